import Numerics
import TileKernels

extension ExecutionContext {
  /// `dst = stationary.T @ moving` of MX matrices, or `+=`: this worker's rows of `dst`, a PSUM bank's columns at a time.
  func multiplyMX(
    _ dst: borrowing AccessPattern, _ stationary: borrowing AccessPattern, _ stationaryScale: borrowing [AccessPattern],
    _ moving: borrowing AccessPattern, _ movingScale: borrowing [AccessPattern], adds: Bool
  ) {
    let d = Tile(self, dst)
    let (rows, columns, depth) = (dst.partitions, dst.freeCount, 4 * stationary.partitions)
    let weights = MXMatrix(self, stationary, stationaryScale)
    let inputs = MXMatrix(self, moving, movingScale)
    // Behind the rows that conversion uses.
    let results = (scratch + 16 * rowChunk * 4).assumingMemoryBound(to: Float.self)
    let left = results + rows * columns
    let right = left + depth * rows
    weights.dequantise(columns: 0..<rows, into: left)
    if adds { forEachOwnPartition(of: dst) { loadRow(d, $0, into: results + $0 * columns) } }
    let share = TileKernels.RowShare(
      worker: worker, workers: workers, startPartition: dst.startPartition,
      partitionsPerBlock: ExecutionContext.partitionsPerBlock)
    for first in stride(from: 0, to: columns, by: 512) {
      let count = min(512, columns - first)
      inputs.dequantise(columns: first..<first + count, into: right)
      TileKernels.matmul(
        out: results + first, outStride: columns, stationary: TileKernels.MatrixOperand(left, stride: rows),
        moving: TileKernels.MatrixOperand(right, stride: count), m: rows, n: count, k: depth, accumulate: adds,
        rows: share)
    }
    forEachOwnPartition(of: dst) { storeRow(d, $0, from: results + $0 * columns) }
  }

  /// `quantize_mx`. Groups of eight partitions have one worker, and so have their words; their scales may have another.
  func quantizeMX(
    _ dst: borrowing AccessPattern, _ src: borrowing AccessPattern, _ scales: borrowing [AccessPattern]
  ) {
    let words = Tile(self, dst)
    let wordOffsets = words.elementOffsets
    let source = MXSource(self, src, element: dst.element.packedElement ?? .f8E5M2, rounding)
    forEachOwnPartition(of: dst) { partition in
      guard partition % 8 == 0 else { return }
      for word in 0..<wordOffsets.count {
        source.quantise(group: partition / 8, word)
        for row in 0..<8 {
          let address = words.partition(partition + row) + wordOffsets[word]
          for part in 0..<4 {
            address.storeBytes(of: source.codes[row * 4 + part], toByteOffset: part, as: UInt8.self)
          }
        }
      }
    }
    for quadrant in 0..<scales.count {
      let tile = Tile(self, scales[quadrant])
      let offsets = tile.elementOffsets
      forEachOwnPartition(of: scales[quadrant]) { row in
        for word in 0..<offsets.count {
          let scale = source.quantise(group: 4 * quadrant + row, word)
          (tile.partition(row) + offsets[word]).storeBytes(of: scale, as: UInt8.self)
        }
      }
    }
    source.codes.deallocate()
  }
}

/// Groups of 8 partitions by 4 elements, one after the other.
private struct MXSource {
  private let tile: Tile
  private let offsets: [Int]
  private let element: ElementType
  private let rounding: Rounding
  /// Of the last group, partition after partition.
  let codes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: MXBlock.elementCount)

  init(
    _ context: borrowing ExecutionContext, _ src: borrowing AccessPattern, element: ElementType, _ rounding: Rounding
  ) {
    tile = Tile(context, src)
    offsets = tile.elementOffsets
    self.element = element
    self.rounding = rounding
  }

  /// Leaves the codes of a group in `codes`; its scale.
  @discardableResult
  func quantise(group: Int, _ word: Int) -> UInt8 {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: MXBlock.elementCount) { values in
      for row in 0..<8 {
        let source = UnsafeRawPointer(tile.partition(group * 8 + row))
        for part in 0..<4 {
          let bits = source.loadUnaligned(fromByteOffset: offsets[word * 4 + part], as: UInt16.self)
          values[row * 4 + part] =
            tile.element == .bf16 ? Float(bitPattern: UInt32(bits) << 16) : Float(Float16(bitPattern: bits))
        }
      }
      var rounding = rounding
      if case .stochastic(let seed, _) = rounding {
        let index = (group * offsets.count / 4 + word) * MXBlock.elementCount
        rounding = .stochastic(seed: seed, firstIndex: UInt64(index))
      }
      return MXBlock.quantise(
        UnsafeBufferPointer(values), to: element, rule: .quantizeMX, rounding: rounding, codes: codes)
    }
  }
}

/// An operand of packed elements with its scales.
private struct MXMatrix {
  private let tile: Tile
  private let partitions: Int
  private let offsets: [Int]
  private let scales: [(tile: Tile, offsets: [Int])]
  /// The values of the codes.
  private let values: [Float]

  init(
    _ context: borrowing ExecutionContext, _ operand: borrowing AccessPattern, _ scales: borrowing [AccessPattern]
  ) {
    tile = Tile(context, operand)
    partitions = operand.partitions
    offsets = tile.elementOffsets
    var tiles: [(Tile, [Int])] = []
    for index in 0..<scales.count {
      let tile = Tile(context, scales[index])
      tiles.append((tile, tile.elementOffsets))
    }
    self.scales = tiles
    let format = operand.element.packedElement?.floatFormat
    let codes = 0..<UInt64(1 << (operand.element.bitWidth / 4))
    values = codes.map { Float(format?.decode($0) ?? .nan) }
  }

  /// Four rows for each partition, of fp32.
  func dequantise(columns: Range<Int>, into matrix: UnsafeMutablePointer<Float>) {
    let bits = tile.elementBytes * 2
    let mask = UInt32(1) << UInt32(bits) - 1
    for partition in 0..<partitions {
      let words = UnsafeRawPointer(tile.partition(partition))
      let (scaleTile, scaleOffsets) = scales[partition / 32]
      let scaleRow = UnsafeRawPointer(scaleTile.partition(partition % 32 / 8))
      let rows = matrix + 4 * partition * columns.count
      for column in columns {
        let scale = Self.scale(scaleRow.load(fromByteOffset: scaleOffsets[column], as: UInt8.self))
        let word =
          bits == 8
          ? words.loadUnaligned(fromByteOffset: offsets[column], as: UInt32.self)
          : UInt32(words.loadUnaligned(fromByteOffset: offsets[column], as: UInt16.self))
        for part in 0..<4 {
          rows[part * columns.count + column - columns.lowerBound] =
            values[Int(word >> UInt32(part * bits) & mask)] * scale
        }
      }
    }
  }

  /// 2^(code - 127); NaN for 255.
  private static func scale(_ code: UInt8) -> Float {
    switch code {
    case 0: Float(sign: .plus, exponent: -127, significand: 1)
    case 255: .nan
    default: Float(bitPattern: UInt32(code) << 23)
    }
  }
}

extension Tile {
  /// Of each element of a partition from its first, in bytes.
  fileprivate var elementOffsets: [Int] { (0..<elementCount).map { offset(ofElement: $0) } }
}
