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
    for (index, statement) in program.statements.enumerated() {
      let count = Int(totals.count[index])
      if count == 0 { continue }
      let busy = Ticks(totals.busy[index])
      let stall = Ticks(totals.stall[index])
      timeline.instructions += count
      timeline.engines[statement.engine].instructions += count
      timeline.engines[statement.engine].busy += busy
      timeline.engines[statement.engine].waiting += stall
      timeline.engines[statement.engine].busyByStatus[statement.status, default: .zero] += busy
      timeline.origins[statement.origin].instructions += count
      timeline.origins[statement.origin].busy[statement.engine] += busy
      timeline.origins[statement.origin].waiting += stall
      switch statement.kind {
      case .dma:
        addTransfer(statement, count: count, to: &timeline)
        addTraffic(statement, count: count, to: &timeline)
      case .software: addTraffic(statement, count: count, to: &timeline)
      case .matmul where statement.multiplyAdds > 0:
        timeline.tensor.matmuls += count
        timeline.tensor.multiplyAdds += Double(count) * Double(statement.multiplyAdds)
        timeline.tensor.matmulBusy += busy
      case .matmul: timeline.tensor.transposes += count
      case .engine, .free: break
      }
    }
    addGlobals(&timeline)
    timeline.uninitializedReads = state.uninitializedReads.map { uninitializedRead($0) }
    timeline.skippedIterations = skippedIterations
    return timeline
  }

  private func addTransfer(_ statement: TimedStatement, count: Int, to timeline: inout Timeline) {
    timeline.dma.transfers += count
    timeline.dma.descriptors += count * statement.descriptors
    if statement.hbmBytesRead + statement.hbmBytesWritten == 0 { timeline.dma.onChipBytes += count * statement.bytes }
    timeline.dma.queues[statement.engine].transfers += count
    timeline.dma.queues[statement.engine].descriptors += count * statement.descriptors
    timeline.dma.queues[statement.engine].bytes += count * statement.bytes
  }

  /// HBM's bytes and the DMA engines' time.
  private func addTraffic(_ statement: TimedStatement, count: Int, to timeline: inout Timeline) {
    timeline.dma.hbmBytesRead += count * statement.hbmBytesRead
    timeline.dma.hbmBytesWritten += count * statement.hbmBytesWritten
    var all = Ticks.zero
    for engine in timeline.dma.engineBusy.indices {
      let busy = Ticks(program.dmaService[statement.dmaService + engine]) * count
      timeline.dma.engineBusy[engine] += busy
      all += busy
    }
    timeline.dma.busyByStatus[statement.status, default: .zero] += all
    timeline.origins[statement.origin].dmaBusy += all
    timeline.origins[statement.origin].hbmBytes += count * (statement.hbmBytesRead + statement.hbmBytesWritten)
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

  private func uninitializedRead(_ access: Int) -> MachineError {
    let statement = program.statements.first { ($0.firstAccess..<$0.endAccess).contains(access) }
    let operand = program.accesses[access]
    let place = statement.map { program.origins[$0.origin].place } ?? ""
    return MachineError(
      .uninitializedRead,
      "instruction \(statement.map { program.mnemonics[$0.mnemonic] } ?? "") reads %\(program.names[operand.buffer]) at byte "
        + "\(operand.base) of \(operand.grid == AddressMap.sbuf ? "SBUF" : "PSUM") partitions \(operand.partitions), "
        + "where nothing has been written; on the chip it reads what an earlier program left",
      place: place, remedy: "write the tile first, with memset or a DMA")
  }
}
