internal import Glibc
internal import Numerics
internal import StableHLO

/// Custom calls `Qr` and `ProductOfElementaryHouseholderReflectors`, with LAPACK's storage: R on and above the diagonal,
/// reflector `j` (its leading one left out) below the diagonal of column `j`, factors `tau` apart. Computed in double
/// precision and rounded once.
func qr(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(1, results: 2)
  let x = call.operand
  let rank = x.shape.count
  try call.require(rank >= 2, "takes matrices")
  guard x.element.isFloat else { throw call.unsupported("QR is evaluated for real floats") }
  let (m, n) = (x.shape[rank - 2], x.shape[rank - 1])
  let k = min(m, n)
  let batch = Array(x.shape.dropLast(2))
  try call.expect(x.shape)
  try call.expect(batch + [k], result: 1)
  var a = x.doubles
  var taus: [Double] = []
  for matrix in stride(from: 0, to: a.count, by: max(m * n, 1)) {
    for j in 0..<k {
      let alpha = a[matrix + j * n + j]
      var tail = 0.0
      for i in j + 1..<max(m, j + 1) { tail += a[matrix + i * n + j] * a[matrix + i * n + j] }
      if tail == 0 {
        taus.append(0)
        continue
      }
      let norm = (alpha * alpha + tail).squareRoot()
      let beta = alpha >= 0 ? -norm : norm
      let tau = (beta - alpha) / beta
      taus.append(tau)
      for i in j + 1..<m { a[matrix + i * n + j] /= alpha - beta }
      a[matrix + j * n + j] = beta
      for column in j + 1..<max(n, j + 1) {
        var sum = a[matrix + j * n + column]
        for i in j + 1..<m { sum += a[matrix + i * n + j] * a[matrix + i * n + column] }
        a[matrix + j * n + column] -= tau * sum
        for i in j + 1..<m { a[matrix + i * n + column] -= tau * sum * a[matrix + i * n + j] }
      }
    }
  }
  return [
    Tensor(a, shape: x.shape, element: call.results[0].element),
    Tensor(taus, shape: batch + [k], element: call.results[1].element),
  ]
}

/// The first columns of the product of the reflectors: Q of the factorisation above.
func householderProduct(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  let (x, factors) = (call.operands[0], call.operands[1])
  let rank = x.shape.count
  try call.require(rank >= 2 && factors.shape.count == rank - 1, "takes matrices and their factors")
  guard x.element.isFloat, factors.element.isFloat else { throw call.unsupported("evaluated for real floats") }
  let (m, n) = (x.shape[rank - 2], x.shape[rank - 1])
  let k = factors.shape[rank - 2]
  try call.expect(x.shape)
  try call.require(
    k <= n && n <= m && factors.shape.dropLast() == x.shape.dropLast(2), "has at most as many factors as columns")
  let (a, tau) = (x.doubles, factors.doubles)
  var q = [Double](repeating: 0, count: a.count)
  for (index, matrix) in stride(from: 0, to: a.count, by: max(m * n, 1)).enumerated() {
    for i in 0..<n { q[matrix + i * n + i] = 1 }
    for j in (0..<k).reversed() {
      for column in 0..<n {
        var sum = q[matrix + j * n + column]
        for i in j + 1..<max(m, j + 1) { sum += a[matrix + i * n + j] * q[matrix + i * n + column] }
        let scaled = tau[index * k + j] * sum
        q[matrix + j * n + column] -= scaled
        for i in j + 1..<max(m, j + 1) { q[matrix + i * n + column] -= scaled * a[matrix + i * n + j] }
      }
    }
  }
  return [Tensor(q, shape: x.shape, element: call.result.element)]
}
