import Numerics
import TileKernels

extension ALUOperator {
  /// Whether GpSimd can compute it on 32-bit integers; the others go through fp32 there too.
  var hasIntegerForm: Bool {
    switch self {
    case .power, .rsqrt, .reciprocal: false
    default: true
    }
  }
}

/// The row kernel of an operator on integers: bits, or wrapping 32-bit arithmetic; nil for operators without one.
///
/// The rows on bits take untyped pointers; as C functions they are called alike.
func integerRow(_ op: ALUOperator, signed: Bool) -> IntBinaryRow? {
  guard op.isBitwise else { return TileKernels.intBinary(op, signed: signed) }
  let row = TileKernels.bitwise(op, bits: 32)
  return unsafeBitCast(row, to: IntBinaryRow.self)
}

/// The same with one scalar for the row.
func integerScalarRow(_ op: ALUOperator, signed: Bool, reversed: Bool) -> IntScalarRow? {
  guard op.isBitwise else { return TileKernels.intWithScalar(op, signed: signed, reversed: reversed) }
  return unsafeBitCast(TileKernels.bitwiseWithScalar(op, bits: 32, reversed: reversed), to: IntScalarRow.self)
}

/// Reads rows of an integer operand as 32-bit patterns: narrower types are extended with zeros.
struct IntegerReader: RowReader {
  private let stride: Int
  private let elementBytes: Int
  private let buffer: UnsafeMutablePointer<Int32>

  @inline(__always)
  init(_ tile: Tile, slot: UnsafeMutableRawPointer) {
    stride = tile.rowStride
    elementBytes = tile.elementBytes
    buffer = slot.assumingMemoryBound(to: Int32.self)
  }

  @inline(__always)
  func load(_ source: UnsafeRawPointer, _ count: Int) -> UnsafePointer<Int32> {
    if stride == 4, elementBytes == 4 { return source.assumingMemoryBound(to: Int32.self) }
    return extend(source, count)
  }

  @inline(never)
  private func extend(_ source: UnsafeRawPointer, _ count: Int) -> UnsafePointer<Int32> {
    for index in 0..<count { buffer[index] = loadInteger(source + index * stride, bytes: elementBytes) }
    return UnsafePointer(buffer)
  }
}

/// Writes rows of 32-bit patterns to an integer operand: narrower types keep the low bits.
struct IntegerWriter: RowWriter {
  private let stride: Int
  private let elementBytes: Int
  private let buffer: UnsafeMutablePointer<Int32>

  @inline(__always)
  init(_ tile: Tile, slot: UnsafeMutableRawPointer, _: Rounding) {
    stride = tile.rowStride
    elementBytes = tile.elementBytes
    buffer = slot.assumingMemoryBound(to: Int32.self)
  }

  @inline(__always)
  func target(_ destination: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Int32> {
    stride == 4 && elementBytes == 4 ? destination.assumingMemoryBound(to: Int32.self) : buffer
  }

  @inline(__always)
  func commit(_ destination: UnsafeMutableRawPointer, _ count: Int) {
    if stride != 4 || elementBytes != 4 { truncate(destination, count) }
  }

  @inline(never)
  private func truncate(_ destination: UnsafeMutableRawPointer, _ count: Int) {
    for index in 0..<count {
      let address = destination + index * stride
      switch elementBytes {
      case 1: address.storeBytes(of: UInt8(truncatingIfNeeded: buffer[index]), as: UInt8.self)
      case 2: address.storeBytes(of: UInt16(truncatingIfNeeded: buffer[index]), as: UInt16.self)
      default: address.storeBytes(of: buffer[index], as: Int32.self)
      }
    }
  }
}

@inline(__always)
func loadInteger(_ source: UnsafeRawPointer, bytes: Int) -> Int32 {
  switch bytes {
  case 1: Int32(source.load(as: UInt8.self))
  case 2: Int32(source.loadUnaligned(as: UInt16.self))
  default: source.loadUnaligned(as: Int32.self)
  }
}

/// A constant or per-partition operand of integer arithmetic, resolved for one execution.
struct IntegerSource {
  private let constant: Int32
  private let base: UnsafeMutableRawPointer?
  private let partitionStride: Int
  private let bytes: Int

  @inline(__always)
  init(_ context: borrowing ExecutionContext, _ operand: borrowing ScalarOperand) {
    switch operand {
    case .integer(let value):
      constant = value
      base = nil
      partitionStride = 0
      bytes = 4
    case .constant:
      // Validation refuses fp32 constants here; the placeholder of an absent operand remains.
      constant = 0
      base = nil
      partitionStride = 0
      bytes = 4
    case .perPartition(let pattern):
      constant = 0
      base = context.base(pattern)
      partitionStride = context.partitionStride(pattern)
      bytes = pattern.element.byteCount
    }
  }

  @inline(__always)
  func callAsFunction(_ partition: Int) -> Int32 {
    guard let base else { return constant }
    return loadInteger(base + partition * partitionStride, bytes: bytes)
  }
}

/// The affine expression of `iota` and `affine_select`: steps over the elements of a partition.
struct AffineSteps {
  /// Innermost first.
  private var counts = SIMD4<Int>(repeating: 1)
  private var steps = SIMD4<Int>.zero
  private let rank: Int

  init(_ pattern: borrowing [Dimension]) {
    rank = min(pattern.count, 4)
    for index in 0..<rank {
      counts[index] = pattern[pattern.count - 1 - index].count
      steps[index] = pattern[pattern.count - 1 - index].stride
    }
  }

  /// Puts the values of `count` elements from number `position` on into `values`, in wrapping 32-bit arithmetic.
  func fill(_ values: UnsafeMutablePointer<Int32>, from origin: Int32, position: Int, _ count: Int) {
    var index = SIMD4<Int>.zero
    var rest = position
    var value = Int(origin)
    for dimension in 0..<rank {
      index[dimension] = rest % counts[dimension]
      rest /= counts[dimension]
      value &+= index[dimension] &* steps[dimension]
    }
    var done = 0
    while done < count {
      let run = min(count - done, counts[0] - index[0])
      let step = Int32(truncatingIfNeeded: steps[0])
      let start = Int32(truncatingIfNeeded: value)
      for element in 0..<run { values[done + element] = start &+ Int32(truncatingIfNeeded: element) &* step }
      done += run
      index[0] += run
      value &+= run &* steps[0]
      var dimension = 0
      while dimension < rank - 1, index[dimension] == counts[dimension] {
        value &-= counts[dimension] &* steps[dimension]
        index[dimension] = 0
        dimension += 1
        index[dimension] += 1
        value &+= steps[dimension]
      }
    }
  }
}
