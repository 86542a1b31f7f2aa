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
  /// What a reduction starts from; nil for operators that accumulators do not reduce with.
  var accumulatorIdentity: Float? {
    switch self {
    case .add: 0
    case .multiply: 1
    case .maximum: -.infinity
    case .minimum: .infinity
    default: nil
    }
  }
}

/// The Vector engine's accumulator registers of an instruction's partitions, for one execution: one fp32 value each, which
/// the next accumulating instruction of the engine on these partitions finds there.
struct EngineAccumulators {
  private let registers: UnsafeMutablePointer<Float>
  private let fold: FloatReduceRow

  /// Starts as `command` says in the worker's own partitions of `dst`.
  init(
    _ context: borrowing ExecutionContext, of dst: borrowing AccessPattern, _ command: ReduceCommand, _ op: ALUOperator,
    initial: ScalarSource? = nil
  ) {
    let registers = context.vectorAccumulators + dst.startPartition
    self.registers = registers
    fold = TileKernels.reduce(op)
    let identity = op.accumulatorIdentity ?? 0
    context.forEachOwnPartition(of: dst) { partition in
      switch command {
      case .idle, .reduce: break
      case .reset, .resetReduce: registers[partition] = identity
      case .loadReduce: registers[partition] = initial?(partition) ?? identity
      }
    }
  }

  /// Takes in a row of results.
  @inline(__always)
  func add(_ row: UnsafePointer<Float>, _ count: Int, partition: Int) {
    registers[partition] = fold(row, count, registers[partition])
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
