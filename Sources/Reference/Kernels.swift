internal import Numerics
internal import StableHLO

/// Work over elements as bits, chosen once per op by element size.
protocol WordKernel {
  func run<T: BitwiseCopyable>(_: T.Type) -> Tensor
}

/// Work over integers of one width.
protocol IntegerKernel {
  func run<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type) -> Tensor
}

/// Work over `Float` or `Double`; narrower floats are widened before and rounded after.
protocol RealKernel {
  func run<T: RealMath>(_: T.Type) -> Tensor
}

/// Work over anything that adds and multiplies.
protocol RingKernel {
  func run<T: Ring>(_: T.Type) -> Tensor
}

@inline(__always)
func dispatch<K: WordKernel>(_ kernel: K, bytes: Int) -> Tensor {
  switch bytes {
  case 1: kernel.run(UInt8.self)
  case 2: kernel.run(UInt16.self)
  case 4: kernel.run(UInt32.self)
  case 8: kernel.run(UInt64.self)
  default: kernel.run(Word128.self)
  }
}

/// Runs an integer kernel on the storage of the element type; nil when it is no integer.
///
/// Sub-byte types run in their byte and are cut to their width afterwards.
@inline(__always)
func dispatch<K: IntegerKernel>(_ kernel: K, integer element: ElementType) -> Tensor? {
  switch element {
  case .i64: kernel.run(Int64.self)
  case .i32: kernel.run(Int32.self)
  case .i16: kernel.run(Int16.self)
  case .i8: kernel.run(Int8.self)
  case .ui64: kernel.run(UInt64.self)
  case .ui32: kernel.run(UInt32.self)
  case .ui16: kernel.run(UInt16.self)
  case .ui8, .bool: kernel.run(UInt8.self)
  case .i4, .i2: kernel.run(Int8.self).canonical
  case .ui4, .ui2: kernel.run(UInt8.self).canonical
  default: nil
  }
}

/// The type in which arithmetic on the element type is done: narrow floats in f32, everything else in itself.
func computeType(_ element: ElementType) -> ElementType {
  element.isFloat && element != .f64 ? .f32 : element
}

/// Runs a real kernel; its tensors must be of `computeType`. Nil for other types.
@inline(__always)
func dispatch<K: RealKernel>(_ kernel: K, real element: ElementType) -> Tensor? {
  switch element {
  case .f32: kernel.run(Float.self)
  case .f64: kernel.run(Double.self)
  default: nil
  }
}

/// Runs a ring kernel; its tensors must be of `computeType`.
@inline(__always)
func dispatch<K: RingKernel>(_ kernel: K, ring element: ElementType) -> Tensor? {
  switch element {
  case .f32: kernel.run(Float.self)
  case .f64: kernel.run(Double.self)
  case .complexF32: kernel.run(Complex<Float>.self)
  case .complexF64: kernel.run(Complex<Double>.self)
  case .i64, .ui64: kernel.run(UInt64.self)
  case .i32, .ui32: kernel.run(UInt32.self)
  case .i16, .ui16: kernel.run(UInt16.self)
  case .i8, .ui8: kernel.run(UInt8.self)
  case .i4, .i2, .ui4, .ui2: kernel.run(UInt8.self).canonical
  default: nil
  }
}

extension Tensor {
  var canonical: Tensor {
    var copy = self
    copy.canonicalise()
    return copy
  }
}

@inline(__always)
func map<A: BitwiseCopyable, R: BitwiseCopyable>(_ a: Tensor, to type: TensorType, _ f: (A) -> R) -> Tensor {
  a.read(as: A.self) { a in
    Tensor.make(type, as: R.self) { out, n in for i in 0..<n { out[i] = f(a[i]) } }
  }
}

@inline(__always)
func map<A: BitwiseCopyable, B: BitwiseCopyable, R: BitwiseCopyable>(
  _ a: Tensor, _ b: Tensor, to type: TensorType, _ f: (A, B) -> R
) -> Tensor {
  a.read(as: A.self) { a in
    b.read(as: B.self) { b in
      Tensor.make(type, as: R.self) { out, n in for i in 0..<n { out[i] = f(a[i], b[i]) } }
    }
  }
}
