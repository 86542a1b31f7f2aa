import Numerics

/// Typed views of an op's attributes, with the schema's defaults for absent ones.
///
/// The reader has checked that what the schema requires is there and has its kind; asking an op for an attribute that
/// its schema does not have is a bug in the asking code.
extension Operation {
  /// The attribute, or the schema's default for it, or nil where absence has its own meaning.
  public func attribute(_ name: String) -> Attribute? {
    if let attribute = attributes[name] { return attribute }
    guard let row = OpSchema.of(opcode).attribute(name) else { return nil }
    switch row.need {
    case .required, .optional: return nil
    case .defaulted(let value): return value
    case .filled(let number, let times):
      let count = windowRank * times
      if row.kind == .booleans { return .bools(Array(repeating: number != 0, count: count)) }
      return .integers(Array(repeating: Int64(number), count: count))
    }
  }

  /// The number of dimensions the op's window has: spatial ones for a convolution.
  private var windowRank: Int {
    if case .integers(let sizes)? = attributes["window_dimensions"] { return sizes.count }
    if case .convolution(let numbers)? = attributes["dimension_numbers"] { return numbers.inputSpatial.count }
    return 0
  }

  private func required<T>(_ name: String, _ value: T?) -> T {
    guard let value else { preconditionFailure("\(opcode.qualifiedName) has no attribute \(name) of that kind") }
    return value
  }

  /// `permutation`, `dimensions`, `window_strides`, ... as sizes and dimension numbers.
  public func integers(_ name: String) -> [Int] {
    guard case .integers(let values)? = attribute(name) else { return required(name, nil) }
    return values.map { Int($0) }
  }

  /// Low and high padding per window dimension, or source and target pairs: the rows of an n x 2 attribute.
  public func pairs(_ name: String) -> [(Int, Int)] {
    let flat = integers(name)
    return (0..<flat.count / 2).map { (flat[2 * $0], flat[2 * $0 + 1]) }
  }

  public func integer(_ name: String) -> Int {
    guard case .integer(let value)? = attribute(name) else { return required(name, nil) }
    return Int(value)
  }

  public func bools(_ name: String) -> [Bool] {
    guard case .bools(let values)? = attribute(name) else { return required(name, nil) }
    return values
  }

  /// A boolean attribute or a flag; an absent flag is false.
  public func flag(_ name: String) -> Bool {
    switch attribute(name) {
    case .bool(let value)?: value
    case .unit?: true
    default: false
    }
  }

  public func float(_ name: String) -> Double {
    guard case .float(let value)? = attribute(name) else { return required(name, nil) }
    return value
  }

  public func string(_ name: String) -> String? {
    switch attribute(name) {
    case .string(let value)?, .symbol(let value)?, .enumeration(let value)?: value
    default: nil
    }
  }

  /// The function a `call` names, or the decomposition of a `composite`.
  public var callee: String? { string(opcode == .composite ? "decomposition" : "callee") }

  /// The data of a `constant`.
  public var constantElements: DenseElements? {
    guard case .elements(let elements)? = attributes["value"] else { return nil }
    return elements
  }

  /// `EQ`, `NE`, `GE`, `GT`, `LE` or `LT`.
  public var comparisonDirection: String { required("comparison_direction", string("comparison_direction")) }

  /// `FLOAT`, `TOTALORDER`, `SIGNED` or `UNSIGNED`; nil when the op leaves it to the element type.
  public var compareType: String? { string("compare_type") }

  /// The precision asked for each operand (`DEFAULT`, `HIGH`, `HIGHEST`); empty when the op does not say.
  public var precisions: [String] {
    guard case .array(let values)? = attributes["precision_config"] else { return [] }
    return values.compactMap { if case .enumeration(let word) = $0 { word } else { nil } }
  }

  public var dotDimensionNumbers: DotDimensionNumbers {
    guard case .dot(let numbers)? = attributes["dot_dimension_numbers"] else {
      return required("dot_dimension_numbers", nil)
    }
    return numbers
  }

  public var gatherDimensionNumbers: GatherDimensionNumbers {
    guard case .gather(let numbers)? = attributes["dimension_numbers"] else {
      return required("dimension_numbers", nil)
    }
    return numbers
  }

  public var scatterDimensionNumbers: ScatterDimensionNumbers {
    guard case .scatter(let numbers)? = attributes["scatter_dimension_numbers"] else {
      return required("scatter_dimension_numbers", nil)
    }
    return numbers
  }

  public var convolutionDimensionNumbers: ConvolutionDimensionNumbers {
    guard case .convolution(let numbers)? = attributes["dimension_numbers"] else {
      return required("dimension_numbers", nil)
    }
    return numbers
  }

  /// The device groups of a collective; short rows are padded with -1 in MLIR and are short here.
  public var replicaGroups: [[Int]] {
    guard case .elements(let elements)? = attributes["replica_groups"] else { return [] }
    let values = elements.integerValues
    guard elements.type.rank == 2, elements.type.shape[1] > 0 else { return [] }
    let width = elements.type.shape[1]
    return stride(from: 0, to: values.count, by: width).map { start in
      values[start..<start + width].filter { $0 >= 0 }.map { Int($0) }
    }
  }
}

extension DenseElements {
  /// The values of integer or boolean elements, splats spread out; empty for other types.
  public var integerValues: [Int64] {
    let width = type.element.byteCount
    guard type.element.isInteger || type.element == .bool else { return [] }
    var values: [Int64] = []
    for start in stride(from: 0, to: bytes.count - width + 1, by: width) {
      var word: UInt64 = 0
      for index in (0..<width).reversed() { word = word << 8 | UInt64(bytes[start + index]) }
      let unused = 64 - 8 * UInt64(width)
      let value = Int64(bitPattern: word << unused)
      values.append(
        type.element.isSignedInteger ? value >> Int64(unused) : Int64(bitPattern: UInt64(bitPattern: value) >> unused))
    }
    return isSplat && values.count == 1 ? Array(repeating: values[0], count: type.elementCount) : values
  }
}
