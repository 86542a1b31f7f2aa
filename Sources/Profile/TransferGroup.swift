public import InstructionSet
import Machine
public import Silicon

/// DMA transfers of the same size for the same purpose, and how well they use the DMA engines.
public struct TransferGroup: Sendable {
  public struct Key: Sendable, Hashable {
    /// Of one descriptor; the DMA engines' time depends on nothing else of a copy.
    public var bytesPerDescriptor: Int
    /// The engine whose queue triggers them.
    public var queue: Engine
    /// What is moved from or to HBM; nil between memories of the chip.
    public var kind: BufferKind?
    public var writesHBM: Bool
    public var origin: Origin
  }

  public var key: Key
  public var transfers = 0
  public var descriptors = 0
  public var bytes = 0
  /// Over all DMA engines.
  public var busy = Ticks.zero

  /// Bytes moved over what the DMA engines move in the same time at full rate, 0 to 1.
  public func efficiency(on core: NeuronCore) -> Double {
    busy > .zero ? min(1, Double(bytes) / (busy.nanoseconds * core.dmaBytesPerNanosecond)) : 0
  }
}

extension Profile {
  /// The busiest first.
  public var transfers: [TransferGroup] {
    var positions: [TransferGroup.Key: Int] = [:]
    var groups: [TransferGroup] = []
    for instruction in recording.instructions where instruction.kind == .dma && instruction.count > 0 {
      let hbm = instruction.operands.first { space(of: $0) == .hbm }
      let key = TransferGroup.Key(
        bytesPerDescriptor: instruction.bytes / max(1, instruction.descriptors), queue: instruction.engine,
        kind: hbm.flatMap { kinds[$0.pattern.buffer.index] }, writesHBM: instruction.hbmBytesWritten > 0,
        origin: instruction.origin)
      let position = positions[key] ?? groups.count
      if position == groups.count {
        positions[key] = position
        groups.append(TransferGroup(key: key))
      }
      groups[position].transfers += instruction.count
      groups[position].descriptors += instruction.descriptors * instruction.count
      groups[position].bytes += instruction.bytes * instruction.count
      groups[position].busy += instruction.dmaService.reduce(.zero, +) * instruction.count
    }
    return groups.enumerated().sorted { ($1.element.busy, $0.offset) < ($0.element.busy, $1.offset) }.map(\.element)
  }
}
