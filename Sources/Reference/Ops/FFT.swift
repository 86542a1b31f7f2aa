internal import Glibc
internal import Numerics
internal import StableHLO

/// `fft`: Fourier transforms over the last one to three dimensions, in double precision with one rounding at the end.
///
/// FFT and IFFT keep the shape; RFFT keeps the non-negative frequencies of the last dimension; IRFFT takes those and
/// gives `fft_length` real values. Inverses divide by the number of elements.
func fft(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1)
  let x = call.operand
  let lengths = try call.requiredIntegers("fft_length")
  let rank = x.shape.count
  let count = lengths.count
  guard let kind = call.word("fft_type"), ["FFT", "IFFT", "RFFT", "IRFFT"].contains(kind) else {
    throw call.failure(.missingAttribute, "fft_type must be FFT, IFFT, RFFT or IRFFT")
  }
  try call.require(
    (1...3).contains(count) && count <= rank && lengths.allSatisfy { $0 >= 0 }, "transforms 1 to 3 dimensions")
  let dims = Array(rank - count..<rank)
  let last = rank - 1
  let length = lengths[count - 1]
  var shape = x.shape
  for (i, d) in dims.enumerated() {
    let wanted = kind == "IRFFT" && d == last ? length / 2 + 1 : lengths[i]
    try call.require(x.shape[d] == wanted, "dimension \(d) must have extent \(wanted)")
  }
  if kind == "RFFT" { shape[last] = length / 2 + 1 }
  if kind == "IRFFT" { shape[last] = length }
  try call.expect(shape)
  try call.require(
    x.element.isComplex != (kind == "RFFT") && call.result.element.isComplex != (kind == "IRFFT"),
    "\(kind) takes or gives the wrong kind of number")
  var field = Field(x.converted(to: .complexF64))
  switch kind {
  case "FFT": for d in dims { field.transform(d, inverse: false) }
  case "IFFT": for d in dims { field.transform(d, inverse: true) }
  case "RFFT":
    for d in dims { field.transform(d, inverse: false) }
    field = Field(field.tensor.sliced(start: shape.map { _ in 0 }, shape: shape))
  default:
    for d in dims.dropLast() { field.transform(d, inverse: true) }
    field = Field(hermitian(field.tensor, length: length))
    field.transform(last, inverse: true)
  }
  return [field.tensor.converted(to: call.result.element)]
}

/// The full spectrum of a real signal from its non-negative frequencies along the last dimension.
private func hermitian(_ half: Tensor, length: Int) -> Tensor {
  let kept = half.shape.last!
  var shape = half.shape
  shape[shape.count - 1] = length
  let rows = half.count / max(kept, 1)
  return half.read(as: Complex<Double>.self) { x in
    Tensor.make(TensorType(shape, .complexF64), as: Complex<Double>.self) { out, _ in
      for row in 0..<rows {
        for i in 0..<length {
          let value = x[row * kept + min(i, length - i)]
          // Frequencies 0 and length / 2 of a real signal are real.
          let isReal = i == 0 || 2 * i == length
          out[row * length + i] = Complex(value.re, isReal ? 0 : i < length - i ? value.im : -value.im)
        }
      }
    }
  }
}

private struct Field {
  var tensor: Tensor

  init(_ tensor: Tensor) { self.tensor = tensor }

  mutating func transform(_ dimension: Int, inverse: Bool) {
    let n = tensor.shape[dimension]
    let step = rowMajorSteps(tensor.shape)[dimension]
    let count = tensor.count
    if n < 2 { return }
    let plan = FourierPlan(n)
    tensor.modify(as: Complex<Double>.self) { x in
      var line = [Complex<Double>](repeating: .zero, count: n)
      for outer in Swift.stride(from: 0, to: count, by: n * step) {
        for inner in 0..<step {
          let base = outer + inner
          for i in 0..<n {
            let value = x[base + i * step]
            line[i] = inverse ? Complex(value.im, value.re) : value
          }
          // The inverse is the forward transform with real and imaginary parts swapped before and after.
          let output = plan.forward(line)
          let scale = inverse ? 1 / Double(n) : 1
          for i in 0..<n {
            x[base + i * step] =
              inverse ? Complex(output[i].im * scale, output[i].re * scale) : output[i]
          }
        }
      }
    }
  }
}

/// A forward transform of one length: radix 2 for powers of two, else Bluestein's convolution with a chirp.
private struct FourierPlan {
  let n: Int
  /// Power of two in which the transforms run.
  let size: Int
  let roots: [Complex<Double>]
  /// exp(-i pi k^2 / n), and the transform of its conjugate, when n is no power of two.
  let chirp: [Complex<Double>]
  let chirpSpectrum: [Complex<Double>]

  init(_ n: Int) {
    self.n = n
    var size = 1
    let isPower = n & (n - 1) == 0
    while size < (isPower ? n : 2 * n - 1) { size *= 2 }
    self.size = size
    let roots = (0..<max(size / 2, 1)).map { k in
      let angle = -2 * Double.pi * Double(k) / Double(size)
      return Complex<Double>(cos(angle), sin(angle))
    }
    self.roots = roots
    if isPower {
      chirp = []
      chirpSpectrum = []
      return
    }
    let chirp = (0..<n).map { k in
      let angle = -Double.pi * Double(k * k % (2 * n)) / Double(n)
      return Complex<Double>(cos(angle), sin(angle))
    }
    var kernel = [Complex<Double>](repeating: .zero, count: size)
    for k in 0..<n {
      let value = Complex(chirp[k].re, -chirp[k].im)
      kernel[k] = value
      if k > 0 { kernel[size - k] = value }
    }
    self.chirp = chirp
    chirpSpectrum = Self.radix2(kernel, roots)
  }

  func forward(_ x: [Complex<Double>]) -> [Complex<Double>] {
    if chirp.isEmpty { return Self.radix2(x, roots) }
    var padded = [Complex<Double>](repeating: .zero, count: size)
    for k in 0..<n { padded[k] = .product(x[k], chirp[k]) }
    let product = zip(Self.radix2(padded, roots), chirpSpectrum).map { Complex<Double>.product($0, $1) }
    let swapped = Self.radix2(product.map { Complex($0.im, $0.re) }, roots)
    let scale = 1 / Double(size)
    return (0..<n).map { .product(Complex(swapped[$0].im * scale, swapped[$0].re * scale), chirp[$0]) }
  }

  private static func radix2(_ x: [Complex<Double>], _ roots: [Complex<Double>]) -> [Complex<Double>] {
    let n = x.count
    var values = x
    var reversed = 0
    for i in 1..<max(n, 1) {
      var bit = n >> 1
      while reversed & bit != 0 {
        reversed ^= bit
        bit >>= 1
      }
      reversed |= bit
      if i < reversed { values.swapAt(i, reversed) }
    }
    var half = 1
    while half < n {
      let step = n / (2 * half)
      for start in stride(from: 0, to: n, by: 2 * half) {
        for k in 0..<half {
          let turned = Complex<Double>.product(values[start + half + k], roots[k * step])
          let kept = values[start + k]
          values[start + k] = .sum(kept, turned)
          values[start + half + k] = .difference(kept, turned)
        }
      }
      half *= 2
    }
    return values
  }
}
