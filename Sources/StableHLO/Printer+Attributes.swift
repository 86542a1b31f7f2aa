import Numerics

extension Printer {
  /// An attribute as MLIR writes it in the place that `kind` describes.
  static func attribute(_ value: Attribute, _ kind: OpSchema.Kind = .any) -> String {
    switch (kind, value) {
    case (.integer(let bits), .integer(let number)): "\(number) : i\(bits)"
    case (.float32, .float(let number)): number.isFinite ? "\(decimal(Float(number))) : f32" : special(Float(number))
    case (.pairs, .integers(let numbers)): pairs(numbers)
    case (.word(let mnemonic, _), .enumeration(let word)): "#stablehlo<\(mnemonic) \(word)>"
    case (.words(let mnemonic, let words), .array(let values)):
      "[" + values.map { attribute($0, .word(mnemonic: mnemonic, words)) }.joined(separator: ", ") + "]"
    case (.layouts, .array(let values)): "[" + values.map { layout($0) }.joined(separator: ", ") + "]"
    case (.structure(let mnemonic), .dictionary(let entries)): structure(mnemonic, entries)
    case (.structures(let mnemonic), .array(let values)):
      "[" + values.map { attribute($0, .structure(mnemonic: mnemonic)) }.joined(separator: ", ") + "]"
    default: attribute(free: value)
    }
  }

