import Numerics

extension TextReader {
  /// Attributes in the forms their schema rows name; those without a row stay as they are.
  func canonical(
    _ attributes: [String: Attribute], _ schema: OpSchema, _ draft: Draft
  ) throws(StableHLOError) -> [String: Attribute] {
    guard !schema.attributes.isEmpty else { return attributes }
    var result = attributes
    for row in schema.attributes {
      guard let value = attributes[row.name] else {
        if row.need == .required {
          throw error(.missingAttribute, "\(draft.name) needs the attribute '\(row.name)'", at: draft.start)
        }
        continue
      }
      guard let fitting = row.canonical(value) else {
        throw error(
          .badAttribute, "'\(row.name)' of \(draft.name) must be \(row.kind.description)", at: draft.start)
      }
      result[row.name] = fitting
    }
    return schema.withoutDefaults(result)
  }
}

extension OpSchema.Kind {
  /// How the attribute is written, for messages.
  public var description: String {
    switch self {
    case .integer(let bits): "an integer (1 : i\(bits))"
    case .float32: "a number (1.0 : f32)"
    case .boolean: "true or false"
    case .flag: "a flag"
    case .string: "a string"
    case .symbol: "a symbol (@name)"
    case .symbols: "an array of symbols"
    case .integers: "integers (array<i64: 1, 2>)"
    case .pairs: "pairs of integers (dense<[[0, 1]]> : tensor<1x2xi64>)"
    case .booleans: "booleans (array<i1: true>)"
    case .elements: "dense elements (dense<1.0> : tensor<2xf32>)"
    case .groups: "groups of devices (dense<[[0, 1]]> : tensor<1x2xi64>)"
    case .word(let mnemonic, let words): "a \(mnemonic): \(words.joined(separator: ", "))"
    case .words(let mnemonic, let words): "an array of \(mnemonic): \(words.joined(separator: ", "))"
    case .dot: "#stablehlo.dot<...>"
    case .gather: "#stablehlo.gather<...>"
    case .scatter: "#stablehlo.scatter<...>"
    case .convolution: "#stablehlo.conv<...>"
    case .layouts: "an array of layouts ([dense<[1, 0]> : tensor<2xindex>])"
    case .structure(let mnemonic): "#stablehlo.\(mnemonic)<...>"
    case .structures(let mnemonic): "an array of #stablehlo.\(mnemonic)<...>"
    case .dictionary: "a dictionary ({name = value})"
    case .any: "an attribute"
    }
  }
}

extension ValueType: CustomStringConvertible {
  /// As MLIR writes it: `tensor<2x3xf32>`.
  public var description: String {
    switch self {
    case .tensor(let type): type.description
    case .token: "!stablehlo.token"
    case .tuple(let types): "tuple<\(types.map(\.description).joined(separator: ", "))>"
    }
  }
}

extension TensorType: CustomStringConvertible {
  public var description: String {
    "tensor<" + shape.map { "\($0)x" }.joined() + element.rawValue + ">"
  }
}
