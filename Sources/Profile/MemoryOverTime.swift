public import InstructionSet
import Machine
public import Silicon

/// How full the memories are while a program runs.
///
/// A buffer counts from the first instruction that touches it until the last; arguments and constants are there from the
/// beginning to the end, and results from when they are begun. A buffer that is left and taken up again counts in between.
/// On chip, bytes that several buffers share count once.
public struct MemoryOverTime: Sendable {
  /// What holds from `time` until the next step.
  public struct Step: Sendable, Equatable {
    public var time: Ticks
    /// Bytes by position in `BufferKind.allCases`.
    public var hbm = [Int](repeating: 0, count: BufferKind.allCases.count)
    /// Bytes over all partitions.
    public var sbuf = 0
    /// By bank, over all partitions.
    public var psum: [Int]

    public var hbmTotal: Int { hbm.reduce(0, +) }
  }

  /// A buffer and when it is in use.
  public struct Holding: Sendable {
    public var buffer: BufferID
    public var name: String
    /// Nil on chip.
    public var kind: BufferKind?
    public var byteCount: Int
    public var from: Ticks
    public var until: Ticks
    /// Of the instruction that writes it first; empty for arguments and constants.
    public var origin: Origin
  }

  public var steps: [Step] = []
  public var holdings: [Holding] = []
  /// Position in `steps` of the most HBM in use.
  public var peak = 0

  /// What HBM holds at its fullest, the largest first.
  public var atPeak: [Holding] {
    guard !steps.isEmpty else { return [] }
    let time = steps[peak].time
    return holdings.filter { $0.kind != nil && $0.from <= time && time < max($0.until, Ticks($0.from.count + 1)) }
      .sorted { ($1.byteCount, $0.buffer.index) < ($0.byteCount, $1.buffer.index) }
  }
}

extension Profile {
  public var memory: MemoryOverTime {
    var memory = MemoryOverTime()
    memory.holdings = holdings
    func occupied(_ space: MemorySpace, bankBytes: Int, banks: Int) -> OccupiedMemory {
      OccupiedMemory(program.buffers.filter { $0.space == space }, bankBytes: bankBytes, banks: banks)
    }
    var sbuf = occupied(.sbuf, bankBytes: core.sbufBytesPerPartition, banks: 1)
    var psum = occupied(.psum, bankBytes: core.psumBankBytes, banks: core.psumBanks)
    var changes: [(time: Ticks, sign: Int, holding: Int)] = []
    for (index, holding) in memory.holdings.enumerated() {
      changes.append((holding.from, 1, index))
      changes.append((holding.until, -1, index))
    }
    // What begins when another ends is there with it.
    changes.sort { ($0.time, -$0.sign, $0.holding) < ($1.time, -$1.sign, $1.holding) }
    var step = MemoryOverTime.Step(time: .zero, psum: psum.bytes)
    for change in changes {
      if change.time != step.time {
        memory.steps.append(step)
        step.time = change.time
      }
      let holding = memory.holdings[change.holding]
      let buffer = program[holding.buffer]
      switch buffer.space {
      case .hbm:
        step.hbm[BufferKind.allCases.firstIndex(of: holding.kind ?? .activations)!] += change.sign * holding.byteCount
      case .sbuf:
        sbuf.change(buffer, isInUse: change.sign > 0)
        step.sbuf = sbuf.bytes[0]
      case .psum:
        psum.change(buffer, isInUse: change.sign > 0)
        step.psum = psum.bytes
      }
    }
    memory.steps.append(step)
    memory.peak = memory.steps.indices.reduce(0) {
      memory.steps[$1].hbmTotal > memory.steps[$0].hbmTotal ? $1 : $0
    }
    return memory
  }

  private var holdings: [MemoryOverTime.Holding] {
    struct Use {
      var from = Ticks(.max)
      var until = Ticks.zero
      var firstWriter = -1
      var firstWrite = Ticks(.max)
    }
    var uses = [Use?](repeating: nil, count: program.buffers.count)
    recording.forEachStretch(limit: recording.events.count) { event, _, times, interval in
      let last = event.visible + interval * (times - 1)
      for operand in recording.instructions[Int(event.instruction)].operands {
        let buffer = operand.pattern.buffer.index
        var use = uses[buffer] ?? Use()
        use.from = min(use.from, event.start)
        use.until = max(use.until, last)
        if operand.access != .read && event.start < use.firstWrite {
          use.firstWrite = event.start
          use.firstWriter = Int(event.instruction)
        }
        uses[buffer] = use
      }
    }
    let end = timeline.total
    return program.buffers.indices.compactMap { index in
      let buffer = program.buffers[index]
      let use = uses[index]
      var (from, until) = (use?.from ?? .zero, use?.until ?? .zero)
      if buffer.space == .hbm {
        switch buffer.role {
        case .input, .constant: (from, until) = (.zero, end)
        case .output: (from, until) = (use.map { min($0.firstWrite, end) } ?? .zero, end)
        case .intermediate: if use == nil { return nil }
        }
      } else if use == nil {
        return nil
      }
      let origin = (use?.firstWriter).flatMap { $0 < 0 ? nil : recording.instructions[$0].origin } ?? .none
      return MemoryOverTime.Holding(
        buffer: BufferID(index), name: buffer.name, kind: kinds[index], byteCount: buffer.byteCount * buffer.partitions,
        from: from, until: until, origin: origin)
    }
  }
}
