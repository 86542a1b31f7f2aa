// What instructions cost on one core. An instruction's `cost(on:in:)` is one call here:
//
//   core.costs.matmul(rows: K, stationaryColumns: M, movingColumns: N, element: .bf16)
//   core.costs.elementwise(.tensorTensor, on: .vector, elements: N, inputs: [a, b], output: d)
//   core.costs.activation(.exp, elements: N, input: a, output: d, perPartitionOperands: 1, reduces: true)
//   core.costs.transpose(rows: P, columns: F, element: .bf16)             (Tensor engine)
//   core.costs.dma(on: .sync, descriptors: n, bytesPerDescriptor: b, from: .hbm, to: .sbuf, kind: .copy)
//   core.costs.control(.branch, on: .vector), core.costs.customOp(elements: all, bytesRead: r, bytesWritten: w)
//
// a, b and d are `CostOperand(pattern, in: program)`; N is elements per partition. Legality is the instruction's
// `validate`, which comes first: asking for an engine that has no row is a bug of the caller.

public import Numerics
public import Silicon

extension NeuronCore {
  public var costs: Costs { Costs(core: self) }
}

/// The cost table applied to one core: its generation's rows at its clocks.
public struct Costs: Sendable {
  public let core: NeuronCore
  let table: CostTable

  public init(core: NeuronCore, table: CostTable = .builtIn) {
    self.core = core
    self.table = table
  }

  /// Scalar instructions of an engine's sequencer.
  public enum Control: String, Sendable, CaseIterable {
    /// One element of memory into a register (TENSOR_LOAD).
    case registerLoad = "register_load"
    case registerMove = "register_move"
    /// A register into one element of memory.
    case registerStore = "register_store"
    /// One turn of a loop or a conditional jump (COMPARE_BRANCH).
    case branch
  }

  public func control(_ kind: Control, on engine: Engine) -> Cost { cost(kind.rawValue, "any", engine, 0) }

  /// A barrier of two cores, without the waiting. None is published: a turn of the sequencer that looks at its semaphore.
  public func coreBarrier(on engine: Engine) -> Cost {
    var cost = control(.branch, on: engine)
    cost.status = max(cost.status, .estimated)
    return cost
  }

  /// An op that GpSimd runs as a program of its own on HBM; `elements` counts all it works on. Its processors' own DMA
  /// engines move data beside the computation (trainium2_arch.rst, "Gpsimd Engine"): the longer of the two counts.
  public func customOp(elements: Int, bytesRead: Int, bytesWritten: Int) -> Cost {
    var cost = cost("custom_op", "any", .gpsimd, Double(elements))
    cost.kind = .software(bytesRead: bytesRead, bytesWritten: bytesWritten)
    if let rate = core.gpsimdDMABytesPerNanosecond {
      let moving = Ticks(nanoseconds: Double(max(bytesRead, bytesWritten)) / rate)
      cost.issue = max(cost.issue, moving)
      cost.latency = max(cost.latency, moving)
    }
    return cost
  }

  /// Loading another set of activation functions (ACT_TABLE_LOAD).
  public var activationTableLoad: Cost { cost("activation", "table_load", .scalar, 0) }

  /// GHz of an engine.
  public func clock(_ engine: Engine) -> Double {
    switch engine {
    case .tensor: core.tensorClock
    case .vector: core.vectorClock
    case .scalar: core.scalarClock
    case .gpsimd: core.gpsimdClock
    case .sync: core.syncClock
    }
  }

  /// Whether an engine has a cost for that form.
  func has(_ instruction: String, _ form: String, _ engine: Engine) -> Bool {
    table.lookup(instruction, form, engine, core.generation) != nil
  }

  func row(_ instruction: String, _ form: String, _ engine: Engine) -> CostRow {
    guard let row = table.lookup(instruction, form, engine, core.generation) else {
      preconditionFailure("no cost for \(instruction).\(form) on \(engine.rawValue)")
    }
    return row
  }

  func cost(_ instruction: String, _ form: String, _ engine: Engine, _ elements: Double) -> Cost {
    let row = row(instruction, form, engine)
    let time = row.time(elements: elements, clock: clock(engine))
    return Cost(
      issue: Ticks(nanoseconds: time.issue), latency: Ticks(nanoseconds: time.latency), status: row.status,
      row: row.name)
  }
}

/// What a cost depends on of an operand.
public struct CostOperand: Sendable, Hashable {
  public var space: MemorySpace
  public var element: ElementType
  /// Whether elements of the innermost free dimension are neighbours in memory.
  public var isContiguous: Bool

  public init(_ space: MemorySpace, _ element: ElementType, isContiguous: Bool = true) {
    self.space = space
    self.element = element
    self.isContiguous = isContiguous
  }

  public init(_ pattern: AccessPattern, in program: Program) {
    space = program[pattern.buffer].space
    element = pattern.element
    isContiguous = pattern.free.last { $0.count != 1 }?.stride ?? 1 == 1
  }

  /// What the engines' performance modes ask for: bf16 and fp16; on v4 8-bit floats too (trainium3_arch.rst, engine table).
  func isNarrow(on generation: CoreGeneration) -> Bool {
    element == .bf16 || element == .f16 || (generation >= .v4 && element.isFloat && element.bitWidth == 8)
  }
}

extension Cost {
  /// This and then that on the same engine, as one: `other` issues right after.
  func followed(by other: Cost, row: String) -> Cost {
    Cost(
      kind, issue: issue + other.issue, latency: max(latency, issue + other.latency),
      status: max(status, other.status), row: row, activationTable: activationTable)
  }

  /// With time added to both issue and latency by an operand that is read first.
  func plus(_ other: Cost, times count: Int) -> Cost {
    guard count > 0 else { return self }
    return Cost(
      kind, issue: issue + other.issue * count, latency: latency + other.latency * count,
      status: max(status, other.status), row: row, activationTable: activationTable)
  }
}

extension NeuronCore.EngineTimes {
  public subscript(engine: Engine) -> Double {
    switch engine {
    case .tensor: tensor
    case .vector: vector
    case .scalar: scalar
    case .gpsimd: gpsimd
    case .sync: sync
    }
  }
}