  private static func attribute(free value: Attribute) -> String {
    switch value {
    case .unit: "unit"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): "\(number) : i64"
    case .float(let number):
      number.isFinite ? "\(decimal(number)) : f64" : "0x\(hex(number.bitPattern, digits: 16)) : f64"
    case .string(let string): quoted(string)
    case .type(let type): type.description
    case .integers(let numbers): numbers.isEmpty ? "array<i64>" : "array<i64: \(list(numbers))>"
    case .bools(let flags): flags.isEmpty ? "array<i1>" : "array<i1: \(list(flags))>"
    case .elements(let elements): "dense<\(dense(elements))> : \(elements.type)"
    case .scalar(let number): "\(dense(number)) : \(number.type.element.rawValue)"
    case .symbol(let name): "@" + nested(name)
    case .array(let values): "[" + values.map { attribute($0) }.joined(separator: ", ") + "]"
    case .dictionary(let entries):
      "{"
        + entries.sorted { $0.key < $1.key }.map { "\(quoted($0.key)) = \(attribute($0.value))" }
        .joined(separator: ", ") + "}"
    case .enumeration(let word): "#stablehlo<enumeration \(word)>"
    case .dot(let numbers): dot(numbers)
    case .gather(let numbers): gather(numbers)
    case .scatter(let numbers): scatter(numbers)
    case .convolution(let numbers): "#stablehlo.conv<\(convolution(numbers))>"
    case .opaque(let text): text
    }
  }

  private static func list<T>(_ values: [T]) -> String { values.map { "\($0)" }.joined(separator: ", ") }

  /// A symbol's name; a nested one (`a::@b`) stays as the reader kept it.
  private static func nested(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
        || [0x5F, 0x24, 0x2E, 0x2D].contains(byte)
    }
    return (isPlain && !name.isEmpty) || name.contains("::@") ? name : quoted(name)
  }

  private static func pairs(_ numbers: [Int64]) -> String {
    let rows = stride(from: 0, to: numbers.count - 1, by: 2).map { "[\(numbers[$0]), \(numbers[$0 + 1])]" }
    return "dense<\(rows.isEmpty ? "" : "[\(rows.joined(separator: ", "))]")> : tensor<\(rows.count)x2xi64>"
  }

  private static func layout(_ value: Attribute) -> String {
    guard case .integers(let numbers) = value else { return attribute(value) }
    return "dense<\(numbers.isEmpty ? "" : "[\(list(numbers))]")> : tensor<\(numbers.count)xindex>"
  }

  private static func structure(_ mnemonic: String, _ entries: [String: Attribute]) -> String {
    let order = OpSchema.structures[mnemonic] ?? []
    func rank(_ name: String) -> Int { order.firstIndex { $0.name == name } ?? order.count }
    let sorted = entries.sorted { (rank($0.key), $0.key) < (rank($1.key), $1.key) }
    let body = sorted.map { name, value in
      let text: String =
        switch value {
        case .integer(let number): "\(number)"
        case .float(let number): decimal(number)
        case .integers(let numbers): "[\(list(numbers))]"
        case .enumeration(let word): word
        default: attribute(value)
        }
      return "\(name) = \(text)"
    }
    return "#stablehlo.\(mnemonic)<\(body.joined(separator: ", "))>"
  }

  // MARK: Dimension numbers

  /// `name = [0, 1]` for what is not empty.
  private static func dimensions(_ entries: [(String, [Int])]) -> [String] {
    entries.filter { !$0.1.isEmpty }.map { "\($0.0) = [\(list($0.1))]" }
  }

  private static func dot(_ numbers: DotDimensionNumbers) -> String {
    let body = dimensions([
      ("lhs_batching_dimensions", numbers.lhsBatching), ("rhs_batching_dimensions", numbers.rhsBatching),
      ("lhs_contracting_dimensions", numbers.lhsContracting), ("rhs_contracting_dimensions", numbers.rhsContracting),
    ])
    return "#stablehlo.dot<\(body.joined(separator: ", "))>"
  }

  private static func gather(_ numbers: GatherDimensionNumbers) -> String {
    let body = dimensions([
      ("offset_dims", numbers.offsetDims), ("collapsed_slice_dims", numbers.collapsedSliceDims),
      ("operand_batching_dims", numbers.operandBatchingDims),
      ("start_indices_batching_dims", numbers.startIndicesBatchingDims), ("start_index_map", numbers.startIndexMap),
    ])
    return "#stablehlo.gather<\((body + ["index_vector_dim = \(numbers.indexVectorDim)"]).joined(separator: ", "))>"
  }

  private static func scatter(_ numbers: ScatterDimensionNumbers) -> String {
    let body = dimensions([
      ("update_window_dims", numbers.updateWindowDims), ("inserted_window_dims", numbers.insertedWindowDims),
      ("input_batching_dims", numbers.inputBatchingDims),
      ("scatter_indices_batching_dims", numbers.scatterIndicesBatchingDims),
      ("scatter_dims_to_operand_dims", numbers.scatterDimsToOperandDims),
    ])
    return "#stablehlo.scatter<\((body + ["index_vector_dim = \(numbers.indexVectorDim)"]).joined(separator: ", "))>"
  }

  private static func convolution(_ numbers: ConvolutionDimensionNumbers) -> String {
    func side(_ first: (String, Int), _ second: (String, Int), _ spatial: [Int]) -> String? {
      var places = [String?](repeating: nil, count: spatial.count + 2)
      let entries = [first, second] + spatial.enumerated().map { ("\($0.offset)", $0.element) }
      for (name, place) in entries {
        guard places.indices.contains(place), places[place] == nil else { return nil }
        places[place] = name
      }
      return "[" + places.compactMap { $0 }.joined(separator: ", ") + "]"
    }
    let input = side(("b", numbers.inputBatch), ("f", numbers.inputFeature), numbers.inputSpatial)
    let kernel = side(("i", numbers.kernelInputFeature), ("o", numbers.kernelOutputFeature), numbers.kernelSpatial)
    let output = side(("b", numbers.outputBatch), ("f", numbers.outputFeature), numbers.outputSpatial)
    if let input, let kernel, let output { return "\(input)x\(kernel)->\(output)" }
    return [
      "raw input_batch_dimension = \(numbers.inputBatch)", "input_feature_dimension = \(numbers.inputFeature)",
      "input_spatial_dimensions = [\(list(numbers.inputSpatial))]",
      "kernel_input_feature_dimension = \(numbers.kernelInputFeature)",
      "kernel_output_feature_dimension = \(numbers.kernelOutputFeature)",
      "kernel_spatial_dimensions = [\(list(numbers.kernelSpatial))]",
      "output_batch_dimension = \(numbers.outputBatch)", "output_feature_dimension = \(numbers.outputFeature)",
      "output_spatial_dimensions = [\(list(numbers.outputSpatial))]",
    ].joined(separator: ", ")
  }

  // MARK: Numbers

  /// The shortest decimal that reads back to the same value, with the point MLIR insists on.
  private static func decimal<T: BinaryFloatingPoint & CustomStringConvertible>(_ value: T) -> String {
    let text = value.description
    guard !text.contains(".") else { return text }
    guard let exponent = text.firstIndex(of: "e") else { return text + ".0" }
    return text[..<exponent] + ".0" + text[exponent...]
  }

  private static func special(_ value: Float) -> String { "0x\(hex(UInt64(value.bitPattern), digits: 8)) : f32" }

  /// What stands between `dense<` and `>`: numbers for a few elements, `"0x..."` for more.
  private static func dense(_ elements: DenseElements) -> String {
    let element = elements.type.element
    let width = element.byteCount
    let count = elements.bytes.count / width
    if elements.isSplat { return scalar(elements.bytes[...], element) }
    if count == 0 { return "" }
    if count > 16 {
      var text = "\"0x"
      text.reserveCapacity(2 * elements.bytes.count + 4)
      // Types below a byte stand in the low bits, without the sign's extension.
      let mask: UInt8 = element.bitWidth < 8 ? 1 << UInt8(element.bitWidth) - 1 : 0xFF
      for byte in elements.bytes { text += hex(UInt64(byte & mask), digits: 2) }
      return text + "\""
    }
    func level(_ shape: ArraySlice<Int>, _ bytes: ArraySlice<UInt8>) -> String {
      guard let length = shape.first, length > 0 else { return scalar(bytes, element) }
      let step = bytes.count / length
      let parts = (0..<length).map { part in
        level(shape.dropFirst(), bytes[bytes.startIndex + part * step..<bytes.startIndex + (part + 1) * step])
      }
      return "[\(parts.joined(separator: ", "))]"
    }
    return level(elements.type.shape[...], elements.bytes[...])
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>, _ element: ElementType) -> String {
    if element.isComplex {
      let part: ElementType = element == .complexF32 ? .f32 : .f64
      let middle = bytes.startIndex + bytes.count / 2
      return "(\(scalar(bytes[..<middle], part)),\(scalar(bytes[middle...], part)))"
    }
    var bits: UInt64 = 0
    for byte in bytes.reversed() { bits = bits << 8 | UInt64(byte) }
    switch element {
    case .bool: return bits == 0 ? "false" : "true"
    case .f32, .tf32:
      let value = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
      return value.isFinite ? decimal(value) : "0x\(hex(bits, digits: 8))"
    case .f64:
      let value = Double(bitPattern: bits)
      return value.isFinite ? decimal(value) : "0x\(hex(bits, digits: 16))"
    case _ where element.isFloat: return "0x\(hex(bits, digits: 2 * element.byteCount))"
    case _ where element.isSignedInteger:
      let unused = Int64(64 - 8 * element.byteCount)
      return "\(Int64(bitPattern: bits << UInt64(unused)) >> unused)"
    default: return "\(bits)"
    }
  }
}
