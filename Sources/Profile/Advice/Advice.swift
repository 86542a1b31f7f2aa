public import InstructionSet
public import Machine
public import Silicon

/// Something that costs time and need not: what was seen, what to do, and what that would gain.
public struct Advice: Sendable {
  public var rule: AdviceRule
  /// What was seen, in numbers.
  public var evidence: String
  /// Where, the most costly places first: source lines or, where there are none, ops.
  public var places: [String]
  /// How much shorter the program is when it is timed again without the cost; nil where that cannot be told from the profile.
  public var gain: Ticks?
}

extension Profile {
  /// What the rules find, the largest gain first; what would gain less than 0.5 % of the time is none.
  public func advice() throws(ProfileError) -> [Advice] {
    let evidence = AdviceEvidence(self)
    let findings = AdviceRule.all.compactMap { rule in rule.look(evidence).map { (rule: rule, finding: $0) } }
    let gains = WorkerPool.map(findings.count, workers: HostThreads.available) { index in
      Swift.Result { () throws(ProfileError) in try gain(of: findings[index].finding.change) }
    }
    var found: [Advice] = []
    for ((rule, finding), gain) in zip(findings, gains) {
      let gain = try gain.get()
      if let gain, evidence.share(gain) < 0.005 { continue }
      found.append(Advice(rule: rule, evidence: finding.text, places: places(of: finding.instructions), gain: gain))
    }
    let ordered = found.enumerated().sorted {
      let (a, b) = ($0.element.gain ?? .zero, $1.element.gain ?? .zero)
      return a != b ? a > b : $0.offset < $1.offset
    }
    return ordered.map(\.element)
  }

  private func gain(of change: AdviceRule.Change) throws(ProfileError) -> Ticks? {
    let other: Timeline
    switch change {
    case .unknown: return nil
    case .time(let gain): return gain
    case .costs(let costs): other = try time { position, _, cost in costs[position] ?? cost }
    case .core(let core): other = try time(on: core)
    case .deeperBuffers: other = try time(options: .init(hasUnlimitedBuffers: true))
    }
    return max(.zero, timeline.total - other.total)
  }

  /// The three places that the instructions take most of their time in.
  private func places(of positions: [Int]) -> [String] {
    var order: [Origin] = []
    var times: [Origin: Ticks] = [:]
    for position in positions {
      let instruction = recording.instructions[position]
      let dma = Ticks(instruction.dmaService.reduce(.zero, +).count / Int64(core.dmaEngines)) * instruction.count
      if times[instruction.origin] == nil { order.append(instruction.origin) }
      times[instruction.origin, default: .zero] += instruction.busy + dma
    }
    let longest = order.enumerated().sorted {
      let (a, b) = (times[$0.element]!, times[$1.element]!)
      return a != b ? a > b : $0.offset < $1.offset
    }
    return longest.prefix(3).map(\.element.label).filter { !$0.isEmpty }
  }
}
