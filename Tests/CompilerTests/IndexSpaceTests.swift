import Testing

@testable import Compiler

/// Reads expressions as numbers, for one value of every axis that was there before a split.
private struct Assignment {
  let space: IndexSpace
  var values: [Axis: Int]

  func value(of axis: Axis) -> Int { values[axis] ?? 0 }

  func value(of expression: IndexExpression) -> Int {
    var parts: [Axis: Int] = [:]
    func assign(_ axis: Axis, _ value: Int) {
      parts[axis] = value
      if let (high, low) = space.parts(of: axis) {
        assign(high, value / space.extents[low])
        assign(low, value % space.extents[low])
      }
    }
    for (axis, value) in values { assign(axis, value) }
    return space.resolve(expression).axes.reduce(expression.constant) { $0 + $1.value * (parts[$1.key] ?? 0) }
  }
}

@Suite struct IndexSpaceTests {
  @Test(arguments: [
    ([6, 4], [24]), ([24], [6, 4]), ([6, 4], [4, 6]), ([2, 3, 4], [6, 4]), ([6, 4], [2, 3, 2, 2]), ([1, 5, 1], [5]),
    ([5], [1, 5, 1]), ([8, 3], [2, 4, 3]), ([2, 12], [4, 6]),
  ])
  func `a reshape finds the same row-major element`(shape: [Int], operand: [Int]) throws {
    var space = IndexSpace()
    let axes = shape.map { space.makeAxis($0) }
    guard let result = space.reshape(axes.map { .axis($0) }, from: shape, to: operand) else {
      // Only a dimension that no whole part of the operand's fits may be refused.
      #expect(shape == [6, 4] && operand == [4, 6] || shape == [2, 12] && operand == [4, 6])
      return
    }
    for (position, index) in indices(of: shape).enumerated() {
      let values = Assignment(space: space, values: Dictionary(uniqueKeysWithValues: zip(axes, index)))
      let found = zip(result, operand).reduce(0) { $0 * $1.1 + values.value(of: $1.0) }
      #expect(found == position)
      #expect(zip(result, operand).allSatisfy { (0..<$1).contains(values.value(of: $0)) })
    }
  }

  @Test func `an offset that would carry into the next digit is refused`() {
    var space = IndexSpace()
    var shifted = IndexExpression.axis(space.makeAxis(6))
    shifted.constant = 3
    #expect(space.reshape([shifted], from: [12], to: [3, 4]) == nil)
  }

  @Test func `a split axis resolves to its parts wherever it is mentioned`() {
    var space = IndexSpace()
    let axis = space.makeAxis(12)
    space.split(axis, lowExtent: 4)
    let (high, low) = space.parts(of: axis) ?? (-1, -1)
    #expect(space.extents[high] == 3)
    #expect(space.extents[low] == 4)
    #expect(
      space.resolve(IndexExpression(constant: 7, axes: [axis: 5]))
        == IndexExpression(constant: 7, axes: [high: 20, low: 5]))
    #expect(space.resolve(axes: [axis]) == [high, low])
  }

  @Test func `terms that cancel leave no coefficient`() {
    var sum = IndexExpression(constant: 2, axes: [0: 3, 1: 1], registers: [4: 2])
    sum.add(IndexExpression(constant: 1, axes: [0: 1], registers: [4: 1]), times: -2)
    sum.add(.axis(0), times: -1)
    #expect(sum == IndexExpression(axes: [1: 1]))
  }
}
