import InstructionSet
import Silicon

extension TimingWalk {
  /// Adds the totals up.
  func timeline(core: NeuronCore) -> Timeline {
    let totals = state.totals
    var timeline = Timeline()
    timeline.total = Ticks(state.latestEnd)
    timeline.launch = Ticks(nanoseconds: core.launchNanoseconds)
    timeline.engines = Engine.allCases.map { Timeline.EngineTime(engine: $0) }
    timeline.dma.engineBusy = [Ticks](repeating: .zero, count: core.dmaEngines)
    timeline.dma.queues = Engine.allCases.map { Timeline.QueueTime(queue: $0) }
    timeline.origins = program.origins.map {
      Timeline.OriginTime(origin: $0, busy: [Ticks](repeating: .zero, count: Engine.allCases.count))
    }
    var executions = [Execution](repeating: Execution(), count: program.forms.count)
    for index in program.statements.indices where totals.count[index] > 0 {
      let statement = program.statements[index]
      let form = program.forms[Int(statement.form)]
      let execution = Execution(
        count: Int(totals.count[index]), busy: Ticks(totals.busy[index]), waiting: Ticks(totals.stall[index]))
      executions[Int(statement.form)] += execution
      add(execution, of: form, to: &timeline.origins[Int(statement.origin)])
    }
    for position in program.forms.indices where executions[position].count > 0 {
      add(executions[position], of: program.forms[position], to: &timeline)
    }
    addGlobals(&timeline)
    timeline.uninitializedReads = state.uninitializedReads.map { uninitializedRead($0) }
    timeline.skippedIterations = skippedIterations
    return timeline
  }

  /// What executions of one statement, or of all of one form, add up to.
  private struct Execution {
    var count = 0
    var busy = Ticks.zero
    var waiting = Ticks.zero

    static func += (sum: inout Execution, other: Execution) {
      sum.count += other.count
      sum.busy += other.busy
      sum.waiting += other.waiting
    }
  }

  private func add(_ execution: Execution, of form: TimedForm, to origin: inout Timeline.OriginTime) {
    origin.instructions += execution.count
    origin.busy[form.engine] += execution.busy
    origin.waiting += execution.waiting
    if form.dmaService >= 0 {
      for engine in 0..<state.dmaEngines {
        origin.dmaBusy += Ticks(program.dmaService[form.dmaService + engine]) * execution.count
      }
      origin.hbmBytes += execution.count * (form.hbmBytesRead + form.hbmBytesWritten)
    }
  }

  private func add(_ execution: Execution, of form: TimedForm, to timeline: inout Timeline) {
    let (count, engine) = (execution.count, form.engine)
    timeline.instructions += count
    timeline.engines[engine].instructions += count
    timeline.engines[engine].busy += execution.busy
    timeline.engines[engine].waiting += execution.waiting
    timeline.engines[engine].busyByStatus[form.status, default: .zero] += execution.busy
    switch form.kind {
    case .dma:
      addTransfer(form, count: count, to: &timeline.dma)
      addTraffic(form, count: count, to: &timeline.dma)
    case .software: addTraffic(form, count: count, to: &timeline.dma)
    case .matmul where form.multiplyAdds > 0:
      timeline.tensor.matmuls += count
      timeline.tensor.multiplyAdds += Double(count) * Double(form.multiplyAdds)
      timeline.tensor.matmulBusy += execution.busy
    case .matmul: timeline.tensor.transposes += count
    case .engine, .free: break
    }
  }

  private func addTransfer(_ form: TimedForm, count: Int, to dma: inout Timeline.DMATime) {
    dma.transfers += count
    dma.descriptors += count * form.descriptors
    if form.hbmBytesRead + form.hbmBytesWritten == 0 { dma.onChipBytes += count * form.bytes }
    dma.queues[form.engine].transfers += count
    dma.queues[form.engine].descriptors += count * form.descriptors
    dma.queues[form.engine].bytes += count * form.bytes
  }

  /// HBM's bytes and the DMA engines' time.
  private func addTraffic(_ form: TimedForm, count: Int, to dma: inout Timeline.DMATime) {
    dma.hbmBytesRead += count * form.hbmBytesRead
    dma.hbmBytesWritten += count * form.hbmBytesWritten
    for engine in dma.engineBusy.indices {
      let busy = Ticks(program.dmaService[form.dmaService + engine]) * count
      dma.engineBusy[engine] += busy
      dma.busyByStatus[form.status, default: .zero] += busy
    }
  }

  private func addGlobals(_ timeline: inout Timeline) {
    let totals = state.totals
    timeline.tensor.throttled = Ticks(totals.globals[Totals.throttled])
    timeline.tensor.exposedLoads = Ticks(totals.globals[Totals.exposedLoads])
    timeline.activationTableLoads = Int(totals.globals[Totals.tableLoads])
    timeline.activationTableTime = Ticks(totals.globals[Totals.tableTicks])
    timeline.portWaiting = Ticks(totals.globals[Totals.portWait])
    timeline.controlTime = Ticks(totals.globals[Totals.control])
    for engine in timeline.engines.indices {
      for (producer, other) in Engine.allCases.enumerated() {
        let wait = totals.wait[engine * Actor.count + producer]
        if wait > 0 { timeline.engines[engine].waitingFor[other] = Ticks(wait) }
      }
      timeline.engines[engine].waitingForDMA = Ticks(totals.wait[engine * Actor.count + Int(Actor.dma)])
    }
  }

  private func uninitializedRead(_ operand: Int) -> MachineError {
    let access = program.access(operand)
    let shape = program.table.shapes[Int(access.shape)]
    let statement = program.statements.indices.first { program.operands(of: $0).contains(operand) }
    let place = statement.map { program.origins[Int(program.statements[$0].origin)].place } ?? ""
    return MachineError(
      .uninitializedRead,
      "instruction \(statement.map { program.mnemonics[program.form(of: $0).mnemonic] } ?? "") reads "
        + "%\(program.names[Int(access.buffer)]) at byte \(access.base) of "
        + "\(shape.grid == AddressMap.sbuf ? "SBUF" : "PSUM") partitions \(shape.partitions), "
        + "where nothing has been written; on the chip it reads what an earlier program left",
      place: place, remedy: "write the tile first, with memset or a DMA")
  }
}
