import InstructionSet
import Numerics

/// Where the buffers of a kernel are, as contexts read it. A table never moves: a fuller kernel gets another one, and work that
/// was handed over before keeps its own.
final class LiveBuffers: @unchecked Sendable {
  let bases: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  let partitionStrides: UnsafeMutablePointer<Int>
  let startPartitions: UnsafeMutablePointer<Int>
  private(set) var count = 0
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    bases = .allocate(capacity: capacity)
    partitionStrides = .allocate(capacity: capacity)
    startPartitions = .allocate(capacity: capacity)
  }

  deinit {
    bases.deallocate()
    partitionStrides.deallocate()
    startPartitions.deallocate()
  }

  /// This table with one more buffer, or a larger one where it is full.
  func adding(_ base: UnsafeMutableRawPointer, partitionStride: Int, startPartition: Int) -> LiveBuffers {
    if count == capacity {
      let larger = LiveBuffers(capacity: 2 * capacity)
      larger.bases.initialize(from: bases, count: count)
      larger.partitionStrides.initialize(from: partitionStrides, count: count)
      larger.startPartitions.initialize(from: startPartitions, count: count)
      larger.count = count
      return larger.adding(base, partitionStride: partitionStride, startPartition: startPartition)
    }
    (bases + count).initialize(to: base)
    (partitionStrides + count).initialize(to: partitionStride)
    (startPartitions + count).initialize(to: startPartition)
    count += 1
    return self
  }
}

/// The rows of an on-chip buffer that is made: they become what memory is that nothing has written.
struct LiveFill: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let partitionStride: Int
  let startPartition: Int
  let partitions: Int
  let bytes: UninitialisedBytes

  func execute(_ context: borrowing ExecutionContext) {
    for partition in 0..<partitions {
      let block = (startPartition + partition) / ExecutionContext.partitionsPerBlock
      if block % context.workers == context.worker { bytes.fill(base + partition * partitionStride) }
    }
  }
}

/// What memory holds that nothing has written: NaN, and 4 in integers.
struct UninitialisedBytes: Sendable {
  let byteCount: Int
  /// Of an integer; 0 for all ones, which are NaN in every float type that has NaN.
  private let integerBytes: Int

  init(_ buffer: Buffer) {
    byteCount = buffer.byteCount
    integerBytes = buffer.element.isInteger || buffer.element == .bool ? buffer.element.byteCount : 0
  }

  func fill(_ row: UnsafeMutableRawPointer) {
    switch integerBytes {
    case 0: row.initializeMemory(as: UInt8.self, repeating: 0xFF, count: byteCount)
    case 1: row.initializeMemory(as: UInt8.self, repeating: 4, count: byteCount)
    case 2: row.initializeMemory(as: UInt16.self, repeating: 4, count: byteCount / 2)
    case 4: row.initializeMemory(as: UInt32.self, repeating: 4, count: byteCount / 4)
    default: row.initializeMemory(as: UInt64.self, repeating: 4, count: byteCount / 8)
    }
  }
}

/// Work in the order of the kernel, which several workers can share.
struct LiveBatch: Sendable {
  enum Body: Sendable {
    case instruction(any Instruction)
    case fill(LiveFill)
  }

  struct Item: Sendable {
    var body: Body
    var order: LivePlacement.Order

    @inline(__always)
    func execute(_ context: borrowing ExecutionContext) {
      switch body {
      case .instruction(let instruction): instruction.execute(context)
      case .fill(let fill): fill.execute(context)
      }
    }
  }

  var items: [Item] = []
  /// As `Instruction.workElements` counts them.
  var elements = 0
  private var placement = LivePlacement()

  /// With `accesses` nil, one worker does it alone.
  mutating func append(_ body: Body, elements: Int, accesses: [LiveAccess]?) {
    items.append(Item(body: body, order: accesses.map { placement.place($0) } ?? placement.placeAlone()))
    self.elements += elements
  }

  /// Whether several workers have something to do.
  var isShared: Bool { items.contains { $0.order != .alone } }
}

/// Bytes of a memory that work touches: of an on-chip memory's partition, of the host's memory for HBM.
struct LiveAccess {
  var kind: Access.Kind
  var space: MemorySpace
  var bytes: Range<Int>
}

/// Decides before which work workers must wait for each other: as `BarrierPlacement` does, once for all of them, while the kernel
/// is recorded, when registers hold what they will hold.
struct LivePlacement: Sendable {
  enum Order: Sendable {
    /// Each worker's part needs its own work only.
    case together
    case afterAll
    /// One worker does all of it, between barriers.
    case alone
  }

  /// What happened to a memory since workers last waited.
  private struct Touched: Sendable {
    /// More than these are not kept apart: workers wait.
    static let most = 32
    var written: [Range<Int>] = []
    var readAcross: [Range<Int>] = []

    static func note(_ bytes: Range<Int>, in ranges: inout [Range<Int>]) {
      // Neighbours are written one after the other most often.
      if let last = ranges.last, last.lowerBound <= bytes.upperBound, bytes.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] =
          min(last.lowerBound, bytes.lowerBound)..<max(last.upperBound, bytes.upperBound)
      } else {
        ranges.append(bytes)
      }
    }
  }

  private var sbuf = Touched()
  private var psum = Touched()
  private var hbm = Touched()
  private var wasAlone = false

  /// The order of the next work.
  mutating func place(_ accesses: [LiveAccess]) -> Order {
    if accesses.contains(where: { access in
      access.kind == .readAcross
        && accesses.contains { $0.kind == .write && $0.space == access.space && $0.bytes.overlaps(access.bytes) }
    }) {
      return placeAlone()
    }
    let waits = wasAlone || accesses.contains(where: mustWait)
    if waits { forget() }
    wasAlone = false
    for access in accesses where access.kind != .read {
      switch access.space {
      case .sbuf: Self.note(access, in: &sbuf)
      case .psum: Self.note(access, in: &psum)
      case .hbm: Self.note(access, in: &hbm)
      }
    }
    return waits ? .afterAll : .together
  }

  mutating func placeAlone() -> Order {
    wasAlone = true
    return .alone
  }

  private mutating func forget() {
    sbuf = Touched()
    psum = Touched()
    hbm = Touched()
  }

  private static func note(_ access: LiveAccess, in touched: inout Touched) {
    if access.kind == .write {
      Touched.note(access.bytes, in: &touched.written)
    } else {
      Touched.note(access.bytes, in: &touched.readAcross)
    }
  }

  private func mustWait(_ access: LiveAccess) -> Bool {
    let touched =
      switch access.space {
      case .sbuf: sbuf
      case .psum: psum
      case .hbm: hbm
      }
    if touched.written.count > Touched.most || touched.readAcross.count > Touched.most { return true }
    let meetsRead = touched.readAcross.contains { $0.overlaps(access.bytes) }
    let meetsWritten = touched.written.contains { $0.overlaps(access.bytes) }
    switch access.kind {
    case .write: return meetsRead || (access.space == .hbm && meetsWritten)
    case .readAcross, .readAcrossInPlace: return meetsWritten
    case .read: return access.space == .hbm && meetsWritten
    }
  }
}
