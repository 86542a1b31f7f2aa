public import Numerics

/// The memories an instruction can name.
public enum MemorySpace: String, Sendable, Hashable, CaseIterable {
  case hbm, sbuf, psum
}

/// One dimension of an access pattern: `count` elements, `stride` elements apart.
public struct Dimension: Hashable, Sendable {
  public var count: Int
  public var stride: Int

  public init(_ count: Int, stride: Int) {
    self.count = count
    self.stride = stride
  }
}

/// What an instruction reads or writes: partitions, then up to four free dimensions with strides (NKI architecture
/// guides, "access patterns").
///
/// On SBUF and PSUM, element (p, i, j, …) lives in partition `startPartition + p` at
/// `offset + i*free[0].stride + j*free[1].stride + …` elements from the start of the buffer in that partition.
/// On HBM there are no partitions: the same element lives at `offset + p*partitionStride + i*free[0].stride + …`
/// elements from the start of the buffer. A stride of 0 broadcasts (reads only). No free dimension means one element.
public struct AccessPattern: Hashable, Sendable {
  public var buffer: BufferID
  /// How the bytes are read: it may differ from the buffer's type (bit casts), with offsets and strides in elements of
  /// this type.
  public var element: ElementType
  public var startPartition: Int
  public var partitions: Int
  /// Elements between partitions; HBM only, 0 elsewhere.
  public var partitionStride: Int
  public var offset: AffineOffset
  /// Outermost first, at most four on chip; HBM patterns may use more (a DMA descriptor is not an access pattern).
  public var free: [Dimension]

  public init(
    _ buffer: BufferID, _ element: ElementType, startPartition: Int = 0, partitions: Int, partitionStride: Int = 0,
    offset: AffineOffset = 0, free: [Dimension]
  ) {
    self.buffer = buffer
    self.element = element
    self.startPartition = startPartition
    self.partitions = partitions
    self.partitionStride = partitionStride
    self.offset = offset
    self.free = free
  }

  /// Elements in each partition.
  public var freeCount: Int { free.reduce(1) { $0 * $1.count } }
  public var elementCount: Int { partitions * freeCount }
  public var byteCount: Int { elementCount * element.byteCount }
}

/// A buffer offset in elements: a constant, plus terms in the counters of enclosing loops, plus registers.
public struct AffineOffset: Hashable, Sendable, ExpressibleByIntegerLiteral {
  public struct Term: Hashable, Sendable {
    public var loop: LoopID
    public var stride: Int
    /// The counter is taken modulo this when it is not 0: the rotation of multi-buffered tiles.
    public var modulus: Int

    public init(_ loop: LoopID, stride: Int, modulus: Int = 0) {
      self.loop = loop
      self.stride = stride
      self.modulus = modulus
    }
  }

  public struct RegisterTerm: Hashable, Sendable {
    public var register: Register
    public var stride: Int
    /// What the register may hold here, where that is not known beforehand: anything else is an index out of range.
    public var limits: ClosedRange<Int32>?

    public init(_ register: Register, stride: Int, limits: ClosedRange<Int32>? = nil) {
      self.register = register
      self.stride = stride
      self.limits = limits
    }
  }

  public var constant: Int
  public var terms: [Term]
  public var registers: [RegisterTerm]

  public init(_ constant: Int = 0, terms: [Term] = [], registers: [RegisterTerm] = []) {
    self.constant = constant
    self.terms = terms
    self.registers = registers
  }

  public init(integerLiteral value: Int) { self.init(value) }

  public static func + (a: AffineOffset, b: AffineOffset) -> AffineOffset {
    AffineOffset(a.constant + b.constant, terms: a.terms + b.terms, registers: a.registers + b.registers)
  }

  public static func + (a: AffineOffset, b: Int) -> AffineOffset {
    var sum = a
    sum.constant += b
    return sum
  }
}

/// A buffer of a `Program`, by position in `Program.buffers`.
public struct BufferID: Hashable, Sendable {
  public var index: Int
  public init(_ index: Int) { self.index = index }
}

/// A loop of a `Program`; its counter runs 0, 1, … count-1.
public struct LoopID: Hashable, Sendable {
  public var index: Int
  public init(_ index: Int) { self.index = index }
}

/// A 32-bit scalar register of the engine sequencers.
public struct Register: Hashable, Sendable {
  public var index: Int
  public init(_ index: Int) { self.index = index }
}

extension AccessPattern {
  /// All of an HBM buffer, in order.
  public static func whole(_ id: BufferID, of program: Program) -> AccessPattern {
    let buffer = program[id]
    return AccessPattern(
      id, buffer.element, partitions: 1,
      free: [Dimension(buffer.byteCount / buffer.element.byteCount, stride: 1)])
  }
}
