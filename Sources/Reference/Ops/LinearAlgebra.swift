internal import Glibc
internal import Numerics
internal import StableHLO

/// What elimination needs of a number. Linear algebra runs in double precision and rounds once at the end.
private protocol Field: Ring {
  static func difference(_ a: Self, _ b: Self) -> Self
  static func quotient(_ a: Self, _ b: Self) -> Self
  var conjugate: Self { get }
  /// The square root of a real, positive number; NaN otherwise.
  var positiveRoot: Self { get }
  static var invalid: Self { get }
  var isInvalid: Bool { get }
}

extension Double: Field {
  fileprivate static func difference(_ a: Double, _ b: Double) -> Double { a - b }
  fileprivate static func quotient(_ a: Double, _ b: Double) -> Double { a / b }
  fileprivate var conjugate: Double { self }
  fileprivate var positiveRoot: Double { self > 0 ? squareRoot() : .nan }
  fileprivate static var invalid: Double { .nan }
  fileprivate var isInvalid: Bool { isNaN }
}

extension Complex: Field where T == Double {
  fileprivate var conjugate: Complex { Complex(re, -im) }
  fileprivate var positiveRoot: Complex { re > 0 ? Complex(re.squareRoot()) : .invalid }
  fileprivate static var invalid: Complex { Complex(.nan, .nan) }
  fileprivate var isInvalid: Bool { re.isNaN }
}

private protocol FieldKernel {
  func run<T: Field>(_: T.Type) -> Tensor
}

private func wideType(_ element: ElementType) -> ElementType? {
  element.isFloat ? .f64 : element.isComplex ? .complexF64 : nil
}

private func dispatch<K: FieldKernel>(_ kernel: K, field: ElementType) -> Tensor {
  field == .f64 ? kernel.run(Double.self) : kernel.run(Complex<Double>.self)
}

/// `cholesky`: the triangular factor of Hermitian positive-definite matrices, zeros in the other triangle; NaN in a
/// matrix that is not positive definite.
func cholesky(_ call: Call) throws(ReferenceError) -> [Tensor] {
  struct Kernel: FieldKernel {
    let input: Tensor
    let n: Int
    let lower: Bool

    func run<T: Field>(_: T.Type) -> Tensor {
      var output = Tensor(zeros: input.type)
      input.read(as: T.self) { a in
        output.modify(as: T.self) { l in
          for matrix in stride(from: 0, to: input.count, by: max(n * n, 1)) { factor(a + matrix, l + matrix) }
        }
      }
      return output
    }

    /// Column by column; element (i, j) of the lower factor stands at (j, i), conjugated, when the upper is wanted.
    private func factor<T: Field>(_ a: UnsafePointer<T>, _ l: UnsafeMutablePointer<T>) {
      func source(_ i: Int, _ j: Int) -> T { lower ? a[i * n + j] : a[j * n + i].conjugate }
      var isValid = true
      var factor = [T](repeating: .zero, count: n * n)
      for j in 0..<n {
        for i in j..<n {
          var sum = source(i, j)
          for k in 0..<j { sum = .difference(sum, .product(factor[i * n + k], factor[j * n + k].conjugate)) }
          if i == j {
            factor[j * n + j] = sum.positiveRoot
            isValid = isValid && !factor[j * n + j].isInvalid
          } else {
            factor[i * n + j] = .quotient(sum, factor[j * n + j])
          }
        }
      }
      for i in 0..<n {
        for j in 0..<n {
          let value = lower ? factor[i * n + j] : factor[j * n + i].conjugate
          l[i * n + j] = isValid ? value : .invalid
        }
      }
    }
  }
  try call.requireOperands(1)
  let x = call.operand
  try call.expect(x.shape)
  let rank = x.shape.count
  try call.require(rank >= 2 && x.shape[rank - 1] == x.shape[rank - 2], "takes square matrices")
  guard let wide = wideType(x.element) else { throw call.unsupported("needs floats or complex numbers") }
  let kernel = Kernel(input: x.converted(to: wide), n: x.shape[rank - 1], lower: call.bool("lower"))
  return [dispatch(kernel, field: wide).converted(to: x.element)]
}

/// `triangular_solve`: x in op(a) x = b (`left_side`) or x op(a) = b, op being nothing, transpose or adjoint.
func triangularSolve(_ call: Call) throws(ReferenceError) -> [Tensor] {
  struct Kernel: FieldKernel {
    let a: Tensor
    let b: Tensor
    let n: Int
    let columns: Int
    let lower: Bool
    let isUnit: Bool
    let transpose: String

    /// Solves op(a) x = b by substitution for matrices `b` of n rows.
    func run<T: Field>(_: T.Type) -> Tensor {
      var output = b
      let matrices = n * columns == 0 ? 0 : b.count / (n * columns)
      let isLower = lower == (transpose == "NO_TRANSPOSE")
      a.read(as: T.self) { a in
        output.modify(as: T.self) { x in
          for matrix in 0..<matrices {
            let a = a + matrix * n * n
            let x = x + matrix * n * columns
            func element(_ i: Int, _ j: Int) -> T {
              switch transpose {
              case "TRANSPOSE": a[j * n + i]
              case "ADJOINT": a[j * n + i].conjugate
              default: a[i * n + j]
              }
            }
            for step in 0..<n {
              let i = isLower ? step : n - 1 - step
              for column in 0..<columns {
                var sum = x[i * columns + column]
                for k in isLower ? 0..<i : i + 1..<n {
                  sum = .difference(sum, .product(element(i, k), x[k * columns + column]))
                }
                x[i * columns + column] = isUnit ? sum : .quotient(sum, element(i, i))
              }
            }
          }
        }
      }
      return output
    }
  }
  try call.requireOperands(2)
  let (a, b) = (call.operands[0], call.operands[1])
  try call.expect(b.shape)
  let rank = a.shape.count
  try call.require(
    rank >= 2 && b.shape.count == rank && a.shape[rank - 1] == a.shape[rank - 2] && a.element == b.element
      && a.shape.dropLast(2) == b.shape.dropLast(2), "takes square matrices and as many right-hand sides")
  guard let wide = wideType(a.element) else { throw call.unsupported("needs floats or complex numbers") }
  let n = a.shape[rank - 1]
  let isLeft = call.bool("left_side")
  try call.require(b.shape[isLeft ? rank - 2 : rank - 1] == n, "the matrices fit")
  var transpose = call.word("transpose_a") ?? "NO_TRANSPOSE"
  let swap = Array(0..<rank - 2) + [rank - 1, rank - 2]
  var (left, right) = (a.converted(to: wide), b.converted(to: wide))
  if !isLeft {
    // x op(a) = b is op(a)^T x^T = b^T; the adjoint's transpose is the conjugate, the adjoint of a^T.
    right = right.transposed(swap)
    switch transpose {
    case "TRANSPOSE": transpose = "NO_TRANSPOSE"
    case "ADJOINT": left = left.transposed(swap)
    default: transpose = "TRANSPOSE"
    }
  }
  let wasTransposed = !isLeft && transpose == "ADJOINT"
  let kernel = Kernel(
    a: left, b: right, n: n, columns: right.shape[rank - 1], lower: call.bool("lower") != wasTransposed,
    isUnit: call.bool("unit_diagonal"), transpose: transpose)
  let solution = dispatch(kernel, field: wide)
  return [(isLeft ? solution : solution.transposed(swap)).converted(to: b.element)]
}
