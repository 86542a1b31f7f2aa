public import InstructionSet
public import Machine
public import Silicon

/// What instructions that have something in common add up to.
public struct Share: Sendable {
  /// What they have in common; fields they differ in are empty.
  public struct Key: Sendable, Hashable {
    /// The StableHLO op, or the kernel's function.
    public var op = ""
    /// `file:line`, or the name that the model gives the place.
    public var location = ""
    public var mnemonic = ""
    public var engine: Engine?

    public init(op: String = "", location: String = "", mnemonic: String = "", engine: Engine? = nil) {
      self.op = op
      self.location = location
      self.mnemonic = mnemonic
      self.engine = engine
    }
  }

  public var key: Key
  /// Executions.
  public var instructions = 0
  /// By position in `Engine.allCases`; of DMA the triggers only.
  public var busy = [Ticks](repeating: .zero, count: Engine.allCases.count)
  public var waiting = Ticks.zero
  /// Over all DMA engines.
  public var dmaBusy = Ticks.zero
  public var hbmBytesRead = 0
  public var hbmBytesWritten = 0
  /// Floating-point operations of matrix products.
  public var flops = 0.0
  /// Engine and DMA time by what it rests on.
  public var byStatus: [Status: Ticks] = [:]

  /// Of the unit that is busy longest with them, DMA engines on average: what their order goes by.
  public func longest(dmaEngines: Int) -> Ticks {
    max(busy.max() ?? .zero, Ticks(dmaBusy.count / Int64(max(1, dmaEngines))))
  }

  mutating func add(_ instruction: Recording.Instruction) {
    let engine = Engine.allCases.firstIndex(of: instruction.engine)!
    let dma = instruction.dmaService.reduce(.zero, +) * instruction.count
    instructions += instruction.count
    busy[engine] += instruction.busy
    waiting += instruction.waiting
    dmaBusy += dma
    hbmBytesRead += instruction.hbmBytesRead * instruction.count
    hbmBytesWritten += instruction.hbmBytesWritten * instruction.count
    flops += 2 * Double(instruction.multiplyAdds) * Double(instruction.count)
    byStatus[instruction.status, default: .zero] += instruction.busy + dma
  }
}

extension Profile {
  /// The longest first.
  public func shares(by key: (Recording.Instruction) -> Share.Key) -> [Share] {
    var positions: [Share.Key: Int] = [:]
    var shares: [Share] = []
    for instruction in recording.instructions where instruction.count > 0 {
      let key = key(instruction)
      let position = positions[key] ?? shares.count
      if position == shares.count {
        positions[key] = position
        shares.append(Share(key: key))
      }
      shares[position].add(instruction)
    }
    let ordered = shares.enumerated().sorted {
      let (a, b) = ($0.element.longest(dmaEngines: core.dmaEngines), $1.element.longest(dmaEngines: core.dmaEngines))
      return a != b ? a > b : $0.offset < $1.offset
    }
    return ordered.map(\.element)
  }

  /// By StableHLO op or kernel function.
  public var operations: [Share] { shares { Share.Key(op: $0.origin.op) } }

  /// By source line; what the model says no line of has an empty location.
  public var lines: [Share] { shares { Share.Key(location: $0.origin.location) } }

  /// By instruction and engine.
  public var opcodes: [Share] { shares { Share.Key(mnemonic: $0.mnemonic, engine: $0.engine) } }
}
