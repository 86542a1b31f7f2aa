import InstructionSet
import Machine
import Numerics
import Silicon

/// What Neuron's tables and sums say of one execution of an instruction, from its recording and its operands.
///
/// An operand counts the bytes of the elements that its pattern names: partitions x elements x size, read again where a
/// stride is 0. Indirect operands count in full.
struct NeuronInstruction: Sendable {
  /// Neuron's name where documents have it, else NKI's in capitals.
  var opcode: String
  var sbufBytesRead = 0
  var sbufBytesWritten = 0
  /// Of compute engines only; DMA is not counted here.
  var psumBytesRead = 0
  var psumBytesWritten = 0
  /// Whether a compute engine brings data from PSUM to SBUF.
  var drainsPSUM = false
  /// DMA traffic of HBM buffers that hold activations or spilled tiles.
  var spillBytesSaved = 0
  var spillBytesReloaded = 0
  /// 2 x rows x columns x elements of passes of the Tensor engine, transposes included.
  var flops = 0
  var transposeFLOPs = 0
  /// bf16 operations that one of these is worth.
  var adjustment = 1.0
  /// Of DMA.
  var queue: DMAQueue?
  /// `Recording.Instruction`'s.
  private let streamDelay: Ticks
  private let noticeDelay: Ticks

  init(_ instruction: Recording.Instruction, of profile: Profile) {
    let (program, core, kinds) = (profile.program, profile.core, profile.kinds)
    (streamDelay, noticeDelay) = (instruction.streamDelay, instruction.noticeDelay)
    opcode = Self.opcodes[instruction.mnemonic] ?? instruction.mnemonic.uppercased()
    for operand in instruction.operands {
      let bytes = operand.pattern.byteCount
      let space = program[operand.pattern.buffer].space
      if operand.access != .write { addRead(bytes, from: space) }
      if operand.access != .read { addWrite(bytes, to: space) }
    }
    switch instruction.kind {
    case .dma: describeDMA(instruction, core: core, kinds: kinds)
    case .matmul, .transpose: describePass(instruction, core: core)
    case .engine: drainsPSUM = psumBytesRead > 0 && sbufBytesWritten > 0
    case .software, .free: break
    }
  }

  private static let opcodes = ["activation": "ACTIVATE", "activate2": "ACTIVATE", "nc_matmul": "MATMUL"]

  private mutating func addRead(_ bytes: Int, from space: MemorySpace) {
    switch space {
    case .hbm: break
    case .sbuf: sbufBytesRead += bytes
    case .psum: psumBytesRead += bytes
    }
  }

  private mutating func addWrite(_ bytes: Int, to space: MemorySpace) {
    switch space {
    case .hbm: break
    case .sbuf: sbufBytesWritten += bytes
    case .psum: psumBytesWritten += bytes
    }
  }

  private mutating func describeDMA(
    _ instruction: Recording.Instruction, core: NeuronCore, kinds: [BufferKind?]
  ) {
    queue = DMAQueue(of: instruction, kinds: kinds, core: core)
    psumBytesRead = 0
    psumBytesWritten = 0
    /// The part of HBM traffic that operands of these kinds have in that of all operands of HBM.
    func share(of bytes: Int, _ isWanted: (Recording.Instruction.Operand.Access) -> Bool) -> Int {
      var (all, spilled) = (0, 0)
      for operand in instruction.operands where isWanted(operand.access) && operand.name != "indices" {
        guard let kind = kinds[operand.pattern.buffer.index] else { continue }
        all += operand.pattern.byteCount
        if kind == .activations || kind == .spill { spilled += operand.pattern.byteCount }
      }
      return all > 0 ? Int((Double(bytes) * Double(spilled) / Double(all)).rounded()) : 0
    }
    spillBytesReloaded = share(of: instruction.hbmBytesRead) { $0 != .write }
    spillBytesSaved = share(of: instruction.hbmBytesWritten) { $0 != .read }
  }

  private mutating func describePass(_ instruction: Recording.Instruction, core: NeuronCore) {
    func operand(_ name: String) -> AccessPattern? { instruction.operands.first { $0.name == name }?.pattern }
    opcode = "MATMUL"
    guard let loaded = operand("stationary") ?? operand("data") else { return }
    // The other operand of a transpose is an identity as large as the contraction.
    let moving = operand("moving")
    adjustment = Self.adjustment(of: (moving ?? loaded).element, on: core.generation)
    if instruction.kind == .matmul {
      flops = 2 * instruction.multiplyAdds
    } else {
      flops = 2 * loaded.partitions * loaded.freeCount * (moving?.freeCount ?? loaded.partitions)
      transposeFLOPs = flops
    }
  }

  /// bf16 operations that an operation on this type counts for (tools/neuron-explorer/profile-schema-reference.rst,
  /// `adjusted_flops`).
  static func adjustment(of element: ElementType, on generation: CoreGeneration) -> Double {
    switch element {
    case .f32: 4
    case _ where element.packedElement != nil: 0.25
    case .ui8: 0.5
    case _ where element.isFloat && element.bitWidth == 8: generation == .v2 ? 1 : 0.5
    default: 1
    }
  }

  /// Floating-point operations as bf16 ones.
  var adjustedFLOPs: Double { Double(flops) * adjustment }
  var adjustedTransposeFLOPs: Double { Double(transposeFLOPs) * adjustment }

  /// When a DMA's data moves, begin and end: the engines or HBM are busy with it or with what stands before it.
  func span(of event: Recording.Event) -> (start: Ticks, end: Ticks) {
    let start = event.start + streamDelay
    return (start, max(start, event.visible - noticeDelay))
  }
}
