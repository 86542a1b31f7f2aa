public import InstructionSet
public import Silicon

/// How long programs take on one NeuronCore: see Documentation/timing-model.md for every rule and its source.
///
/// Time depends on the program, the core and, where control flow depends on values, on the run's `ControlTrace`; never on
/// values themselves.
public struct TimingModel: Sendable {
  public struct Options: Sendable, Equatable {
    /// Cores of the HBM stack that move data at the same time; nil means all of them.
    public var activeCoresOfStack: Int?
    /// Walks every iteration of every loop; otherwise stretches that repeat are multiplied.
    public var unrolled = false
    /// Who overwrites a tile in SBUF waits for nobody who still reads it, as if there were always another place: what more
    /// buffers would gain.
    public var hasUnlimitedBuffers = false

    public init(activeCoresOfStack: Int? = nil, unrolled: Bool = false, hasUnlimitedBuffers: Bool = false) {
      self.activeCoresOfStack = activeCoresOfStack
      self.unrolled = unrolled
      self.hasUnlimitedBuffers = hasUnlimitedBuffers
    }
  }

  public let core: NeuronCore
  public let options: Options

  public init(core: NeuronCore, options: Options = Options()) {
    self.core = core
    self.options = options
  }

  /// What an instruction would cost otherwise: gets its position in program order.
  public typealias CostChange = (_ position: Int, _ statement: Statement, _ cost: Cost) -> Cost

  /// Times a program that its `validate` accepts.
  ///
  /// - Parameters:
  ///   - control: How control flow went, which programs need that have branches or `while` loops without a known trip count.
  ///   - change: Other costs, to tell what a program would gain by them.
  public func time(
    _ program: Program, control: ControlTrace? = nil, changing change: CostChange? = nil
  ) throws(MachineError) -> Timeline {
    let timed = TimedProgram(program, on: core, changing: change)
    var walk = TimingWalk(timed, core: core, options: options, control: control)
    try walk.run()
    return walk.timeline(core: core)
  }

  /// Times a program and writes down what happened when.
  public func record(_ program: Program, control: ControlTrace? = nil) throws(MachineError) -> Recording {
    let recorder = Recorder()
    var walk = TimingWalk(
      TimedProgram(program, on: core), core: core, options: options, control: control, recorder: recorder)
    try walk.run()
    return Recording(
      timeline: walk.timeline(core: core), instructions: walk.instructions(of: program, on: core),
      events: recorder.events, repeats: recorder.repeats, grants: recorder.grants, loads: recorder.loads)
  }
}
