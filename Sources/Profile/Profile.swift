public import InstructionSet
public import Machine
public import Silicon

/// Where the time, the bytes and the memory of one program went on one NeuronCore. All simulated.
///
/// Everything that reports show is computed from here, so that sums agree to the tick and the byte.
public struct Profile: Sendable {
  public let capture: Capture
  public let recording: Recording
  /// What each buffer of the program holds; nil on chip.
  public let kinds: [BufferKind?]

  /// Times the program of a capture. Throws `untimable` where the capture lacks the course of control flow.
  public init(_ capture: Capture) throws(ProfileError) {
    do throws(MachineError) {
      self.init(
        capture, recording: try TimingModel(core: capture.core).record(capture.program, control: capture.control))
    } catch {
      throw ProfileError(.untimable, "\(capture.name): \(error.message)")
    }
  }

  /// With the recording of the capture's program.
  init(_ capture: Capture, recording: Recording) {
    self.capture = capture
    self.recording = recording
    kinds = capture.bufferKinds
  }

  public var program: Program { capture.program }
  public var core: NeuronCore { capture.core }
  public var timeline: Timeline { recording.timeline }
  /// Whether another version of Roundhouse ran the program, which may have timed it otherwise.
  public var isOfOtherVersion: Bool { capture.facts.version != roundhouseVersion }

  /// Time with some costs taken away or changed: what a change of the program would gain.
  public func time(changing change: @escaping TimingModel.CostChange) throws(ProfileError) -> Timeline {
    do throws(MachineError) {
      return try TimingModel(core: core).time(program, control: capture.control, changing: change)
    } catch {
      throw ProfileError(.untimable, "\(capture.name): \(error.message)")
    }
  }

  /// Bytes that one operand names in its memory.
  public func byteCount(of operand: Recording.Instruction.Operand) -> Int { operand.pattern.byteCount }

  public func space(of operand: Recording.Instruction.Operand) -> MemorySpace { program[operand.pattern.buffer].space }
}

extension Capture {
  /// Inputs are what the arguments say; intermediates that only moves out of a full SBUF write are spill.
  fileprivate var bufferKinds: [BufferKind?] {
    var kinds: [BufferKind?] = program.buffers.map { buffer in
      guard buffer.space == .hbm else { return nil }
      switch buffer.role {
      case .input: return .inputs
      case .output: return .outputs
      case .constant: return .constants
      case .intermediate: return .activations
      }
    }
    for (id, argument) in zip(program.inputs, arguments) { kinds[id.index] = argument.kind }
    var spilled: Set<Int> = []
    var computed: Set<Int> = []
    program.forEachTimedStatement { statement in
      for operand in Recording.Instruction.operands(of: statement.instruction) where operand.access != .read {
        if statement.origin.op == Origin.spill {
          spilled.insert(operand.pattern.buffer.index)
        } else {
          computed.insert(operand.pattern.buffer.index)
        }
      }
    }
    for buffer in spilled.subtracting(computed) where kinds[buffer] == .activations { kinds[buffer] = .spill }
    return kinds
  }
}
