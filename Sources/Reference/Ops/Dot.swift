internal import Numerics
internal import StableHLO

/// `dot_general`: sums products over the contracting dimensions, for each index of the batching dimensions.
///
/// Narrow floats multiply exactly and accumulate in f32, then round once to the result type. Integers wrap in the result
/// type. Dimensions of the result: batching, then the left operand's others, then the right's.
func dotGeneral(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  guard case .dot(let numbers) = call.op.attributes["dot_dimension_numbers"] else {
    throw call.failure(.missingAttribute, "attribute dot_dimension_numbers is missing")
  }
  return [try dot(call, numbers)]
}

/// `dot`: the last dimension of the left operand with the first of the right.
func plainDot(_ call: Call) throws(ReferenceError) -> [Tensor] {
  try call.requireOperands(2)
  var numbers = DotDimensionNumbers()
  numbers.lhsContracting = [call.operands[0].shape.count - 1]
  numbers.rhsContracting = [0]
  return [try dot(call, numbers)]
}

private func dot(_ call: Call, _ numbers: DotDimensionNumbers) throws(ReferenceError) -> Tensor {
  let (a, b) = (call.operands[0], call.operands[1])
  try call.checkDimensions(numbers.lhsBatching + numbers.lhsContracting, rank: a.shape.count, "left dimensions")
  try call.checkDimensions(numbers.rhsBatching + numbers.rhsContracting, rank: b.shape.count, "right dimensions")
  let batch = numbers.lhsBatching.map { a.shape[$0] }
  let contracted = numbers.lhsContracting.map { a.shape[$0] }
  try call.require(
    batch == numbers.rhsBatching.map { b.shape[$0] } && contracted == numbers.rhsContracting.map { b.shape[$0] },
    "paired dimensions have equal extents")
  let rows = a.shape.indices.filter { !numbers.lhsBatching.contains($0) && !numbers.lhsContracting.contains($0) }
  let columns = b.shape.indices.filter { !numbers.rhsBatching.contains($0) && !numbers.rhsContracting.contains($0) }
  let shape = batch + rows.map { a.shape[$0] } + columns.map { b.shape[$0] }
  try call.expect(shape)
  let left = a.transposed(numbers.lhsBatching + rows + numbers.lhsContracting)
  let right = b.transposed(numbers.rhsBatching + numbers.rhsContracting + columns)
  let product = try matrixProduct(
    call, left, right, batch: batch.reduce(1, *), m: rows.reduce(1) { $0 * a.shape[$1] },
    k: contracted.reduce(1, *), n: columns.reduce(1) { $0 * b.shape[$1] })
  return product.reshaped(shape)
}

/// `left` [batch, m, k] times `right` [batch, k, n] in the compute type of the call's result.
func matrixProduct(
  _ call: Call, _ left: Tensor, _ right: Tensor, batch: Int, m: Int, k: Int, n: Int
) throws(ReferenceError) -> Tensor {
  let result = call.result.element
  var wide = computeType(result)
  // Products of f64 operands are not cut to f32 before the sum, whatever the result type.
  if wide == .f32, left.element == .f64 || right.element == .f64 { wide = .f64 }
  if wide == .bool { wide = .ui32 }
  let type = TensorType([batch, m, n], wide)
  let kernel = MatrixProduct(
    left: left.converted(to: wide), right: right.converted(to: wide), type: type, batch: batch, m: m, k: k, n: n)
  guard let product = dispatch(kernel, ring: wide) else {
    throw call.unsupported("cannot multiply \(left.element.rawValue) into \(result.rawValue)")
  }
  return product.converted(to: result)
}

struct MatrixProduct: RingKernel {
  let left: Tensor
  let right: Tensor
  let type: TensorType
  let batch: Int
  let m: Int
  let k: Int
  let n: Int

  /// Terms are summed in order within blocks of this many, and the blocks' sums in order: the error grows with k / block
  /// rather than k.
  static var block: Int { 256 }

  func run<T: Ring>(_: T.Type) -> Tensor {
    left.read(as: T.self) { a in
      right.read(as: T.self) { b in
        Tensor.make(type, as: T.self) { out, count in
          out.update(repeating: .zero, count: count)
          let partial = UnsafeMutablePointer<T>.allocate(capacity: 4 * n)
          defer { partial.deallocate() }
          for i in 0..<batch {
            for start in stride(from: 0, to: k, by: Self.block) {
              let terms = start..<min(start + Self.block, k)
              var row = 0
              while row + 4 <= m {
                fourRows(
                  a + i * m * k + row * k, b + i * k * n, out + (i * m + row) * n, partial, terms)
                row += 4
              }
              while row < m {
                oneRow(a + i * m * k + row * k, b + i * k * n, out + (i * m + row) * n, partial, terms)
                row += 1
              }
            }
          }
        }
      }
    }
  }

  /// Adds the terms of one result row. The inner loop runs over neighbouring columns, which are independent sums.
  @inline(__always)
  private func oneRow<T: Ring>(
    _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ sums: UnsafeMutablePointer<T>,
    _ terms: Range<Int>
  ) {
    for j in 0..<n { sums[j] = .zero }
    for p in terms {
      let factor = a[p]
      let row = b + p * n
      for j in 0..<n { sums[j] = T.sum(sums[j], T.product(factor, row[j])) }
    }
    for j in 0..<n { out[j] = T.sum(out[j], sums[j]) }
  }

  /// As `oneRow` for four rows at once, which reads the right operand a quarter as often.
  @inline(__always)
  private func fourRows<T: Ring>(
    _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ sums: UnsafeMutablePointer<T>,
    _ terms: Range<Int>
  ) {
    let (s0, s1, s2, s3) = (sums, sums + n, sums + 2 * n, sums + 3 * n)
    for j in 0..<4 * n { sums[j] = .zero }
    for p in terms {
      let (f0, f1, f2, f3) = (a[p], a[k + p], a[2 * k + p], a[3 * k + p])
      let row = b + p * n
      for j in 0..<n {
        let value = row[j]
        s0[j] = T.sum(s0[j], T.product(f0, value))
        s1[j] = T.sum(s1[j], T.product(f1, value))
        s2[j] = T.sum(s2[j], T.product(f2, value))
        s3[j] = T.sum(s3[j], T.product(f3, value))
      }
    }
    for j in 0..<4 * n { out[j] = T.sum(out[j], sums[j]) }
  }
}
