internal import Glibc

/// A complex number laid out as StableHLO stores it: real part first.
///
/// `complex<f32>` functions that are not plain arithmetic are computed in `Complex<Double>` and rounded once, which
/// keeps their intermediate squares and quotients in range.
struct Complex<T: RealMath>: Ring {
  var re: T
  var im: T

  @inline(__always)
  init(_ re: T, _ im: T = 0) {
    self.re = re
    self.im = im
  }

  @inline(__always) init(_ other: Complex<Float>) { self.init(T(other.re), T(other.im)) }
  @inline(__always) init(_ other: Complex<Double>) { self.init(T(other.re), T(other.im)) }

  static var zero: Complex { Complex(0) }
  static var one: Complex { Complex(1) }

  @inline(__always) static func sum(_ a: Complex, _ b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  @inline(__always) static func difference(_ a: Complex, _ b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  @inline(__always) static func product(_ a: Complex, _ b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }

  var modulus: T { T.hypotOf(re, im) }
  var argument: T { T.atan2Of(im, re) }
  var isZero: Bool { re == 0 && im == 0 }
}

extension Complex where T == Double {
  /// Scaled by the larger part of the divisor (Smith's method).
  static func quotient(_ a: Complex, _ b: Complex) -> Complex {
    if abs(b.re) >= abs(b.im) {
      if b.isZero { return Complex(a.re / b.re, a.im / b.re) }
      let ratio = b.im / b.re
      let scale = b.re + b.im * ratio
      return Complex((a.re + a.im * ratio) / scale, (a.im - a.re * ratio) / scale)
    }
    let ratio = b.re / b.im
    let scale = b.re * ratio + b.im
    return Complex((a.re * ratio + a.im) / scale, (a.im * ratio - a.re) / scale)
  }

  var exponential: Complex {
    let scale = exp(re)
    return im == 0 ? Complex(scale, im) : Complex(scale * cos(im), scale * sin(im))
  }

  var exponentialMinusOne: Complex {
    if im == 0 { return Complex(expm1(re), im) }
    let halfSine = sin(im / 2)
    return Complex(expm1(re) * cos(im) - 2 * halfSine * halfSine, exp(re) * sin(im))
  }

  var logarithm: Complex { Complex(log(modulus), argument) }

  var logarithmPlusOne: Complex {
    // log|1 + z| through log1p of |1 + z|^2 - 1, which keeps small z.
    let excess = re * (2 + re) + im * im
    let real = abs(re) < 0.5 && abs(im) < 0.5 ? log1p(excess) / 2 : log(T.hypotOf(1 + re, im))
    return Complex(real, atan2(im, 1 + re))
  }

  var squareRoot: Complex {
    if isZero { return Complex(0, im) }
    if im.isInfinite { return Complex(.infinity, im) }
    let t = ((abs(re) + modulus) / 2).squareRoot()
    if re >= 0 { return Complex(t, im / (2 * t)) }
    return Complex(abs(im) / (2 * t), im.isNegative ? -t : t)
  }

  var sine: Complex { Complex(sin(re) * cosh(im), cos(re) * sinh(im)) }
  var cosine: Complex { Complex(cos(re) * cosh(im), -(sin(re) * sinh(im))) }

  /// At infinity the limits of C's Annex G.
  var hyperbolicTangent: Complex {
    if re.isInfinite && !im.isFinite { return Complex(re.isNegative ? -1 : 1, 0) }
    if !im.isFinite { return Complex(.nan, .nan) }
    if abs(re) > 20 { return Complex(re.isNegative ? -1 : 1, 4 * sin(im) * cos(im) * exp(-2 * abs(re))) }
    let c = cos(im)
    let s = sinh(re)
    let scale = c * c + s * s
    return Complex(s * cosh(re) / scale, sin(im) * c / scale)
  }

  var tangent: Complex {
    // tan z = -i tanh(i z)
    let turned = Complex(-im, re).hyperbolicTangent
    return Complex(turned.im, -turned.re)
  }

  static func power(_ a: Complex, _ b: Complex) -> Complex {
    if b.isZero { return Complex(1) }
    if a.isZero { return Complex(0) }
    return product(b, a.logarithm).exponential
  }

  var cubeRoot: Complex { isZero ? self : Complex.product(Complex(1.0 / 3), logarithm).exponential }
}
