internal import Glibc

/// Functions that the C library lacks, in double precision.
enum SpecialFunctions {
  /// log |gamma(x)|; infinite at the poles.
  static func logGamma(_ x: Double) -> Double {
    if x.isInfinite || (x <= 0 && x == x.rounded(.down)) { return .infinity }
    // lgamma_r also gives the sign of gamma, and shares no state between threads.
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  /// The logarithmic derivative of gamma: recurrence up to 10, then the asymptotic series; reflection below zero.
  static func digamma(_ x: Double) -> Double {
    if x <= 0 {
      if x == x.rounded(.down) { return .nan }
      return digamma(1 - x) - .pi / tan(.pi * (x - x.rounded()))
    }
    var (shifted, sum) = (x, 0.0)
    while shifted < 10 {
      sum -= 1 / shifted
      shifted += 1
    }
    let inverse = 1 / (shifted * shifted)
    var (power, series) = (inverse, 0.0)
    for (i, bernoulli) in bernoulliNumbers.enumerated() {
      series += bernoulli / Double(2 * (i + 1)) * power
      power *= inverse
    }
    return sum + log(shifted) - 0.5 / shifted - series
  }

  /// The derivative of order `n` of digamma.
  static func polygamma(_ n: Double, _ x: Double) -> Double {
    if n == 0 { return digamma(x) }
    guard n > 0, n == n.rounded(.down) else { return .nan }
    let sign: Double = n.truncatingRemainder(dividingBy: 2) == 0 ? -1 : 1
    return sign * exp(logGamma(n + 1)) * zeta(n + 1, x)
  }

  /// Hurwitz's zeta function, sum of (q + k)^-x, by Euler and Maclaurin's formula.
  static func zeta(_ x: Double, _ q: Double) -> Double {
    if x == 1 { return .infinity }
    guard x > 1 else { return .nan }
    if q <= 0 {
      if q == q.rounded(.down) { return x.truncatingRemainder(dividingBy: 2) == 0 ? .infinity : .nan }
      if x != x.rounded(.down) { return .nan }
    }
    var (place, sum, terms) = (q, 0.0, 0)
    while terms < 10 || place < 10 {
      sum += pow(place, -x)
      place += 1
      terms += 1
    }
    let last = pow(place, -x)
    sum += last * place / (x - 1) + last / 2
    var factor = x * last / place
    var factorial = 2.0
    for (i, bernoulli) in bernoulliNumbers.enumerated() {
      sum += bernoulli / factorial * factor
      let k = Double(2 * i + 1)
      factor *= (x + k) * (x + k + 1) / (place * place)
      factorial *= (k + 2) * (k + 3)
    }
    return sum
  }

  /// exp(-|x|) times the modified Bessel function of the first kind and order one.
  static func besselI1e(_ x: Double) -> Double {
    let a = abs(x)
    if a.isInfinite { return 0 }
    var value = 0.0
    if a < 40 {
      // The power series has only positive terms.
      var (term, k) = (a / 2, 1.0)
      while term > value * 1e-18 && term > 0 {
        value += term
        term *= a * a / 4 / (k * (k + 1))
        k += 1
      }
      value *= exp(-a)
    } else {
      var (term, k) = (1.0, 1.0)
      while abs(term) > 1e-17 && k < 40 {
        value += term
        term *= -(4 - (2 * k - 1) * (2 * k - 1)) / (8 * a * k)
        k += 1
      }
      value /= (2 * .pi * a).squareRoot()
    }
    return x < 0 ? -value : value
  }

  /// The inverse of erf: a rational start (Winitzki), then Halley's steps on erfc, which keep precision near one.
  static func inverseErf(_ x: Double) -> Double {
    if abs(x) >= 1 { return x == 1 ? .infinity : x == -1 ? -.infinity : .nan }
    if abs(x) < 1e-9 { return x * Double.pi.squareRoot() / 2 }
    let a = abs(x)
    let l = log1p(-a * a)
    let b = 2 / (.pi * 0.147) + l / 2
    var y = ((b * b - l / 0.147).squareRoot() - b).squareRoot()
    for _ in 0..<4 {
      let error = a < 0.5 ? erf(y) - a : (1 - a) - erfc(y)
      let slope = 2 / Double.pi.squareRoot() * exp(-y * y)
      let newton = error / slope
      y -= newton / (1 + y * newton)
    }
    return x < 0 ? -y : y
  }

  /// B2, B4, ...
  private static let bernoulliNumbers: [Double] = [
    1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798,
    -174611.0 / 330,
  ]
}
