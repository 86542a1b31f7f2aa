import StableHLO

/// What the readers do with bytes that come from elsewhere: any are read or refused with an error; what is read is
/// verified or refused; and what is verified prints as text that reads back and prints the same.
///
/// - Returns: What is wrong with the readers; nil when all is well.
func complaint(about bytes: [UInt8]) -> String? {
  do throws(StableHLOError) {
    let module = try Module(reading: bytes)
    try module.verify()
    let text = module.text
    let again = try? Module(parsing: text)
    return again?.text == text ? nil : "printed text does not read back to the same module"
  } catch {
    return error.description.isEmpty ? "an error has no description" : nil
  }
}
