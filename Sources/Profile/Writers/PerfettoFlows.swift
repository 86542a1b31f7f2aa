import InstructionSet
import Machine
import Silicon

/// The arrows from what an instruction waited for to the instruction.
///
/// A wait ends when something becomes visible: that of the actor it waited for, at the time less the semaphore's cost. A
/// number of the arrow must stand at its beginning, so all waits are found before anything is written.
final class PerfettoFlows {
  /// What became visible, and to how many.
  private struct Edge {
    var number: UInt64
    var consumers: UInt64
    var hasBegun = false
    var ended: UInt64 = 0
  }

  /// An actor and a time.
  private struct Moment: Hashable {
    var actor: UInt8
    var time: Ticks
  }

  private static let dma = UInt8(Engine.allCases.count)
  private var edges: [Moment: Edge] = [:]
  private let semaphores: [Ticks]

  init(_ recording: Recording, core: NeuronCore, limit: Int) {
    let costs = core.semaphoreNanoseconds
    semaphores = [costs.tensor, costs.vector, costs.scalar, costs.gpsimd, costs.sync].map { Ticks(nanoseconds: $0) }
    var number: UInt64 = 1
    recording.forEachStretch(limit: limit) { event, _, times, _ in
      guard times == 1, let moment = awaited(event) else { return }
      edges[moment, default: Edge(number: 0, consumers: 0)].consumers += 1
    }
    for moment in edges.keys.sorted(by: { ($0.time, $0.actor) < ($1.time, $1.actor) }) {
      edges[moment]!.number = number
      number += edges[moment]!.consumers
    }
  }

  /// Nil where nothing was waited for, or more than one.
  private func awaited(_ event: Recording.Event) -> Moment? {
    guard event.waiting > .zero, event.blocker <= Self.dma else { return nil }
    let cost = event.blocker == Self.dma ? .zero : semaphores[Engine.allCases.firstIndex(of: event.engine)!]
    return Moment(actor: event.blocker, time: event.ready - cost)
  }

  /// Numbers of the arrows that begin at an execution, the first one that can be meant.
  func begin(at event: Recording.Event, _ instruction: Recording.Instruction) -> [UInt64] {
    let engine = UInt8(Engine.allCases.firstIndex(of: event.engine)!)
    let moment = Moment(actor: instruction.kind == .dma ? Self.dma : engine, time: event.visible)
    guard let edge = edges[moment], !edge.hasBegun else { return [] }
    edges[moment]!.hasBegun = true
    return (0..<edge.consumers).map { edge.number + $0 }
  }

  /// The number of the arrow that ends at an execution; nil where none has begun.
  func end(at event: Recording.Event) -> UInt64? {
    guard let moment = awaited(event), let edge = edges[moment], edge.hasBegun else { return nil }
    edges[moment]!.ended += 1
    return edge.number + edge.ended
  }
}
