public import Silicon
import TileKernels

/// One instruction of a NeuronCore: a small value with operands, legality, cost and effect.
///
/// A conforming type is one file under `Instructions/`: see `Documentation/adding-an-instruction.md`.
public protocol Instruction: Sendable {
  /// The name in program text; NKI's name where NKI has one.
  static var mnemonic: String { get }

  /// An instance for the parser to fill; its values are never executed.
  init()

  /// Visits every field, in the order of the text form. Printing, parsing and operand enumeration all come from this
  /// one list.
  mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError)

  /// The engine whose queue holds it.
  var engine: Engine { get }

  /// Throws the first documented rule that the instruction breaks on this core.
  func validate(on core: NeuronCore, in program: Program) throws(InstructionError)

  /// Time on the engine; DMA instructions describe their descriptors instead. The same for operands of the same memory, type
  /// and shape, wherever they are.
  func cost(on core: NeuronCore, in program: Program) -> Cost

  /// The effect on memory.
  func execute(_ context: borrowing ExecutionContext)

  /// The same effect as an operation on rows, with the loops' present counters; nil, which is the default, when it is not
  /// one.
  func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation?
}

extension Instruction {
  public func rowOperation(_ context: borrowing ExecutionContext) -> RowOperation? { nil }
}

/// An instruction at which the two cores of a logical NeuronCore wait for each other: neither starts it before both have
/// come to it.
public protocol CoreMeeting: Instruction {}

/// Engines of a NeuronCore, as Neuron names them.
public enum Engine: String, CaseIterable, Sendable, Hashable {
  case tensor, vector, scalar, gpsimd, sync
}

/// Sees each field of an instruction once.
public protocol FieldVisitor {
  /// An operand this worker's part of which depends only on the same partitions of the results (elementwise engines).
  mutating func read(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError)
  /// An operand read across partitions: matrix operands, transposes, everything on HBM.
  mutating func readAcross(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError)
  mutating func write(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError)
  /// Read and written in place (accumulation).
  mutating func update(_ name: StaticString, _ operand: inout AccessPattern) throws(InstructionError)
  /// A per-partition scalar operand or an immediate.
  mutating func read(_ name: StaticString, _ operand: inout ScalarOperand) throws(InstructionError)
  mutating func value<T: FieldValue>(_ name: StaticString, _ value: inout T) throws(InstructionError)
  /// Asked before an optional field: a parser sets `isPresent` to what the text holds, others leave it alone.
  mutating func present(_ name: StaticString, _ isPresent: inout Bool)
}

/// A non-operand field: prints as one word and reads back.
public protocol FieldValue: Sendable, Equatable {
  var fieldText: String { get }
  init?(fieldText: String)
}

extension FieldValue where Self: RawRepresentable, RawValue == String {
  public var fieldText: String { rawValue }
  public init?(fieldText: String) { self.init(rawValue: fieldText) }
}

extension Engine: FieldValue {}
extension Bool: FieldValue {
  public var fieldText: String { description }
  public init?(fieldText: String) { self.init(fieldText) }
}
extension Int: FieldValue {
  public var fieldText: String { description }
  public init?(fieldText: String) { self.init(fieldText) }
}

/// The second operand of `tensor_scalar`, the scale and bias of `activation`: a constant or one value per partition.
public enum ScalarOperand: Hashable, Sendable {
  case constant(Float)
  /// 32 bits for instructions on integers, whose constants an fp32 immediate cannot hold; the bit pattern of unsigned
  /// values.
  case integer(Int32)
  /// A pattern of one element per partition.
  case perPartition(AccessPattern)
}

/// A rule broken by an instruction or by program text.
public struct InstructionError: Error, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    case partitionRange, startPartition, memorySpace, elementType, accessPattern, shapeMismatch, engine, generation
    case tileSize, psumBank, outOfBounds, capacity, syntax
  }

  public var code: Code
  /// What rule, which operand with shape and type, and the remedy.
  public var message: String
  /// `line:column` in program text, or the instruction's place.
  public var place: String

  public init(_ code: Code, _ message: String, place: String = "") {
    self.code = code
    self.message = message
    self.place = place
  }

  public var description: String {
    place.isEmpty ? "\(code.rawValue): \(message)" : "\(place): \(code.rawValue): \(message)"
  }
}

/// Time one execution takes on its engine.
public struct Cost: Sendable, Equatable {
  /// What kind of resource use the timing model should apply.
  public enum Kind: Sendable, Equatable {
    /// Occupies its engine for `issue`, result visible after `latency`.
    case engine
    /// A matrix pass on the Tensor engine: subject to its warm-up, stationary load in the background of earlier passes.
    /// `load` is the time of the stationary load at full rate.
    case matmul(load: Ticks)
    /// Work for the DMA engines: `issue` is the trigger's time on its queue, `latency` from its start until its first
    /// packet.
    case dma(DMAWork)
    /// A program on GpSimd that works on HBM: it ends when its traffic has passed, at the earliest after `issue`.
    case software(bytesRead: Int, bytesWritten: Int)
    /// Nothing on the device (compile-time only).
    case free
  }

  public var kind: Kind
  /// From start until the engine can start its next instruction.
  public var issue: Ticks
  /// From start until the result is visible to others.
  public var latency: Ticks
  /// What the numbers rest on.
  public var status: Status
  /// The row of the cost table.
  public var row: String
  /// The activation table set this needs, when the Scalar engine must switch for it.
  public var activationTable: String?

  public init(
    _ kind: Kind = .engine, issue: Ticks, latency: Ticks, status: Status, row: String, activationTable: String? = nil
  ) {
    self.kind = kind
    self.issue = issue
    self.latency = latency
    self.status = status
    self.row = row
    self.activationTable = activationTable
  }
}

/// What a DMA instruction asks of the DMA engines: equal descriptors, spread over the engines of the core.
public struct DMAWork: Sendable, Equatable {
  public var descriptors: Int
  public var bytesPerDescriptor: Int
  public var readsHBM: Bool
  public var writesHBM: Bool
  /// 1 for plain copies; more when the datapath runs below its rate (casts, transposes, accumulation).
  public var slowdown: Double
  /// On links between chips: the transfer takes at least this long.
  public var linkTime: Ticks

  public init(
    descriptors: Int, bytesPerDescriptor: Int, readsHBM: Bool, writesHBM: Bool, slowdown: Double = 1,
    linkTime: Ticks = .zero
  ) {
    self.descriptors = descriptors
    self.bytesPerDescriptor = bytesPerDescriptor
    self.readsHBM = readsHBM
    self.writesHBM = writesHBM
    self.slowdown = slowdown
    self.linkTime = linkTime
  }

  public var bytes: Int { descriptors * bytesPerDescriptor }
}
