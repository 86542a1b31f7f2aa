public import InstructionSet
public import Machine
public import Silicon

/// A kernel on one NeuronCore: instructions are checked, executed in order on the core's memories while the kernel goes on, and
/// recorded, so that the kernel's time can be told when it is done.
///
///     let kernel = try Kernel("double", on: core)
///     let x = try kernel.input("x", [128, 512], .f32, values)
///     let tile = try kernel.sbuf([128, 512], .f32)
///     try kernel.emit(DMACopy(dst: tile.pattern, src: x.pattern))
///     try kernel.emit(TensorTensor(dst: tile.pattern, data1: tile.pattern, op: .add, data2: tile.pattern, engine: .vector))
///     let timeline = try kernel.time()
///
/// Memory that nothing has written reads as NaN, and as 4 in integers; ``reports`` has the lines that read it.
public final class Kernel {
  /// What is known of a tensor. A class, because every instruction looks at a few of them.
  final class Tensor {
    var buffer: Buffer
    let origin: Origin
    var written: WrittenMap
    /// Tensors that have bytes in common with this one, by hand placement.
    var overlaps: [Int] = []
    /// The tensor that was last written over this one, and where.
    var clobber: (tensor: Int, origin: Origin)?
    /// Whether the kernel chose its address.
    var isPlacedByHand = false
    var isLive = true
    /// The first and the last instruction that names it; all of the device loops that it is needed around.
    var uses: ClosedRange<Int>?
    /// Whether the first of them reads it.
    var startsWithRead = false

    init(buffer: Buffer, origin: Origin, written: WrittenMap) {
      self.buffer = buffer
      self.origin = origin
      self.written = written
    }
  }

  public let core: NeuronCore
  /// Everything so far. Tensors without an address are behind the memories of the core until ``placed()`` gives them one.
  public internal(set) var program: Program
  /// The kernel's function and line, which instructions and tensors are from.
  public var origin = Origin.none
  /// What was wrong without being refused, each once.
  public internal(set) var reports: [KernelError] = []
  let memories: LiveExecution
  /// Whether instructions are executed; otherwise they are only checked and recorded, and tensors have no values.
  public let executes: Bool
  /// Whether tensors without an address that have no room in PSUM go to SBUF, as the compiler of NKI's first generation does
  /// it; otherwise that is refused.
  public var spillsPSUM = false
  var tensors: [Tensor] = []
  /// Where tensors without an address are while the kernel runs: behind the memories of the core.
  var sbufPlacement: Placement
  var psumPlacement: Placement
  var hbmBytes = 0
  /// How many instructions there are so far.
  private(set) var instructionCount = 0
  /// Device loops whose bodies are being recorded, outermost first.
  var openLoops: [OpenLoop] = []

  /// On `workers` host threads, which results do not depend on. Throws `outOfMemory` when the host has no memory for the
  /// core's.
  public init(_ name: String, on core: NeuronCore, executes: Bool = true, workers: Int = 1) throws(KernelError) {
    self.core = core
    self.executes = executes
    program = Program(name: name)
    do throws(MachineError) { memories = try LiveExecution(core: core, workers: workers) } catch {
      throw KernelError(error)
    }
    let (sbuf, psum) = (core.sbufBytesPerPartition, core.psumBytesPerPartition)
    let rooms = LiveExecution.rooms
    sbufPlacement = Placement(bytes: sbuf..<rooms.sbuf * sbuf, bank: nil, room: sbuf, order: .first)
    psumPlacement = Placement(
      bytes: psum..<rooms.psum * psum, bank: core.psumBankBytes, room: psum, order: .first)
  }

  /// Executes an instruction, now or while the kernel goes on, and records it. Throws the rule that it breaks; nothing has happened then.
  ///
  /// - Returns: its number, counted from 0.
  @discardableResult
  public func emit(_ instruction: some Instruction) throws(KernelError) -> Int {
    if executes { return try emit(instruction, Operands(instruction)) }
    var instruction = instruction
    limitRegisters(of: &instruction)
    return try emit(instruction, Operands(instruction))
  }

  private func emit(_ instruction: some Instruction, _ operands: Operands) throws(KernelError) -> Int {
    try validate(instruction, operands)
    return try perform(instruction, operands)
  }

  /// A matrix pass. Without `accumulates` the first pass to a place in PSUM overwrites it and later ones add (nki.isa
  /// `nc_matmul`, `accumulate=None`).
  @discardableResult
  public func emit(_ pass: some MatrixPass, accumulates: Bool?) throws(KernelError) -> Int {
    var pass = pass
    pass.accumulate = .init(booleanLiteral: accumulates ?? false)
    if !executes { limitRegisters(of: &pass) }
    let operands = Operands(pass)
    try validate(pass, operands)
    if accumulates == nil { pass.accumulate = .init(booleanLiteral: try hasBeenWritten(by: pass)) }
    return try perform(pass, operands)
  }

  private func validate(_ instruction: some Instruction, _ operands: Operands) throws(KernelError) {
    do throws(InstructionError) {
      try program.validate(instruction, operands, from: origin, registers: memories.registers, on: core)
    } catch {
      throw KernelError(error)
    }
  }

  private func perform(_ instruction: some Instruction, _ operands: Operands) throws(KernelError) -> Int {
    let statement = Statement(instruction, origin: origin)
    try watch(instruction, operands)
    if executes {
      do throws(MachineError) { try memories.execute(statement, operands) } catch { throw KernelError(error) }
    }
    program.body.append(.instruction(statement))
    instructionCount += 1
    return instructionCount - 1
  }

  /// Returns when every instruction so far is executed: tensors in memory of the caller have their values then.
  public func finish() { memories.finish() }

  private func hasBeenWritten(by pass: some MatrixPass) throws(KernelError) -> Bool {
    try refuseUnknownAccumulation(pass)
    switch tensors[pass.dst.buffer.index].written.share(of: region(of: pass.dst)) {
    case .all: return true
    case .none: return false
    case .some:
      throw KernelError(
        "psumAccumulation",
        "\(type(of: pass).mnemonic): part of dst has been written and part has not, so accumulate=None is both; pass accumulate=False or True"
      )
    }
  }

  /// A new register, which holds 0.
  public func register() -> Register {
    memories.addRegister()
    program.registerCount += 1
    return Register(program.registerCount - 1)
  }

  public func value(of register: Register) -> Int32? {
    memories.registers.indices.contains(register.index) ? memories.registers[register.index] : nil
  }

  /// How long the kernel takes on the core; simulated. Throws `capacity` as ``placed()`` does.
  public func time() throws(KernelError) -> Timeline {
    let program = try placed()
    do throws(MachineError) { return try TimingModel(core: core).time(program) } catch { throw KernelError(error) }
  }
}
