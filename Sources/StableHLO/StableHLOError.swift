/// What is wrong with a StableHLO module, where, and what would be right.
public struct StableHLOError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The text is not MLIR's grammar at this place.
    case syntax
    /// The text ends inside something.
    case unexpectedEnd = "unexpected-end"
    /// An op that neither StableHLO nor its neighbours here have.
    case unknownOperation = "unknown-operation"
    /// MLIR that is legal but outside what this package runs (dynamic shapes, quantised types, several blocks).
    case unsupported
    /// A literal that its type cannot hold, or data whose amount its type does not ask for.
    case badLiteral = "bad-literal"
    case badAttribute = "bad-attribute"
    case missingAttribute = "missing-attribute"
    case undefinedValue = "undefined-value"
    case redefinedValue = "redefined-value"
    /// The number of operands, results, regions or arguments is wrong.
    case count
    /// Operand and result types that do not fit the op.
    case typeMismatch = "type-mismatch"
    case undefinedSymbol = "undefined-symbol"
    case redefinedSymbol = "redefined-symbol"
    /// A size beyond what can be addressed.
    case tooLarge = "too-large"
    /// Nesting beyond ``TextReader``'s limit.
    case tooDeep = "too-deep"
  }

  public var code: Code
  /// What was found, what was expected, and the remedy where there is one.
  public var message: String
  /// 1-based; 0 when the module was not read from text.
  public var line: Int
  /// 1-based, in bytes of the line.
  public var column: Int
  public var fileName: String

  public init(_ code: Code, _ message: String, line: Int = 0, column: Int = 0, fileName: String = "<module>") {
    self.code = code
    self.message = message
    self.line = line
    self.column = column
    self.fileName = fileName
  }

  /// `file:line:column: code: message`; without line and column where there are none.
  public var description: String {
    let place = line > 0 ? "\(fileName):\(line):\(column)" : fileName
    return "\(place): \(code.rawValue): \(message)"
  }
}
