import StableHLO
import Testing

/// What reading `text` throws; nil when it throws nothing.
func readingError(_ text: String) -> StableHLOError? {
  do throws(StableHLOError) {
    _ = try Module(parsing: text, fileName: "f.mlir")
    return nil
  } catch {
    return error
  }
}

@Suite struct `A text with a mistake` {
  struct Case: Sendable, CustomTestStringConvertible {
    var body: String
    var code: StableHLOError.Code
    var line: Int
    var column: Int
    /// What the message must say.
    var says: String
    var testDescription: String { says }
  }

  // The body begins on line 3 of the file.
  static let cases: [Case] = [
    Case(
      body: "    %0 = stablehlo.adf %a, %b : tensor<2x3xf32>\n    return", code: .unknownOperation, line: 3, column: 10,
      says: "unknown op 'stablehlo.adf': is 'stablehlo.add' meant?"),
    Case(
      body: "    %0 = \"tosa.matmul\"(%a, %b) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>\n    return",
      code: .unknownOperation, line: 3, column: 10, says: "unknown op 'tosa.matmul': StableHLO's ops"),
    Case(
      body: "    %0 = stablehlo.add %a, %c : tensor<2x3xf32>\n    return", code: .undefinedValue, line: 3, column: 28,
      says: "'%c' is not defined before this use"),
    Case(
      body: "    %a = stablehlo.abs %b : tensor<2x3xf32>\n    return", code: .redefinedValue, line: 3, column: 5,
      says: "'%a' is defined already"),
    Case(
      body: "    %0 = stablehlo.add %a, %b : tensor<2x4xf32>\n    return", code: .typeMismatch, line: 3, column: 10,
      says: "operand 0 of stablehlo.add is tensor<2x3xf32>, its type here says tensor<2x4xf32>"),
    Case(
      body: "    %0 = stablehlo.add %a : tensor<2x3xf32>\n    return", code: .count, line: 3, column: 10,
      says: "stablehlo.add takes 2 operands, found 1"),
    Case(
      body: "    %0 = stablehlo.add %a, %b tensor<2x3xf32>\n    return", code: .syntax, line: 3, column: 31,
      says: "expected ':' before the types of stablehlo.add, found 'tensor'"),
    Case(
      body: "    %0 = stablehlo.transpose %a : (tensor<2x3xf32>) -> tensor<3x2xf32>\n    return",
      code: .missingAttribute, line: 3, column: 10, says: "stablehlo.transpose needs the attribute 'permutation'"),
    Case(
      body: "    %0 = stablehlo.transpose %a, perm = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>\n    return",
      code: .badAttribute, line: 3, column: 34, says: "stablehlo.transpose has no 'perm'; it has 'dims'"),
    Case(
      body: "    %0 = stablehlo.compare XX, %a, %b : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xi1>\n    return",
      code: .badAttribute, line: 3, column: 10,
      says: "'comparison_direction' of stablehlo.compare must be a comparison_direction: EQ, NE, GE, GT, LE, LT"),
    Case(
      body: "    %0 = stablehlo.constant dense<[1.0, 2.0]> : tensor<3xf32>\n    return", code: .badLiteral, line: 3,
      column: 35, says: "2 elements in a dimension of 3"),
    Case(
      body: "    %0 = stablehlo.constant dense<300> : tensor<i8>\n    return", code: .badLiteral, line: 3, column: 35,
      says: "'300' is no i8"),
    Case(
      body: "    %0 = stablehlo.constant dense<\"0x00FF0\"> : tensor<i8>\n    return", code: .badLiteral, line: 3,
      column: 36, says: "even number of hex digits"),
    Case(
      body: "    %0 = stablehlo.constant dense<1.0> : tensor<f33>\n    return", code: .unsupported, line: 3, column: 49,
      says: "the element type 'f33' is unknown"),
    Case(
      body: "    %0 = stablehlo.constant dense<1.0> : tensor<?xf32>\n    return", code: .unsupported, line: 3,
      column: 49,
      says: "dynamic shape"),
    Case(
      body: "    %0:3 = stablehlo.optimization_barrier %a, %b : tensor<2x3xf32>, tensor<2x3xf32>\n    return",
      code: .count, line: 3, column: 5, says: "has 2 results, the names before '=' ask for more"),
    Case(
      body: "    %0:2 = stablehlo.optimization_barrier %a, %b : tensor<2x3xf32>, tensor<2x3xf32>\n"
        + "    return %0#2 : tensor<2x3xf32>", code: .undefinedValue, line: 4, column: 12,
      says: "'%0' has 2 results, there is no #2"),
    Case(
      body: "    %0 = stablehlo.abs %a : tensor<2x3xf32>", code: .syntax, line: 4, column: 3,
      says: "expected a return at the end of main's region"),
    Case(
      body: "    return\n    return", code: .syntax, line: 4, column: 5, says: "expected '}' after the return"),
    Case(
      body: "    cf.br ^bb1", code: .unknownOperation, line: 3, column: 5, says: "unknown op 'cf.br'"),
    Case(
      body: "    return loc(#loc7)", code: .undefinedSymbol, line: 3, column: 16,
      says: "the location alias '#loc7' is not defined"),
    Case(
      body: "    %0 = stablehlo.constant dense_resource<w> : tensor<f32>\n    return", code: .undefinedSymbol, line: 3,
      column: 29, says: "no data for the resource 'w'"),
    Case(
      body: "    %0 = stablehlo.constant {a = \"b} dense<0.0> : tensor<f32>\n    return", code: .syntax, line: 3,
      column: 34, says: "'\"' at the end of a string"),
  ]

  @Test(arguments: cases) func `gives its place and what was expected`(mistake: Case) throws {
    let error = try #require(readingError(program(mistake.body)))
    #expect(error.code == mistake.code)
    #expect(error.line == mistake.line && error.column == mistake.column, "\(error)")
    #expect(error.message.contains(mistake.says), "\(error)")
    #expect(error.fileName == "f.mlir")
  }

  @Test func `describes itself as compilers do`() throws {
    let error = try #require(readingError("module @m {\n  func.func main() {}\n}"))
    #expect(error.description == "f.mlir:2:13: syntax: expected '@' and the function's name, found 'main'")
  }

  @Test(arguments: [
    ("", StableHLOError.Code.unexpectedEnd), ("\n  // nothing\n", .unexpectedEnd), ("hello", .syntax),
    ("module @a {} module @b {}", .unsupported), ("module @a { module @b {} }", .unsupported),
    ("ML\u{00EF}R", .syntax), ("module @m { func.func @f() { return } func.func @f() { return } }", .redefinedSymbol),
    ("module @m { func.func @f() { ^bb0: return ^bb1: return } }", .unsupported),
    ("module { func.func @f(%a: !stablehlo.tokens) { return } }", .unsupported), ("module @m { %0 }", .syntax),
    ("module @m {} x", .syntax),
  ])
  func `is refused at the top level too`(text: String, code: StableHLOError.Code) {
    #expect(readingError(text)?.code == code)
  }

  @Test func `in bytecode is named as such`() {
    var error: StableHLOError?
    do throws(StableHLOError) {
      _ = try Module(parsing: [0x4D, 0x4C, 0xEF, 0x52, 6], fileName: "f")
    } catch let thrown { error = thrown }
    #expect(error?.code == .unsupported)
    #expect(error?.message.contains("bytecode") == true)
  }
}
