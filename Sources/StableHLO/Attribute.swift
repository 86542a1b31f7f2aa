/// An attribute of an op, function or module.
public indirect enum Attribute: Hashable, Sendable {
  case unit
  case bool(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case type(ValueType)
  /// `array<i64: 1, 2>` and `dense<[1, 2]> : tensor<2xi64>` of index-like attributes alike.
  case integers([Int64])
  case bools([Bool])
  /// `dense<...> : tensor<...>` payloads of `constant`.
  case elements(DenseElements)
  /// A number with its type, `76 : ui8`, as a tensor of rank 0: how the entries of `mhlo.backend_config` are kept, for
  /// the functions that custom calls reach are typed.
  case scalar(DenseElements)
  case symbol(String)
  case array([Attribute])
  case dictionary([String: Attribute])
  /// `#stablehlo<comparison_direction EQ>` and its like: the last word.
  case enumeration(String)
  case dot(DotDimensionNumbers)
  case gather(GatherDimensionNumbers)
  case scatter(ScatterDimensionNumbers)
  case convolution(ConvolutionDimensionNumbers)
  /// A dialect attribute nothing here interprets (shardings and the like), as written.
  case opaque(String)
}

/// Constant data: row-major little-endian bytes, or one element when every element is the same.
public struct DenseElements: Hashable, Sendable {
  public var type: TensorType
  public var bytes: [UInt8]
  public var isSplat: Bool

  public init(type: TensorType, bytes: [UInt8], isSplat: Bool) {
    self.type = type
    self.bytes = bytes
    self.isSplat = isSplat
  }
}

public struct DotDimensionNumbers: Hashable, Sendable {
  public var lhsBatching: [Int] = []
  public var rhsBatching: [Int] = []
  public var lhsContracting: [Int] = []
  public var rhsContracting: [Int] = []
  public init() {}
}

public struct GatherDimensionNumbers: Hashable, Sendable {
  public var offsetDims: [Int] = []
  public var collapsedSliceDims: [Int] = []
  public var operandBatchingDims: [Int] = []
  public var startIndicesBatchingDims: [Int] = []
  public var startIndexMap: [Int] = []
  public var indexVectorDim: Int = 0
  public init() {}
}

public struct ScatterDimensionNumbers: Hashable, Sendable {
  public var updateWindowDims: [Int] = []
  public var insertedWindowDims: [Int] = []
  public var inputBatchingDims: [Int] = []
  public var scatterIndicesBatchingDims: [Int] = []
  public var scatterDimsToOperandDims: [Int] = []
  public var indexVectorDim: Int = 0
  public init() {}
}

public struct ConvolutionDimensionNumbers: Hashable, Sendable {
  public var inputBatch = 0
  public var inputFeature = 0
  public var inputSpatial: [Int] = []
  public var kernelInputFeature = 0
  public var kernelOutputFeature = 0
  public var kernelSpatial: [Int] = []
  public var outputBatch = 0
  public var outputFeature = 0
  public var outputSpatial: [Int] = []
  public init() {}
}
