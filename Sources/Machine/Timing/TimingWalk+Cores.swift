public import InstructionSet
public import Silicon

extension TimingModel {
  /// What the timing of two cores together found of one of them.
  public struct CoreTime: Sendable, Equatable {
    public var timeline: Timeline
    /// When the other core came to the places where they meet: with these in a `ControlTrace` the core alone takes the same.
    public var arrivals: [Ticks]
  }

  /// Times the programs of the two cores of a logical NeuronCore, which start together and wait for each other at each
  /// `CoreMeeting`. Throws `controlTrace` where one core waits for ever.
  public func time(_ first: Program, with second: Program) throws(MachineError) -> [CoreTime] {
    var one = TimingWalk(TimedProgram(first, on: core), core: core, options: options, control: nil)
    var other = TimingWalk(TimedProgram(second, on: core), core: core, options: options, control: nil)
    var arrivals: (ofOne: [Ticks], ofOther: [Ticks]) = ([], [])
    while true {
      let (here, there) = (try one.approach(), try other.approach())
      guard let here, let there else {
        if here == nil && there == nil { break }
        throw MachineError(
          .controlTrace, "one core comes to \(arrivals.ofOne.count) places where both meet, the other to more",
          place: first.name, remedy: "let both come to each core_barrier and sendrecv")
      }
      one.meet(at: there)
      other.meet(at: here)
      arrivals.ofOne.append(Ticks(here))
      arrivals.ofOther.append(Ticks(there))
    }
    return [
      CoreTime(timeline: one.timeline(core: core), arrivals: arrivals.ofOther),
      CoreTime(timeline: other.timeline(core: core), arrivals: arrivals.ofOne),
    ]
  }
}

extension TimingWalk {
  /// Goes on until the core comes to where it meets the other one, and says when; nil at the end. Only nodes of the top level
  /// are such places: in loops nobody is waited for.
  fileprivate mutating func approach() throws(MachineError) -> Int64? {
    while position < program.root.upperBound {
      if case .meeting(let statement) = program.nodes[position] { return state.arrival(statement) }
      try run(position..<position + 1)
      position += 1
    }
    return nil
  }

  /// Does what both cores have come to, the other one at `time`.
  fileprivate mutating func meet(at time: Int64) {
    guard case .meeting(let statement) = program.nodes[position] else { return }
    state.execute(statement, from: state.sees(time, at: statement))
    position += 1
  }
}
