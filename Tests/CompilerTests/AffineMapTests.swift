import Compiler
import Testing

/// Every row-major index of a shape.
func indices(of shape: [Int]) -> [[Int]] {
  shape.reduce([[]]) { rows, size in rows.flatMap { row in (0..<size).map { row + [$0] } } }
}

extension AffineMap {
  /// The operand's index that the map reads for one index of the result.
  func callAsFunction(_ index: [Int]) -> [Int] {
    zip(terms, constants).map { terms, constant in
      terms.reduce(constant) { $0 + $1.coefficient * index[$1.dimension] }
    }
  }
}

@Suite struct AffineMapTests {
  @Test func `transposes and slices read where StableHLO says`() {
    #expect(AffineMap.transpose([2, 0, 1])([5, 6, 7]) == [6, 7, 5])
    #expect(AffineMap.slice(starts: [3, 0], strides: [2, -1])([4, 1]) == [11, -1])
    #expect(
      AffineMap.broadcast(operandShape: [1, 4], dimensions: [0, 2], resultShape: [3, 2, 4])([2, 1, 3]) == [0, 3])
  }

  @Test func `a composed map reads what the two maps read in turn`() {
    let maps: [AffineMap] = [
      .identity(3), .transpose([1, 2, 0]), .transpose([2, 1, 0]), .slice(starts: [1, 0, 2], strides: [1, 3, -1]),
      .broadcast(operandShape: [1, 3, 3], dimensions: [0, 1, 2], resultShape: [4, 3, 3]),
    ]
    for inner in maps {
      for outer in maps {
        let composed = inner.composed(with: outer)
        for index in indices(of: [2, 3, 2]) { #expect(composed(index) == inner(outer(index))) }
      }
    }
  }
}
