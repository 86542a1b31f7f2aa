public import InstructionSet
public import Machine
public import Silicon

/// One thing that is looked for in every profile.
public struct AdviceRule: Sendable {
  /// What was found.
  struct Finding: Sendable {
    var text: String
    /// Positions in `Recording.instructions`.
    var instructions: [Int] = []
    var change: Change
  }

  /// How the program is timed again to tell the gain.
  enum Change: Sendable {
    /// Other costs of some instructions, by position.
    case costs([Int: Cost])
    case core(NeuronCore)
    /// Loads go ahead as if there were always a free place for them.
    case deeperBuffers
    case time(Ticks)
    case unknown
  }

  /// Stable, for programs that read reports.
  public var id: String
  public var title: String
  public var remedy: String
  /// Where the rule comes from.
  public var source: String
  let look: @Sendable (AdviceEvidence) -> Finding?
}

/// What several rules look at, computed once.
struct AdviceEvidence {
  let profile: Profile
  let neuron: [NeuronInstruction]

  init(_ profile: Profile) {
    self.profile = profile
    neuron = profile.recording.instructions.map { NeuronInstruction($0, of: profile) }
  }

  var core: NeuronCore { profile.core }
  var timeline: Timeline { profile.timeline }
  var instructions: [Recording.Instruction] { profile.recording.instructions }

  /// A part of the program's time, 0 to 1.
  func share(_ part: Ticks) -> Double {
    timeline.total > .zero ? Double(part.count) / Double(timeline.total.count) : 0
  }

  /// Of the DMA engines on average.
  func share(dma: Ticks) -> Double { share(dma) / Double(core.dmaEngines) }

  /// Positions of the instructions that run and of which `condition` holds.
  func positions(where condition: (Recording.Instruction) -> Bool) -> [Int] {
    instructions.indices.filter { instructions[$0].count > 0 && condition(instructions[$0]) }
  }

  func busy(_ positions: [Int]) -> Ticks { positions.reduce(.zero) { $0 + instructions[$1].busy } }

  func dmaBusy(_ positions: [Int]) -> Ticks {
    positions.reduce(.zero) { $0 + instructions[$1].dmaService.reduce(.zero, +) * instructions[$1].count }
  }

  /// Costs of some instructions, changed.
  func costs(of positions: [Int], _ change: (Recording.Instruction, inout Cost) -> Void) -> AdviceRule.Change {
    var costs: [Int: Cost] = [:]
    for position in positions {
      var cost = instructions[position].statement.instruction.cost(on: core, in: profile.program)
      change(instructions[position], &cost)
      costs[position] = cost
    }
    return .costs(costs)
  }

  /// The same, with the instructions taken away.
  func without(_ positions: [Int]) -> AdviceRule.Change { costs(of: positions) { _, cost in cost.kind = .free } }
}
