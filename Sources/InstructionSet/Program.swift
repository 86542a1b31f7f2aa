public import Numerics

/// Instructions for one NeuronCore, with loops kept rolled. The waist of Roundhouse: compilers and kernels make
/// Programs; execution and timing take them.
///
/// Instructions stand in program order. Each engine runs its own instructions in that order; instructions on different
/// engines are ordered only where their operands overlap (the semaphores that the Neuron compiler would insert).
public struct Program: Sendable {
  public var name: String
  public var buffers: [Buffer]
  /// HBM buffers the caller fills, in order, and those it reads afterwards.
  public var inputs: [BufferID]
  public var outputs: [BufferID]
  public var body: [Node]
  public var loopCount: Int
  public var registerCount: Int

  public init(name: String) {
    self.name = name
    buffers = []
    inputs = []
    outputs = []
    body = []
    loopCount = 0
    registerCount = 0
  }

  public subscript(_ id: BufferID) -> Buffer { buffers[id.index] }
}

public enum Node: Sendable {
  case instruction(Statement)
  case loop(Loop)
  case whileLoop(WhileLoop)
  case branch(Branch)
}

/// An instruction in place: with where it came from.
public struct Statement: Sendable {
  public var instruction: any Instruction
  /// Index into nothing but the reader's interest: `origin` names the StableHLO op or kernel line.
  public var origin: Origin

  public init(_ instruction: any Instruction, origin: Origin = .none) {
    self.instruction = instruction
    self.origin = origin
  }
}

/// Where an instruction came from: an op and its source line. A class, because thousands of statements share one.
public final class Origin: Sendable, Hashable {
  /// The StableHLO op, such as `dot_general`, or the kernel's function.
  public let op: String
  /// `file:line` or the op's `loc` name; empty when unknown.
  public let location: String

  public init(op: String, location: String) {
    self.op = op
    self.location = location
  }

  public static let none = Origin(op: "", location: "")

  /// The op of instructions that move values out of SBUF for want of room.
  public static let spill = "spill"

  /// What the op of a kernel's instructions begins with in a model's program; the function's name follows.
  public static let kernelPrefix = "nki."

  public static func == (a: Origin, b: Origin) -> Bool { a.op == b.op && a.location == b.location }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(op)
    hasher.combine(location)
  }
}

/// A counted loop, rolled.
public struct Loop: Sendable {
  public var id: LoopID
  public var count: Int
  public var body: [Node]

  public init(id: LoopID, count: Int, body: [Node]) {
    self.id = id
    self.count = count
    self.body = body
  }
}

/// Runs `condition`, looks at `predicate`, runs `body` while it holds.
public struct WhileLoop: Sendable {
  public enum Predicate: Hashable, Sendable {
    /// One `bool` element of HBM that is true.
    case buffer(BufferID)
    /// A register that is not 0.
    case register(Register)
    /// A register that is less than another.
    case below(Register, Register)
  }

  public var id: LoopID
  public var condition: [Node]
  public var predicate: Predicate
  public var body: [Node]
  /// The trip count when the compiler could prove it; time without values needs it.
  public var knownTripCount: Int?

  public init(id: LoopID, condition: [Node], predicate: Predicate, body: [Node], knownTripCount: Int?) {
    self.id = id
    self.condition = condition
    self.predicate = predicate
    self.body = body
    self.knownTripCount = knownTripCount
  }
}

/// Runs one of the cases: `selector` is one `i32` element of HBM; out of range means the last.
public struct Branch: Sendable {
  public var selector: BufferID
  public var cases: [[Node]]

  public init(selector: BufferID, cases: [[Node]]) {
    self.selector = selector
    self.cases = cases
  }
}

/// A named allocation. SBUF and PSUM buffers are placed; HBM buffers are placed by the loader.
public struct Buffer: Sendable {
  public enum Role: String, Sendable, CaseIterable {
    case input, output, constant, intermediate
  }

  public var name: String
  public var space: MemorySpace
  public var element: ElementType
  public var role: Role
  /// On chip: first byte in each partition. PSUM bank b starts at byte 2048*b.
  public var address: Int
  /// On chip: partitions used, starting at `startPartition`. HBM: 1.
  public var startPartition: Int
  public var partitions: Int
  /// On chip: bytes in each partition. HBM: all bytes.
  public var byteCount: Int
  /// What an HBM `constant` holds; nothing else may have contents.
  public var contents: [UInt8]?

  public init(
    name: String, space: MemorySpace, element: ElementType, role: Role = .intermediate, address: Int = 0,
    startPartition: Int = 0, partitions: Int = 1, byteCount: Int, contents: [UInt8]? = nil
  ) {
    self.name = name
    self.space = space
    self.element = element
    self.role = role
    self.address = address
    self.startPartition = startPartition
    self.partitions = partitions
    self.byteCount = byteCount
    self.contents = contents
  }
}
