/// A loop axis of a fused group.
typealias Axis = Int

/// An affine expression in loop axes, and in registers (dynamic slices).
struct IndexExpression: Hashable {
  var constant = 0
  /// Coefficient of each axis; never 0.
  var axes: [Axis: Int] = [:]
  /// Coefficient of each register handle; never 0.
  var registers: [Int: Int] = [:]

  static func axis(_ axis: Axis) -> IndexExpression { IndexExpression(axes: [axis: 1]) }

  mutating func add(_ other: IndexExpression, times factor: Int) {
    if factor == 0 { return }
    constant += other.constant * factor
    for (axis, coefficient) in other.axes {
      let sum = axes[axis, default: 0] + coefficient * factor
      axes[axis] = sum == 0 ? nil : sum
    }
    for (register, coefficient) in other.registers {
      let sum = registers[register, default: 0] + coefficient * factor
      registers[register] = sum == 0 ? nil : sum
    }
  }

  func coefficient(_ axis: Axis) -> Int { axes[axis] ?? 0 }
}

/// The axes of a group with their extents. Splitting an axis rewrites every expression that mentions it (lazily, through
/// `resolve`).
struct IndexSpace {
  private(set) var extents: [Int] = []
  /// What a split axis became: `high * lowExtent + low`.
  private var splits: [Axis: (high: Axis, low: Axis, lowExtent: Int)] = [:]

  mutating func makeAxis(_ extent: Int) -> Axis {
    extents.append(extent)
    return extents.count - 1
  }

  /// Splits into `extent / lowExtent` times `lowExtent`, which must divide the extent.
  mutating func split(_ axis: Axis, lowExtent: Int) {
    let high = makeAxis(extents[axis] / lowExtent)
    let low = makeAxis(lowExtent)
    splits[axis] = (high, low, lowExtent)
  }

  func parts(of axis: Axis) -> (high: Axis, low: Axis)? { splits[axis].map { ($0.high, $0.low) } }

  func resolve(_ expression: IndexExpression) -> IndexExpression {
    guard expression.axes.keys.contains(where: { splits[$0] != nil || extents[$0] == 1 }) else { return expression }
    var result = IndexExpression(constant: expression.constant, registers: expression.registers)
    for (axis, coefficient) in expression.axes {
      if let split = splits[axis] {
        var part = IndexExpression(axes: [split.high: split.lowExtent])
        part.add(.axis(split.low), times: 1)
        result.add(resolve(part), times: coefficient)
      } else if extents[axis] > 1 {
        result.add(.axis(axis), times: coefficient)
      }
    }
    return result
  }

  func resolve(axes: Set<Axis>) -> Set<Axis> {
    var result: Set<Axis> = []
    for axis in axes {
      if let split = splits[axis] {
        result.formUnion(resolve(axes: [split.high, split.low]))
      } else if extents[axis] > 1 {
        result.insert(axis)
      }
    }
    return result
  }

  /// Indices of `operandShape` for the same row-major element as `indices` of `shape`; nil when they are not affine.
  /// Splits axes that straddle a dimension of the operand.
  mutating func reshape(_ indices: [IndexExpression], from shape: [Int], to operandShape: [Int]) -> [IndexExpression]? {
    var result = [IndexExpression](repeating: IndexExpression(), count: operandShape.count)
    var i = 0
    var j = 0
    while i < shape.count || j < operandShape.count {
      // The next run of dimensions with equal products on both sides.
      var a = i < shape.count ? shape[i] : 1
      var b = j < operandShape.count ? operandShape[j] : 1
      var iEnd = min(i + 1, shape.count)
      var jEnd = min(j + 1, operandShape.count)
      while a != b {
        if a < b {
          a *= shape[iEnd]
          iEnd += 1
        } else {
          b *= operandShape[jEnd]
          jEnd += 1
        }
      }
      if iEnd - i == 1, jEnd - j == 1 {
        result[j] = indices[i]
      } else if jEnd > j {
        var linear = IndexExpression()
        var stride = 1
        for d in (i..<iEnd).reversed() {
          linear.add(indices[d], times: stride)
          stride *= shape[d]
        }
        guard let digits = digits(of: linear, sizes: Array(operandShape[j..<jEnd])) else { return nil }
        for (d, digit) in digits.enumerated() { result[j + d] = digit }
      }
      i = iEnd
      j = jEnd
    }
    return result
  }

  /// Mixed-radix digits of an affine number, when each axis falls into one digit (after splitting) and nothing carries.
  private mutating func digits(of number: IndexExpression, sizes: [Int]) -> [IndexExpression]? {
    guard number.registers.isEmpty else { return nil }
    var strides = [Int](repeating: 1, count: sizes.count)
    for d in stride(from: sizes.count - 2, through: 0, by: -1) { strides[d] = strides[d + 1] * sizes[d + 1] }
    var pending = resolve(number)
    var digits = [IndexExpression](repeating: IndexExpression(), count: sizes.count)
    retry: while true {
      digits = [IndexExpression](repeating: IndexExpression(), count: sizes.count)
      for (axis, coefficient) in pending.axes.sorted(by: { $0.key < $1.key }) {
        guard coefficient > 0, let d = sizes.indices.first(where: { coefficient >= strides[$0] }),
          coefficient % strides[d] == 0
        else { return nil }
        let reach = strides[d] * sizes[d]
        if coefficient * (extents[axis] - 1) >= reach {
          guard d > 0, reach % coefficient == 0, extents[axis] % (reach / coefficient) == 0 else { return nil }
          split(axis, lowExtent: reach / coefficient)
          pending = resolve(pending)
          continue retry
        }
        digits[d].add(.axis(axis), times: coefficient / strides[d])
      }
      break
    }
    var rest = pending.constant
    for d in sizes.indices {
      digits[d].constant = rest / strides[d]
      rest %= strides[d]
      var most = digits[d].constant
      for (axis, coefficient) in digits[d].axes { most += coefficient * (extents[axis] - 1) }
      if digits[d].constant < 0 || most >= sizes[d] { return nil }
    }
    return digits
  }
}
