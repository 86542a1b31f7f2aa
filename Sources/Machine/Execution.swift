public import InstructionSet
import Numerics
import Silicon

/// A program ready to run on a machine, with its HBM.
public final class Execution: @unchecked Sendable {
  public let program: Program
  public let machine: Machine
  private let lowered: LoweredProgram
  private let hbm: HBMAllocation
  private let customOps: any CustomOpExecutor
  private let checksUninitialised: Bool

  /// Throws `InstructionError` for a program that the core refuses, `MachineError` when its HBM does not fit.
  ///
  /// With `checksUninitialised` every run starts from memories that read as NaN. Of the outputs, `sharedBytes` take over
  /// the memory of inputs.
  public init(
    _ program: Program, on machine: Machine, customOps: any CustomOpExecutor, checksUninitialised: Bool = false,
    sharedBytes: Int = 0
  ) throws {
    try program.validate(on: machine.core)
    self.program = program
    self.machine = machine
    self.customOps = customOps
    self.checksUninitialised = checksUninitialised
    lowered = try LoweredProgram(program, workers: machine.workers, smallWork: machine.smallWork)
    hbm = try HBMAllocation(program, on: machine, capacity: machine.core.hbmStackBytes + sharedBytes)
    if checksUninitialised { hbm.fillWithNaN() }
    for (index, buffer) in program.buffers.enumerated() {
      guard let contents = buffer.contents else { continue }
      contents.withUnsafeBytes {
        if !$0.isEmpty { hbm.base(BufferID(index)).copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
      }
    }
  }

  /// Runs the program once. `inputs` and `outputs` are host memory for `program.inputs` and `program.outputs`, of
  /// exactly their sizes; the program works on them in place where it can. An output may be the memory of an input.
  ///
  /// With `roundingSeed` engines and DMA round stochastically whatever they make narrower than fp32: the same seed gives
  /// the same values, on any number of workers.
  @discardableResult
  public func run(
    inputs: [UnsafeRawBufferPointer], outputs: [UnsafeMutableRawBufferPointer], roundingSeed: UInt64? = nil
  ) throws(MachineError) -> ControlTrace {
    try hbm.prepare(fillsWithNaN: checksUninitialised)
    let bindings = try bind(inputs: inputs, outputs: outputs)
    defer { bindings.deallocate() }
    if checksUninitialised { machine.poison() }

    let workers = lowered.workers
    let states = UnsafeMutablePointer<WorkerState>.allocate(capacity: workers)
    defer { states.deallocate() }
    for worker in 0..<workers { (states + worker).initialize(to: WorkerState(program)) }
    defer {
      for worker in 0..<workers { states[worker].deallocate() }
      states.deinitialize(count: workers)
    }
    let engines = EngineState(core: machine.core)
    defer { engines.deallocate() }
    let shared = RunState(states: states, bindings: bindings, engines: engines, roundingSeed: roundingSeed)
    if workers == 1 { work(0, shared) } else { machine.pool.run { worker in self.work(worker, shared) } }

    for (index, id) in program.outputs.enumerated() {
      let base = bindings.bases[id.index]!
      let output = outputs[index]
      if output.count > 0, output.baseAddress! != base {
        output.baseAddress!.copyMemory(from: base, byteCount: output.count)
      }
    }
    for worker in 0..<workers where states[worker].fault.pointee.faultedStatement >= 0 {
      let fault = states[worker].fault.pointee
      let origin = lowered.origins[fault.faultedStatement]
      let place = origin.location.isEmpty ? program.name : origin.location
      if let failure = fault.failure { throw MachineError(.customOp, "\(failure)", place: place) }
      throw MachineError(.indexOutOfRange, fault, place: place)
    }
    return states[0].trace
  }

  // MARK: - Operands

  /// Where each buffer is in host memory, for one run.
  private struct Bindings {
    let bases: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    let partitionStrides: UnsafeMutablePointer<Int>
    let startPartitions: UnsafeMutablePointer<Int>

    func deallocate() {
      bases.deallocate()
      partitionStrides.deallocate()
      startPartitions.deallocate()
    }
  }

  private func bind(inputs: [UnsafeRawBufferPointer], outputs: [UnsafeMutableRawBufferPointer]) throws(MachineError)
    -> Bindings
  {
    try check("inputs", inputs.map(\.count), program.inputs)
    try check("outputs", outputs.map(\.count), program.outputs)
    let count = max(program.buffers.count, 1)
    let bindings = Bindings(
      bases: .allocate(capacity: count), partitionStrides: .allocate(capacity: count),
      startPartitions: .allocate(capacity: count))
    for (index, buffer) in program.buffers.enumerated() {
      bindings.startPartitions[index] = buffer.startPartition
      switch buffer.space {
      case .hbm:
        bindings.bases[index] = hbm.base(BufferID(index))
        bindings.partitionStrides[index] = 0
        bindings.startPartitions[index] = 0
      case .sbuf:
        bindings.bases[index] = machine.sbuf.base(partition: buffer.startPartition, byte: buffer.address)
        bindings.partitionStrides[index] = machine.sbuf.partitionStride
      case .psum:
        bindings.bases[index] = machine.psum.base(partition: buffer.startPartition, byte: buffer.address)
        bindings.partitionStrides[index] = machine.psum.partitionStride
      }
    }
    for (index, id) in program.outputs.enumerated() where Self.isAligned(UnsafeRawBufferPointer(outputs[index])) {
      bindings.bases[id.index] = outputs[index].baseAddress!
    }
    let bound = program.outputs.map { bindings.bases[$0.index]! }
    for (index, id) in program.inputs.enumerated() {
      let input = inputs[index]
      guard input.count > 0 else { continue }
      // The caller's memory stands in for the buffer when nothing writes there during the run.
      let overlapsOutput = outputs.indices.contains(where: { index in
        let start = UnsafeRawPointer(bound[index])
        return input.baseAddress! < start + outputs[index].count && start < input.baseAddress! + input.count
      })
      if Self.isAligned(input), !lowered.written.contains(id.index), !overlapsOutput, !program.outputs.contains(id) {
        bindings.bases[id.index] = UnsafeMutableRawPointer(mutating: input.baseAddress!)
      } else if bindings.bases[id.index]! != input.baseAddress! {
        bindings.bases[id.index]!.copyMemory(from: input.baseAddress!, byteCount: input.count)
      }
    }
    return bindings
  }

  private func check(_ what: String, _ sizes: [Int], _ ids: [BufferID]) throws(MachineError) {
    guard sizes.count == ids.count else {
      throw MachineError(.arguments, "takes \(ids.count) \(what), got \(sizes.count)", place: program.name)
    }
    for (size, id) in zip(sizes, ids) where size != program[id].byteCount {
      throw MachineError(
        .arguments, "\(what): %\(program[id].name) is \(program[id].byteCount) bytes, got \(size)", place: program.name)
    }
  }

  private static func isAligned(_ memory: UnsafeRawBufferPointer) -> Bool {
    memory.count > 0 && UInt(bitPattern: memory.baseAddress!) % 16 == 0
  }

  // MARK: - Workers

  /// What one worker keeps to itself.
  private struct WorkerState {
    let counters: UnsafeMutablePointer<Int>
    let registers: UnsafeMutablePointer<Int32>
    let scratch: UnsafeMutableRawPointer
    let fault: UnsafeMutablePointer<ExecutionFault>
    var trace = ControlTrace()

    init(_ program: Program) {
      counters = .allocate(capacity: program.loopCount + 1)
      counters.initialize(repeating: 0, count: program.loopCount + 1)
      registers = .allocate(capacity: program.registerCount + 1)
      registers.initialize(repeating: 0, count: program.registerCount + 1)
      scratch = .allocate(byteCount: ExecutionContext.scratchBytes, alignment: 64)
      fault = .allocate(capacity: 1)
      fault.initialize(to: ExecutionFault())
    }

    /// Takes over what later instructions depend on, where `other` alone has worked.
    func follow(_ other: WorkerState, registers count: Int) {
      registers.update(from: other.registers, count: count)
      fault.pointee.round = other.fault.pointee.round
    }

    func deallocate() {
      counters.deallocate()
      registers.deallocate()
      scratch.deallocate()
      fault.deinitialize(count: 1)
      fault.deallocate()
    }
  }

  private struct RunState: @unchecked Sendable {
    let states: UnsafeMutablePointer<WorkerState>
    let bindings: Bindings
    let engines: EngineState
    let roundingSeed: UInt64?
  }

  private func context(_ worker: Int, of workers: Int, _ state: WorkerState, _ shared: RunState) -> ExecutionContext {
    let bindings = shared.bindings
    return ExecutionContext(
      worker: worker, workers: workers, bases: bindings.bases, partitionStrides: bindings.partitionStrides,
      startPartitions: bindings.startPartitions, counters: state.counters, registers: state.registers,
      engines: shared.engines, scratch: state.scratch, fault: state.fault, customOps: customOps,
      roundingSeed: shared.roundingSeed)
  }

  private func work(_ worker: Int, _ shared: RunState) {
    var trace = ControlTrace()
    lowered.steps.withUnsafeBufferPointer { steps in
      lowered.instructions.withUnsafeBufferPointer { instructions in
        lowered.accesses.withUnsafeBufferPointer { accesses in
          lowered.accessStarts.withUnsafeBufferPointer { starts in
            instructions.withMemoryRebound(to: Unmanaged<LoweredInstruction>.self) { instructions in
              interpret(
                0..<steps.count, worker: worker, of: lowered.workers, shared, &trace, steps, instructions, accesses,
                starts)
            }
          }
        }
      }
    }
    shared.states[worker].trace = trace
  }

  private typealias Instructions = UnsafeBufferPointer<Unmanaged<LoweredInstruction>>

  private func interpret(
    _ range: Range<Int>, worker: Int, of workers: Int, _ shared: RunState, _ trace: inout ControlTrace,
    _ steps: UnsafeBufferPointer<LoweredProgram.Step>, _ instructions: Instructions,
    _ accesses: UnsafeBufferPointer<Access>, _ accessStarts: UnsafeBufferPointer<Int>
  ) {
    let state = shared.states[worker]
    var own = context(worker, of: workers, state, shared)
    let alone = context(0, of: 1, state, shared)
    let first = shared.states[0]
    let bindings = shared.bindings
    var placement = BarrierPlacement(
      sbufBytes: machine.core.sbufBytesPerPartition, psumBytes: machine.core.psumBytesPerPartition,
      buffers: program.buffers.count)
    let pool = machine.pool
    let isParallel = workers > 1
    let counters = state.counters
    let fault = state.fault
    var position = range.lowerBound

    func hbmScalar<T>(_ buffer: Int, as type: T.Type) -> T {
      if isParallel {
        if placement.mustWaitToRead(buffer) {
          placement.didWait()
          pool.barrier(placement.barriers)
        }
        placement.noteRead(buffer, bytes: MemoryLayout<T>.size)
      }
      return bindings.bases[buffer]!.loadUnaligned(as: type)
    }

    // Where the trace keeps the count of each while loop that is under way.
    var tripSlots: [Int: Int] = [:]
    while position < range.upperBound {
      switch steps[position] {
      case .run(let index):
        fault.pointee.statement = index
        if isParallel {
          let touched = UnsafeBufferPointer(rebasing: accesses[accessStarts[index]..<accessStarts[index + 1]])
          let decision = placement.decide(touched, own)
          if decision != .go {
            placement.didWait()
            pool.barrier(placement.barriers)
          }
          if decision == .alone {
            if own.worker == 0 { instructions[index]._withUnsafeGuaranteedRef { $0.execute(alone) } }
            placement.didWait()
            pool.barrier(placement.barriers)
            position += 1
            continue
          }
          placement.note(touched, own)
        }
        instructions[index]._withUnsafeGuaranteedRef { $0.execute(own) }
        position += 1
      case .strip(let strip):
        var begin = strip.instructions.lowerBound
        for index in strip.instructions {
          let touched = UnsafeBufferPointer(rebasing: accesses[accessStarts[index]..<accessStarts[index + 1]])
          // None of them reads across what it writes, so none must be done alone.
          if placement.decide(touched, own) != .go {
            run(instructions, strip, begin..<index, &own, fault)
            begin = index
            placement.didWait()
            if isParallel { pool.barrier(placement.barriers) }
          }
          placement.note(touched, own)
        }
        run(instructions, strip, begin..<strip.instructions.upperBound, &own, fault)
        position += 1
      case .runCustomOp(let index):
        fault.pointee.statement = index
        // Between barriers, so that all workers learn at the same place whether the run ends here.
        if isParallel {
          placement.didWait()
          pool.barrier(placement.barriers)
        }
        if own.worker == 0 { instructions[index]._withUnsafeGuaranteedRef { $0.execute(alone) } }
        if isParallel {
          placement.didWait()
          pool.barrier(placement.barriers)
        }
        if first.fault.pointee.failure != nil { return }
        position += 1
      case .loopStart(let loop, let count, let end):
        counters[loop] = 0
        position = count > 0 ? position + 1 : end
      case .loopEnd(let loop, let count, let start):
        counters[loop] += 1
        fault.pointee.round += 1
        position = counters[loop] < count ? start : position + 1
      case .whileStart(let loop):
        counters[loop] = 0
        tripSlots[loop] = trace.tripCounts.count
        trace.tripCounts.append(0)
        position += 1
      case .whileTest(let loop, let predicate, let end):
        let holds =
          switch predicate {
          case .buffer(let id): hbmScalar(id.index, as: UInt8.self) != 0
          case .register(let register): state.registers[register.index] != 0
          case .below(let register, let bound): state.registers[register.index] < state.registers[bound.index]
          }
        if holds {
          position += 1
        } else {
          trace.tripCounts[tripSlots[loop]!] = counters[loop]
          position = end
        }
      case .whileEnd(let loop, let start):
        counters[loop] += 1
        fault.pointee.round += 1
        position = start
      case .branch(let selector, let table):
        let cases = lowered.tables[table]
        let value = Int(hbmScalar(selector, as: Int32.self))
        let choice = cases.indices.contains(value) ? value : cases.count - 1
        trace.choices.append(choice)
        position = cases[choice]
      case .jump(let target):
        position = target
      case .alone(let end):
        placement.didWait()
        pool.barrier(placement.barriers)
        if worker == 0 {
          interpret(
            position + 1..<end, worker: 0, of: 1, shared, &trace, steps, instructions, accesses, accessStarts)
        }
        placement.didWait()
        pool.barrier(placement.barriers)
        if first.fault.pointee.failure != nil { return }
        if worker != 0 { state.follow(first, registers: program.registerCount) }
        placement.didWait()
        pool.barrier(placement.barriers)
        position = end
      }
    }
  }

  /// Instructions of a strip between which nobody must wait: piece by piece of their rows where they are operations on
  /// rows, a few partitions after the other elsewhere.
  private func run(
    _ instructions: Instructions, _ strip: LoweredProgram.Strip, _ range: Range<Int>, _ own: inout ExecutionContext,
    _ fault: UnsafeMutablePointer<ExecutionFault>
  ) {
    if range.isEmpty { return }
    let block = ExecutionContext.partitionsPerBlock
    if let rows = rowSequence(instructions[range], own) {
      for partition in strip.extent where partition / block % own.workers == own.worker {
        rows.run(partition: partition, own)
      }
      return
    }
    var partition = strip.extent.lowerBound / strip.partitions * strip.partitions
    while partition < strip.extent.upperBound {
      if partition / block % own.workers == own.worker {
        own.window = partition..<partition + strip.partitions
        for index in range {
          fault.pointee.statement = index
          instructions[index]._withUnsafeGuaranteedRef { $0.execute(own) }
        }
      }
      partition += strip.partitions
    }
    own.window = 0..<Int.max
  }

  private func rowSequence(_ instructions: Slice<Instructions>, _ own: borrowing ExecutionContext) -> RowSequence? {
    var operations: [RowOperation] = []
    operations.reserveCapacity(instructions.count)
    for index in instructions.indices {
      let operation = instructions[index]._withUnsafeGuaranteedRef { $0.rowOperation(own) }
      guard let operation else { return nil }
      operations.append(operation)
    }
    return RowSequence(operations)
  }
}
