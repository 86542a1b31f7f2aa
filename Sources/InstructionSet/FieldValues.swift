public import TileKernels

extension ALUOperator: FieldValue {}
extension ActivationFunction: FieldValue {}

extension Float: FieldValue {
  public var fieldText: String { description }
  public init?(fieldText: String) { self.init(fieldText) }
}

extension String: FieldValue {
  /// Quoted, with backslash escapes for quotes, backslashes and control characters.
  public var fieldText: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  public init?(fieldText: String) {
    guard fieldText.count >= 2, fieldText.hasPrefix("\""), fieldText.hasSuffix("\"") else { return nil }
    self = ""
    var escaped = false
    for scalar in fieldText.unicodeScalars.dropFirst().dropLast() {
      if escaped {
        switch scalar {
        case "n": unicodeScalars.append("\n")
        case "t": unicodeScalars.append("\t")
        case "r": unicodeScalars.append("\r")
        case "\"", "\\": unicodeScalars.append(scalar)
        default: return nil
        }
        escaped = false
      } else if scalar == "\\" {
        escaped = true
      } else {
        unicodeScalars.append(scalar)
      }
    }
    if escaped { return nil }
  }
}

extension Dimension: FieldValue {
  /// `count@stride`.
  public var fieldText: String { "\(count)@\(stride)" }

  public init?(fieldText: String) {
    let parts = fieldText.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), let stride = Int(parts[1]) else { return nil }
    self.init(count, stride: stride)
  }
}

/// `[a,b,c]`; elements hold no comma.
extension Array: FieldValue where Element: FieldValue {
  public var fieldText: String { "[" + map(\.fieldText).joined(separator: ",") + "]" }

  public init?(fieldText: String) {
    guard fieldText.hasPrefix("["), fieldText.hasSuffix("]") else { return nil }
    self = []
    let inside = fieldText.dropFirst().dropLast()
    if inside.isEmpty { return }
    for part in inside.split(separator: ",", omittingEmptySubsequences: false) {
      guard let element = Element(fieldText: String(part)) else { return nil }
      append(element)
    }
  }
}

extension Register: FieldValue {
  public var fieldText: String { "%r\(index)" }

  public init?(fieldText: String) {
    guard fieldText.hasPrefix("%r"), let index = Int(fieldText.dropFirst(2)), index >= 0 else { return nil }
    self.init(index)
  }
}

extension AffineOffset: FieldValue {
  /// A sum such as `64+%i0*512+%i1%3*2048+%r0*-1+%r1%0%7*16`; a modulus follows its counter, limits their register.
  public var fieldText: String {
    var parts: [String] = []
    if constant != 0 || (terms.isEmpty && registers.isEmpty) { parts.append("\(constant)") }
    for term in terms {
      let modulus = term.modulus == 0 ? "" : "%\(term.modulus)"
      parts.append("%i\(term.loop.index)\(modulus)*\(term.stride)")
    }
    for term in registers {
      let limits = term.limits.map { "%\($0.lowerBound)%\($0.upperBound)" } ?? ""
      parts.append("%r\(term.register.index)\(limits)*\(term.stride)")
    }
    return parts.joined(separator: "+")
  }

  public init?(fieldText: String) {
    self.init(0)
    for part in fieldText.split(separator: "+", omittingEmptySubsequences: false) {
      guard part.hasPrefix("%") else {
        guard let value = Int(part) else { return nil }
        let (sum, overflow) = constant.addingReportingOverflow(value)
        if overflow { return nil }
        constant = sum
        continue
      }
      let factors = part.dropFirst().split(separator: "*", omittingEmptySubsequences: false)
      guard factors.count == 2, let stride = Int(factors[1]), let kind = factors[0].first else { return nil }
      let numbers = factors[0].dropFirst().split(separator: "%", omittingEmptySubsequences: false)
      guard let index = numbers.first.flatMap({ Int($0) }), index >= 0 else { return nil }
      switch (kind, numbers.count) {
      case ("i", 1): terms.append(Term(LoopID(index), stride: stride))
      case ("i", 2):
        guard let modulus = Int(numbers[1]), modulus > 0 else { return nil }
        terms.append(Term(LoopID(index), stride: stride, modulus: modulus))
      case ("r", 1): registers.append(RegisterTerm(Register(index), stride: stride))
      case ("r", 3):
        guard let low = Int32(numbers[1]), let high = Int32(numbers[2]), low <= high else { return nil }
        registers.append(RegisterTerm(Register(index), stride: stride, limits: low...high))
      default: return nil
      }
    }
  }
}

/// Whether a matrix pass adds to what its PSUM destination holds (nki.isa `nc_matmul`, "Accumulation mode").
///
/// A loop over the contraction starts its accumulation group in its first iteration: `.afterFirst(of: [k])` overwrites
/// while the counters of all the loops are 0 and adds afterwards, as NKI's `accumulate=(i > 0)` does.
public enum Accumulation: Hashable, Sendable, ExpressibleByBooleanLiteral {
  case overwrite, accumulate
  case afterFirst(of: [LoopID])

  public init(booleanLiteral value: Bool) { self = value ? .accumulate : .overwrite }
}

extension Accumulation: FieldValue {
  public var fieldText: String {
    switch self {
    case .overwrite: "false"
    case .accumulate: "true"
    case .afterFirst(let loops): loops.map { "%i\($0.index)" }.joined(separator: "|")
    }
  }

  public init?(fieldText: String) {
    switch fieldText {
    case "false": self = .overwrite
    case "true": self = .accumulate
    default:
      var loops: [LoopID] = []
      for part in fieldText.split(separator: "|", omittingEmptySubsequences: false) {
        guard part.hasPrefix("%i"), let index = Int(part.dropFirst(2)), index >= 0 else { return nil }
        loops.append(LoopID(index))
      }
      self = .afterFirst(of: loops)
    }
  }
}

/// What an index out of range does (nki.isa `oob_mode`): stops the run with an error, or moves nothing.
public enum OutOfBoundsMode: String, CaseIterable, Sendable, Hashable, FieldValue {
  case error, skip
}
