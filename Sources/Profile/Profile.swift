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
    kinds = capture.bufferKinds(recording)
  }

  public var program: Program { capture.program }
  public var core: NeuronCore { capture.core }
  public var timeline: Timeline { recording.timeline }
  /// Whether another version of Roundhouse ran the program, which may have timed it otherwise.
  public var isOfOtherVersion: Bool { capture.facts.version != roundhouseVersion }

  /// Time with some costs taken away or changed, or on another core: what a change of the program would gain.
  public func time(
    on other: NeuronCore? = nil, options: TimingModel.Options = .init(), changing change: TimingModel.CostChange? = nil
  ) throws(ProfileError) -> Timeline {
    do throws(MachineError) {
      return try TimingModel(core: other ?? core, options: options).time(
        program, control: capture.control, changing: change)
    } catch {
      throw ProfileError(.untimable, "\(capture.name): \(error.message)")
    }
  }

  public func space(of operand: Recording.Instruction.Operand) -> MemorySpace { program[operand.pattern.buffer].space }
}

extension Capture {
  /// Inputs are what the arguments say; intermediates that only moves out of a full SBUF write are spill.
  fileprivate func bufferKinds(_ recording: Recording) -> [BufferKind?] {
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
    for instruction in recording.instructions {
      for operand in instruction.operands where operand.access != .read {
        if instruction.origin.op == Origin.spill {
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
