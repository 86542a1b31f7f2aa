/// Comma-separated values (RFC 4180).
public enum CSV {
  /// In quotes where commas, quotes or line ends make it necessary.
  public static func quoted(_ text: String) -> String {
    let special: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13]
    guard text.utf8.contains(where: special.contains) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
