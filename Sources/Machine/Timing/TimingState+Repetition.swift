extension TimingState {
  /// Where a stretch of the walk begins.
  struct FingerprintMark {
    var fingerprint: UInt64
    var weightSum: UInt64
    var inversePower: UInt64
  }

  var fingerprintMark: FingerprintMark {
    FingerprintMark(fingerprint: fingerprint, weightSum: weightSum, inversePower: inversePower)
  }

  /// A hash of every start and end since `mark`, relative to `firstStart`: a polynomial in them modulo 2^64, so that one
  /// running sum serves loops at every depth.
  func relativeFingerprint(since mark: FingerprintMark) -> UInt64 {
    let sum = (fingerprint &- mark.fingerprint) &* mark.inversePower
    let weights = (weightSum &- mark.weightSum) &* mark.inversePower
    return sum &- UInt64(bitPattern: firstStart) &* weights
  }

  /// Moves clocks and resources that a skipped stretch used.
  func move(by delta: Int64, engines: [Bool], dma: Bool, utilization: Double) {
    for engine in 0..<Actor.engines where engines[engine] { engineFree[engine] += delta }
    if engines[Self.tensor] {
      passStart += delta
      earlierPassStart += delta
      loadedAt += delta
      arrayFreed += delta
      for block in 0..<16 { blockFree[block] += delta }
      warmUp.skip(to: engineFree[Self.tensor], utilization: utilization)
    }
    if dma { calendars.shift(by: delta) }
    vectorSBUF.shift(by: delta)
    gpsimdSBUF.shift(by: delta)
    vectorPSUM.shift(by: delta)
    scalarPSUM.shift(by: delta)
    latestEnd += delta
  }

  /// Moves times after `time` of the found cells' writes or reads, once for each skip.
  func moveFound(by delta: Int64, after time: Int64, writes: Bool) {
    for position in 0..<map.foundCount {
      for index in map.found[position].cells {
        let cell = map.cells + index
        if writes && cell.pointee.writeEpoch != skipEpoch {
          cell.pointee.writeEpoch = skipEpoch
          if cell.pointee.write > time { cell.pointee.write += delta }
        } else if !writes && cell.pointee.readEpoch != skipEpoch {
          cell.pointee.readEpoch = skipEpoch
          if cell.pointee.read > time { cell.pointee.read += delta }
          if cell.pointee.otherRead > time { cell.pointee.otherRead += delta }
        }
      }
    }
  }

  /// Touches the found cells as the operand's instruction would at `time`.
  func touchFound(_ mode: TimedAccess.Mode, actor: UInt8, time: Int64) {
    let reads = mode == .read
    for position in 0..<map.foundCount {
      for index in map.found[position].cells {
        if reads { Self.read(map.cells + index, actor, time) } else { Self.write(map.cells + index, actor, time) }
      }
    }
  }

  /// Every sequencer loads a predicate or selector into a register and branches on it. Without an access it is in registers
  /// already, in all sequencers when it is in that of the Sync engine, whose instructions change them.
  func decide(_ access: Int?, _ costs: [(load: Int64, branch: Int64)]) {
    guard let access else {
      let ready = engineFree[Self.sync]
      for engine in 0..<Actor.engines {
        engineFree[engine] = max(engineFree[engine], ready) + costs[engine].branch
        totals.globals[Totals.control] += costs[engine].branch
        latestEnd = max(latestEnd, engineFree[engine])
      }
      return
    }
    map.clear()
    map.find(access, counters)
    var ready: Int64 = 0
    for position in 0..<map.foundCount {
      for index in map.found[position].cells { ready = max(ready, map.cells[index].write) }
    }
    for engine in 0..<Actor.engines {
      let start = max(engineFree[engine], ready)
      engineFree[engine] = start + costs[engine].load + costs[engine].branch
      totals.globals[Totals.control] += costs[engine].load + costs[engine].branch
      latestEnd = max(latestEnd, engineFree[engine])
      touchFound(.read, actor: UInt8(engine), time: start + costs[engine].load)
    }
  }
}
