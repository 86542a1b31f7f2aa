import Numerics
import TileKernels

/// An instruction as work on one row of fp32 in each partition, element by element, with its operands resolved.
///
/// Several of them that follow each other can be done on a piece of the rows after the other, while the piece is in the
/// host's first-level cache: see `RowSequence`.
public struct RowOperation {
  /// What becomes of an element of `data` and, for the last two, of `other`.
  enum Kernel {
    case move
    case unary(FloatUnaryRow)
    case scalar(FloatScalarRow, ScalarSource)
    case twoScalars(FloatScalarRow, ScalarSource, FloatScalarRow, ScalarSource)
    case affine(scale: ScalarSource, bias: ScalarSource)
    case unaryOfAffine(FloatUnaryRow, scale: ScalarSource, bias: ScalarSource)
    case binary(FloatBinaryRow)
    case binaryOfScalar(FloatScalarRow, ScalarSource, FloatBinaryRow, reversed: Bool)
  }

  /// The row of the first partition, and the bytes from one partition's row to the next one's.
  struct Row {
    let base: UnsafeMutableRawPointer
    let partitionStride: Int

    @inline(__always)
    func piece(_ partition: Int, _ offset: Int) -> UnsafeMutablePointer<Float> {
      (base + partition * partitionStride).assumingMemoryBound(to: Float.self) + offset
    }
  }

  let start: Int
  let partitions: Int
  let count: Int
  let kernel: Kernel
  let result: Row
  let data: Row
  let other: Row
  private let affine = TileKernels.affine()

  /// Nil unless each operand is one unbroken row of fp32 in each partition. `other` is `data` where a kernel has one.
  init?(
    _ context: borrowing ExecutionContext, _ dst: borrowing AccessPattern, _ kernel: Kernel,
    _ data: borrowing AccessPattern, _ other: borrowing AccessPattern
  ) {
    func row(_ operand: borrowing AccessPattern, _ count: Int, _ partitions: Int) -> Row? {
      let tile = Tile(context, operand)
      guard tile.isFloat32, tile.isContiguous, tile.rank == 1, tile.rowLength == count,
        operand.partitions == partitions
      else { return nil }
      return Row(base: tile.base, partitionStride: tile.partitionStride)
    }
    start = context.isOnChip(dst) ? dst.startPartition : data.startPartition
    partitions = dst.partitions
    count = dst.freeCount
    self.kernel = kernel
    guard let result = row(dst, count, partitions), let data = row(data, count, partitions),
      let other = row(other, count, partitions)
    else { return nil }
    self.result = result
    self.data = data
    self.other = other
  }

  /// Operands of one value in each partition.
  var scalars: [Row] {
    let sources: [ScalarSource] =
      switch kernel {
      case .move, .unary, .binary: []
      case .scalar(_, let scalar), .binaryOfScalar(_, let scalar, _, _): [scalar]
      case .twoScalars(_, let a, _, let b), .affine(let a, let b), .unaryOfAffine(_, let a, let b): [a, b]
      }
    return sources.compactMap(\.row)
  }

  /// Elements `offset..<offset + length` of the row of `partition`, which counts from `start`. `scratch` has room for
  /// `length` values.
  @inline(__always)
  func run(_ partition: Int, _ offset: Int, _ length: Int, _ scratch: UnsafeMutablePointer<Float>) {
    let result = result.piece(partition, offset)
    let data = UnsafePointer(data.piece(partition, offset))
    switch kernel {
    case .move: result.update(from: data, count: length)
    case .unary(let function): function(result, data, length)
    case .scalar(let first, let scalar): first(result, data, scalar(partition), length)
    case .twoScalars(let first, let a, let second, let b):
      first(result, data, a(partition), length)
      second(result, result, b(partition), length)
    case .affine(let scale, let bias): affine(result, data, scale(partition), bias(partition), length)
    case .unaryOfAffine(let function, let scale, let bias):
      affine(result, data, scale(partition), bias(partition), length)
      function(result, result, length)
    case .binary(let operation): operation(result, data, other.piece(partition, offset), length)
    case .binaryOfScalar(let first, let scalar, let second, let reversed):
      // Not in place: the result may be the memory of `other`.
      first(scratch, data, scalar(partition), length)
      let other = other.piece(partition, offset)
      if reversed { second(result, other, scratch, length) } else { second(result, scratch, other, length) }
    }
  }
}

/// Row operations on rows of one length that can be done piece by piece: whatever one of them writes, the others touch in
/// the same place of the row, or not at all.
public struct RowSequence {
  private let operations: [RowOperation]
  /// Elements at a time.
  private let piece: Int

  /// What the pieces of all rows may take of a first-level cache, and the fewest elements that are worth the calls.
  private static let pieceBytes = 24 << 10
  private static let leastPiece = 256

  public init?(_ operations: [RowOperation]) {
    guard let first = operations.first, operations.allSatisfy({ $0.count == first.count }) else { return nil }
    var distinct: [RowOperation.Row] = []
    for writer in operations {
      for operation in operations {
        let result = writer.result
        let agree = [operation.result, operation.data, operation.other].allSatisfy { row in
          Self.isApart(writer, result, operation, row) || Self.isSame(writer, result, operation, row)
        }
        guard agree, operation.scalars.allSatisfy({ Self.isApart(writer, result, operation, $0) }) else { return nil }
      }
      for row in [writer.result, writer.data] where !distinct.contains(where: { $0.base == row.base }) {
        distinct.append(row)
      }
    }
    self.operations = operations
    let fitting = Self.pieceBytes / (MemoryLayout<Float>.size * distinct.count)
    piece = max(Self.leastPiece, fitting / 64 * 64)
  }

  private static func isSame(_ a: RowOperation, _ x: RowOperation.Row, _ b: RowOperation, _ y: RowOperation.Row) -> Bool
  {
    x.base == y.base && x.partitionStride == y.partitionStride && a.start == b.start
  }

  /// Whether rows of two operations, of the same partition of the core, have no byte in common.
  private static func isApart(_ a: RowOperation, _ x: RowOperation.Row, _ b: RowOperation, _ y: RowOperation.Row)
    -> Bool
  {
    let bytes = a.count * MemoryLayout<Float>.size
    if x.partitionStride == y.partitionStride {
      return abs((y.base - b.start * y.partitionStride) - (x.base - a.start * x.partitionStride)) >= bytes
    }
    let endOfX = x.base + (a.partitions - 1) * x.partitionStride + bytes
    let endOfY = y.base + (b.partitions - 1) * y.partitionStride + bytes
    return endOfX <= y.base || endOfY <= x.base
  }

  /// Does all operations on the rows of one partition of the core.
  public func run(partition: Int, _ context: borrowing ExecutionContext) {
    let scratch = context.slot(0).assumingMemoryBound(to: Float.self)
    let count = operations[0].count
    var offset = 0
    operations.withUnsafeBufferPointer { operations in
      while offset < count {
        let length = min(piece, count - offset)
        for index in operations.indices {
          let own = partition - operations[index].start
          if own >= 0, own < operations[index].partitions { operations[index].run(own, offset, length, scratch) }
        }
        offset += length
      }
    }
  }
}
