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
    /// How many instructions to list in `Timeline.events`.
    public var recordedEvents = 0

    public init(activeCoresOfStack: Int? = nil, unrolled: Bool = false, recordedEvents: Int = 0) {
      self.activeCoresOfStack = activeCoresOfStack
      self.unrolled = unrolled
      self.recordedEvents = recordedEvents
    }
  }

  public let core: NeuronCore
  public let options: Options

  public init(core: NeuronCore, options: Options = Options()) {
    self.core = core
    self.options = options
  }

  /// Times a program that its `validate` accepts.
  ///
  /// - Parameter control: how control flow went, which programs need that have branches or `while` loops without a known
  ///   trip count.
  public func time(_ program: Program, control: ControlTrace? = nil) throws(MachineError) -> Timeline {
    var walk = TimingWalk(try TimedProgram(program, on: core), core: core, options: options, control: control)
    try walk.run()
    return walk.timeline(core: core)
  }
}
