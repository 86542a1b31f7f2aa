import Numerics
import TileKernels

/// What an instruction does with the accumulator registers of its engine (nki.isa `reduce_cmd`).
public enum ReduceCommand: String, CaseIterable, FieldValue {
  /// Leaves them alone.
  case idle
  case reset
  /// Goes on from what they hold.
  case reduce
  /// Starts from the operator's identity.
  case resetReduce = "reset_reduce"
  /// Starts from values given.
  case loadReduce = "load_reduce"
}

extension ALUOperator {
  /// What a reduction starts from.
  var accumulatorIdentity: Float {
    switch self {
    case .multiply: 1
    case .maximum: -.infinity
    case .minimum, .abs_min: .infinity
    default: 0
    }
  }
}

/// The accumulator registers of the Vector or the Scalar engine in an instruction's partitions, for one execution: one fp32
/// value each, which the next accumulating instruction of the engine on these partitions finds there.
struct EngineAccumulators {
  private let registers: UnsafeMutablePointer<Float>
  private let accumulates: Bool
  private let fold: FloatReduceRow

  /// Starts as `command` says in the worker's own partitions of `dst`.
  ///
  /// `idle` leaves the Scalar engine's registers alone (nki.isa `activation`). The Vector engine's state is not known afterwards
  /// (nki.isa `exponential`, `select_reduce`): NaN here.
  init(
    _ context: borrowing ExecutionContext, of dst: borrowing AccessPattern, on engine: Engine, _ command: ReduceCommand,
    _ op: ALUOperator, initial: ScalarSource? = nil
  ) {
    let all = engine == .scalar ? context.engines.scalarAccumulators : context.engines.vectorAccumulators
    let registers = all + dst.startPartition
    self.registers = registers
    accumulates = command != .idle && command != .reset
    fold = TileKernels.reduce(op)
    context.forEachOwnPartition(of: dst) { partition in
      switch command {
      case .idle: if engine == .vector { registers[partition] = .nan }
      case .reduce: break
      case .reset, .resetReduce: registers[partition] = op.accumulatorIdentity
      case .loadReduce: registers[partition] = initial?(partition) ?? op.accumulatorIdentity
      }
    }
  }

  /// Takes in a row of results.
  @inline(__always)
  func add(_ row: UnsafePointer<Float>, _ count: Int, partition: Int) {
    if accumulates { registers[partition] = fold(row, count, registers[partition]) }
  }

  /// What a partition's register holds.
  subscript(partition: Int) -> Float {
    get { registers[partition] }
    nonmutating set { registers[partition] = newValue }
  }

  /// Writes the registers to `results`, [partitions, 1], times -1 if wanted.
  func store(
    _ context: borrowing ExecutionContext, of dst: borrowing AccessPattern, to results: borrowing AccessPattern,
    negate: Bool = false
  ) {
    let totals = Tile(context, results)
    let writer = FloatWriter(totals, slot: context.slot(0), context.rounding)
    context.forEachOwnPartition(of: dst) { partition in
      writer.put(negate ? -registers[partition] : registers[partition], at: totals.partition(partition))
    }
  }
}
