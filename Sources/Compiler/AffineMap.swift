/// A pure re-indexing of a tensor: index d of the operand is `constants[d] + sum(coefficient * result index)`.
///
/// Broadcasts, transposes, slices, reversals and sliding windows are all of this form; reshapes are not.
package struct AffineMap: Hashable, Sendable {
  package struct Term: Hashable, Sendable {
    package var dimension: Int
    package var coefficient: Int
  }

  /// One list of terms for each operand dimension.
  package var terms: [[Term]]
  package var constants: [Int]

  package static func identity(_ rank: Int) -> AffineMap {
    AffineMap(
      terms: (0..<rank).map { [Term(dimension: $0, coefficient: 1)] }, constants: Array(repeating: 0, count: rank))
  }

  /// The operand's dimension i is the result's `dimensions[i]`, or broadcast when its size is 1.
  package static func broadcast(operandShape: [Int], dimensions: [Int], resultShape: [Int]) -> AffineMap {
    var map = AffineMap(terms: [], constants: [])
    for (size, dimension) in zip(operandShape, dimensions) {
      let spread = size == 1 && resultShape[dimension] != 1
      map.terms.append(spread ? [] : [Term(dimension: dimension, coefficient: 1)])
      map.constants.append(0)
    }
    return map
  }

  /// Result dimension i is the operand's `permutation[i]`.
  package static func transpose(_ permutation: [Int]) -> AffineMap {
    var map = identity(permutation.count)
    for (result, operand) in permutation.enumerated() { map.terms[operand] = [Term(dimension: result, coefficient: 1)] }
    return map
  }

  package static func slice(starts: [Int], strides: [Int]) -> AffineMap {
    AffineMap(
      terms: strides.enumerated().map { [Term(dimension: $0.offset, coefficient: $0.element)] }, constants: starts)
  }

  /// This map after `outer`: the operand of `self` indexed by the result of `outer`, where `outer` re-indexes the result
  /// of `self`.
  package func composed(with outer: AffineMap) -> AffineMap {
    var map = AffineMap(terms: [], constants: [])
    for (terms, constant) in zip(terms, constants) {
      var sum: [Int: Int] = [:]
      var offset = constant
      for term in terms {
        offset += term.coefficient * outer.constants[term.dimension]
        for inner in outer.terms[term.dimension] {
          sum[inner.dimension, default: 0] += term.coefficient * inner.coefficient
        }
      }
      map.terms.append(
        sum.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { Term(dimension: $0.key, coefficient: $0.value) })
      map.constants.append(offset)
    }
    return map
  }
}
