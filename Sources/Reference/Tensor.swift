public import Numerics
public import StableHLO

/// A tensor's type and its elements: row-major, little endian, `ElementType.byteCount` bytes each.
///
/// Sub-byte integers are stored one to a byte, sign- or zero-extended; `i1` is 0 or 1.
public struct Tensor: Sendable, Equatable {
  public var type: TensorType
  public var bytes: [UInt8]

  public init(type: TensorType, bytes: [UInt8]) {
    self.type = type
    self.bytes = bytes
  }

  /// All bytes zero.
  public init(zeros type: TensorType) {
    self.init(type: type, bytes: [UInt8](repeating: 0, count: type.byteCount))
  }

  /// The elements of `values`, rounded to `element`; `shape` defaults to a vector.
  public init(_ values: [Float], shape: [Int]? = nil, element: ElementType = .f32) {
    let exact = Tensor(values: values, type: TensorType(shape ?? [values.count], .f32))
    self = element == .f32 ? exact : exact.converted(to: element)
  }

  public init(_ values: [Double], shape: [Int]? = nil, element: ElementType = .f64) {
    let exact = Tensor(values: values, type: TensorType(shape ?? [values.count], .f64))
    self = element == .f64 ? exact : exact.converted(to: element)
  }

  /// The elements of `values`, wrapped to the width of `element`.
  public init(_ values: [Int64], shape: [Int]? = nil, element: ElementType = .i32) {
    let exact = Tensor(values: values, type: TensorType(shape ?? [values.count], .i64))
    self = element == .i64 ? exact : exact.converted(to: element)
  }

  public init(_ values: [Bool], shape: [Int]? = nil) {
    self.init(type: TensorType(shape ?? [values.count], .bool), bytes: values.map { $0 ? 1 : 0 })
  }

  /// The tensor of a `constant`, splats written out.
  public init(_ constant: DenseElements) {
    if constant.isSplat {
      let size = constant.type.element.byteCount
      let count = constant.type.elementCount
      let element = Tensor(type: TensorType([], constant.type.element), bytes: Array(constant.bytes.prefix(size)))
      self = element.broadcast(to: count)
      type = constant.type
    } else {
      self.init(type: constant.type, bytes: constant.bytes)
    }
    canonicalise()
  }

  private init<T: BitwiseCopyable>(values: [T], type: TensorType) {
    self.init(type: type, bytes: values.withUnsafeBytes { Array($0) })
  }

  public var shape: [Int] { type.shape }
  public var element: ElementType { type.element }
  public var count: Int { type.elementCount }

  /// Every element as a Float (complex numbers give their real part).
  public var floats: [Float] {
    let wide = converted(to: .f32)
    return wide.read(as: Float.self) { Array(UnsafeBufferPointer(start: $0, count: count)) }
  }

  public var doubles: [Double] {
    let wide = converted(to: .f64)
    return wide.read(as: Double.self) { Array(UnsafeBufferPointer(start: $0, count: count)) }
  }

  /// Every element as an Int64; floats truncate, `ui64` wraps.
  public var ints: [Int64] {
    let wide = converted(to: .i64)
    return wide.read(as: Int64.self) { Array(UnsafeBufferPointer(start: $0, count: count)) }
  }

  public var bools: [Bool] { converted(to: .bool).bytes.map { $0 != 0 } }
}

extension Tensor {
  /// Makes the spare bits of sub-byte types what the evaluator relies on.
  mutating func canonicalise() {
    switch element {
    case .bool: for i in bytes.indices { bytes[i] = bytes[i] == 0 ? 0 : 1 }
    case .i4, .i2, .ui4, .ui2:
      let spare = 8 - element.bitWidth
      if element.isSignedInteger {
        for i in bytes.indices { bytes[i] = UInt8(bitPattern: (Int8(bitPattern: bytes[i]) << spare) >> spare) }
      } else {
        for i in bytes.indices { bytes[i] = (bytes[i] << spare) >> spare }
      }
    default: break
    }
  }

  /// The same bytes under another shape of as many elements.
  func reshaped(_ shape: [Int]) -> Tensor { Tensor(type: TensorType(shape, element), bytes: bytes) }
}
