import Numerics
import Silicon

/// The documented rules on operands, for `Instruction.validate`: each call throws the first rule that is broken.
struct Rules {
  let mnemonic: String
  let core: NeuronCore
  let buffers: [Buffer]

  init(_ instruction: some Instruction, _ core: NeuronCore, _ program: Program) {
    mnemonic = type(of: instruction).mnemonic
    self.core = core
    buffers = program.buffers
  }

  func fail(_ code: InstructionError.Code, _ message: String) -> InstructionError {
    InstructionError(code, "\(mnemonic): \(message)")
  }

  func buffer(_ name: String, _ operand: AccessPattern) throws(InstructionError) -> Buffer {
    guard buffers.indices.contains(operand.buffer.index) else {
      throw fail(.outOfBounds, "\(name) names buffer \(operand.buffer.index) of \(buffers.count)")
    }
    return buffers[operand.buffer.index]
  }

  /// An operand of a compute engine: a memory that the engine reaches, a start partition that the partition count
  /// allows (architecture guides: more than 64 partitions start at 0, more than 32 at 0 or 64, others at multiples of
  /// 32), at most four free dimensions with 16-bit sizes and strides, an element type that engines know.
  @discardableResult
  func tile(_ name: String, _ operand: AccessPattern, on engine: Engine, writes: Bool = false)
    throws(InstructionError) -> Buffer
  {
    let buffer = try chipTile(name, operand, on: engine, writes: writes)
    guard operand.element.isEngineType else {
      throw fail(.elementType, "\(name) is \(operand.element.rawValue), which no engine computes with")
    }
    return buffer
  }

  /// The same of any element type.
  @discardableResult
  func chipTile(_ name: String, _ operand: AccessPattern, on engine: Engine, writes: Bool = false)
    throws(InstructionError) -> Buffer
  {
    let buffer = try onChip(name, operand, on: engine, writes: writes)
    let startAlignment = operand.partitions > 64 ? 128 : operand.partitions > 32 ? 64 : 32
    guard operand.startPartition % startAlignment == 0 else {
      throw fail(
        .startPartition,
        "\(name) has \(operand.partitions) partitions starting at \(operand.startPartition); the start must be a "
          + "multiple of \(startAlignment)")
    }
    try dimensions(name, operand)
    return buffer
  }

  /// At most four free dimensions with 16-bit sizes and strides.
  func dimensions(_ name: String, _ operand: AccessPattern) throws(InstructionError) {
    guard operand.free.count <= 4 else {
      throw fail(
        .accessPattern, "\(name) has \(operand.free.count) free dimensions, engines take 4; merge or split them")
    }
    for dimension in operand.free
    where dimension.count > 65535 || dimension.stride != Int(Int16(truncatingIfNeeded: dimension.stride)) {
      throw fail(
        .accessPattern,
        "\(name) has a dimension of \(dimension.count) elements with stride \(dimension.stride); sizes have 16 bits "
          + "and strides 16 bits with sign")
    }
  }

  /// What DMA and engines share: the partitions exist and dimensions are sane.
  @discardableResult
  func onChip(_ name: String, _ operand: AccessPattern, on engine: Engine, writes: Bool = false)
    throws(InstructionError) -> Buffer
  {
    let buffer = try buffer(name, operand)
    let reach: [MemorySpace] =
      switch engine {
      case .tensor: writes ? [.psum] : [.sbuf]
      case .vector, .scalar: [.sbuf, .psum]
      case .gpsimd: [.sbuf]
      case .sync: []
      }
    guard reach.contains(buffer.space) else {
      throw fail(
        .memorySpace,
        "\(name) is in \(buffer.space.rawValue), where the \(engine.rawValue) engine \(writes ? "writes" : "reads") "
          + "\(reach.map(\.rawValue).joined(separator: " and "))")
    }
    try shape(name, operand, buffer)
    return buffer
  }

  /// An operand of a DMA: HBM or SBUF, any partition, at most eight dimensions.
  @discardableResult
  func dma(_ name: String, _ operand: AccessPattern) throws(InstructionError) -> Buffer {
    let buffer = try buffer(name, operand)
    guard buffer.space != .psum else {
      throw fail(.memorySpace, "\(name) is in PSUM, which DMA does not reach; copy it to SBUF with tensor_copy first")
    }
    try shape(name, operand, buffer)
    guard operand.free.count <= 7 else {
      throw fail(.accessPattern, "\(name) has \(operand.free.count) free dimensions; split the transfer at 7")
    }
    return buffer
  }

  private func shape(_ name: String, _ operand: AccessPattern, _ buffer: Buffer) throws(InstructionError) {
    guard operand.partitions >= 1, operand.free.allSatisfy({ $0.count >= 1 }) else {
      throw fail(.accessPattern, "\(name) has an empty dimension")
    }
    // Far beyond any memory, and small enough that sums and products of a few of them cannot overflow.
    let sane = -(1 << 44)...1 << 44
    var elements = operand.partitions
    for dimension in operand.free {
      let (product, overflow) = elements.multipliedReportingOverflow(by: dimension.count)
      elements = overflow ? Int.max : product
    }
    guard sane.contains(elements), operand.free.allSatisfy({ sane.contains($0.stride) }),
      sane.contains(operand.partitionStride), sane.contains(operand.offset.constant),
      operand.offset.terms.allSatisfy({ sane.contains($0.stride) }),
      operand.offset.registers.allSatisfy({ sane.contains($0.stride) })
    else { throw fail(.outOfBounds, "\(name) has sizes, strides or an offset beyond any memory") }
    guard buffer.space != .hbm else { return }
    guard operand.partitions <= core.partitions else {
      throw fail(.partitionRange, "\(name) has \(operand.partitions) partitions, the core \(core.partitions)")
    }
    guard operand.startPartition >= buffer.startPartition,
      operand.startPartition - buffer.startPartition <= buffer.partitions - operand.partitions
    else {
      throw fail(
        .partitionRange,
        "\(name) covers \(operand.partitions) partitions from \(operand.startPartition); buffer %\(buffer.name) has "
          + "\(buffer.partitions) from \(buffer.startPartition)")
    }
  }

  /// So many partitions with so many elements in each.
  func shape(_ name: String, _ operand: AccessPattern, partitions: Int, elements: Int) throws(InstructionError) {
    guard operand.partitions == partitions, operand.freeCount == elements else {
      throw fail(
        .shapeMismatch,
        "\(name) is [\(operand.partitions), \(operand.freeCount)], it must be [\(partitions), \(elements)]")
    }
  }

  /// Same partitions and the same number of elements in each.
  func sameShape(_ name: String, _ operand: AccessPattern, as otherName: String, _ other: AccessPattern)
    throws(InstructionError)
  {
    guard operand.partitions == other.partitions, operand.freeCount == other.freeCount else {
      throw fail(
        .shapeMismatch,
        "\(name) is [\(operand.partitions), \(operand.freeCount)], \(otherName) is "
          + "[\(other.partitions), \(other.freeCount)]")
    }
  }

  func sameType(_ name: String, _ operand: AccessPattern, as otherName: String, _ other: AccessPattern)
    throws(InstructionError)
  {
    guard operand.element == other.element else {
      throw fail(
        .elementType,
        "\(name) is \(operand.element.rawValue), \(otherName) is \(other.element.rawValue); they must be the same")
    }
  }

  /// A constant, or one element on each of `partitions`.
  func scalar(_ name: String, _ operand: ScalarOperand, partitions: Int, on engine: Engine) throws(InstructionError) {
    guard case .perPartition(let pattern) = operand else { return }
    try tile(name, pattern, on: engine)
    guard pattern.freeCount == 1, pattern.partitions == partitions else {
      throw fail(
        .shapeMismatch,
        "\(name) is [\(pattern.partitions), \(pattern.freeCount)], it must be [\(partitions), 1] or a constant")
    }
  }

  /// As `scalar`, of fp32.
  func floatScalar(_ name: String, _ operand: ScalarOperand, partitions: Int, on engine: Engine)
    throws(InstructionError)
  {
    try scalar(name, operand, partitions: partitions, on: engine)
    try arithmetic(name, operand)
    if case .integer = operand { throw fail(.elementType, "\(name) is an integer, arithmetic takes f32 operands") }
  }

  /// A tile of scalars for arithmetic is fp32.
  func arithmetic(_ name: String, _ operand: ScalarOperand) throws(InstructionError) {
    guard case .perPartition(let pattern) = operand, pattern.element != .f32 else { return }
    throw fail(.elementType, "\(name) is \(pattern.element.rawValue), arithmetic takes f32 operands")
  }

  func element(_ name: String, _ operand: AccessPattern, oneOf allowed: [ElementType]) throws(InstructionError) {
    guard !allowed.contains(operand.element) else { return }
    throw fail(
      .elementType,
      "\(name) is \(operand.element.rawValue), it must be one of \(allowed.map(\.rawValue).joined(separator: ", "))")
  }

  func generation(from first: CoreGeneration, remedy: String) throws(InstructionError) {
    guard core.generation < first else { return }
    throw fail(.generation, "needs NeuronCore-\(first.rawValue); \(remedy)")
  }

  /// Whole GpSimd cores.
  func gpsimdCores(_ name: String, _ operand: AccessPattern) throws(InstructionError) {
    let lanes = ExecutionContext.partitionsPerGpSimdCore
    guard operand.partitions % lanes != 0 else { return }
    throw fail(
      .tileSize,
      "\(name) has \(operand.partitions) partitions, it must have a multiple of \(lanes): those of a GpSimd core")
  }

  /// A result needs something that makes it.
  func accumulates(_ command: ReduceCommand) throws(InstructionError) {
    guard command == .idle else { return }
    throw fail(.engine, "reduce_res needs a reduce_cmd that accumulates: with idle the accumulators hold nothing known")
  }

  func reduceCommand(_ command: ReduceCommand, oneOf allowed: ReduceCommand...) throws(InstructionError) {
    guard !allowed.contains(command) else { return }
    throw fail(
      .engine, "reduce_cmd is \(command.rawValue), it must be \(allowed.map(\.rawValue).joined(separator: " or "))")
  }

  /// What accumulators start from: fp32, and nothing but 0 unless the command loads it.
  func reduceInitial(_ name: String, _ operand: ScalarOperand, _ command: ReduceCommand, of dst: AccessPattern)
    throws(InstructionError)
  {
    try floatScalar(name, operand, partitions: dst.partitions, on: .vector)
    guard command == .loadReduce || operand == .constant(0) else {
      throw fail(.engine, "\(name) is for reduce_cmd load_reduce only")
    }
  }

  /// Where accumulators are written, if anywhere: one float for each partition of `dst`.
  func reduceResult(_ operand: AccessPattern?, of dst: AccessPattern, on engine: Engine) throws(InstructionError) {
    guard let operand else { return }
    try tile("reduce_res", operand, on: engine, writes: true)
    try shape("reduce_res", operand, partitions: dst.partitions, elements: 1)
    guard operand.element.isFloat else {
      throw fail(.elementType, "reduce_res is \(operand.element.rawValue), it must be a float type")
    }
  }

  func engine(_ engine: Engine, oneOf allowed: Engine...) throws(InstructionError) {
    guard allowed.contains(engine) else {
      throw fail(
        .engine, "does not run on \(engine.rawValue), only on \(allowed.map(\.rawValue).joined(separator: ", "))")
    }
  }

  /// nki.isa: two-tensor instructions read at most one tile from PSUM.
  func notBothInPSUM(_ name: String, _ operand: AccessPattern, _ otherName: String, _ other: AccessPattern)
    throws(InstructionError)
  {
    guard buffers[operand.buffer.index].space == .psum, buffers[other.buffer.index].space == .psum else { return }
    throw fail(.memorySpace, "\(name) and \(otherName) are both in PSUM; copy one to SBUF")
  }

  /// Bitvec operators take integer tiles of one type, on the Vector engine.
  func bitwise(_ operands: [(String, AccessPattern)], on engine: Engine) throws(InstructionError) {
    guard engine == .vector else { throw fail(.engine, "bitvec operators run on the Vector engine only") }
    for (name, operand) in operands {
      guard operand.element.isInteger || operand.element == .bool, operand.element == operands[0].1.element else {
        throw fail(
          .elementType,
          "\(name) is \(operand.element.rawValue); bitvec operators take integers of one type, "
            + "\(operands[0].0) is \(operands[0].1.element.rawValue)")
      }
    }
  }
}

extension ElementType {
  /// Types that engines convert to and from fp32 (nki.language data types).
  var isEngineType: Bool {
    switch self {
    case .f32, .tf32, .bf16, .f16, .f8E4M3, .f8E4M3FN, .f8E5M2, .f8E3M4, .i32, .i16, .i8, .ui32, .ui16, .ui8, .bool:
      true
    default: false
    }
  }

  var isInt32OrUInt32: Bool { self == .i32 || self == .ui32 }
}

extension Rules {
  /// The steps of `iota` and `affine_select`: at most four dimensions with the elements of a partition of `dst`.
  func pattern(_ pattern: [Dimension], elements: Int) throws(InstructionError) {
    guard pattern.count <= 4, pattern.allSatisfy({ $0.count >= 1 }) else {
      throw fail(.accessPattern, "pattern \(pattern.fieldText) must have at most four dimensions, none empty")
    }
    // Four sizes of 16 bits do not overflow.
    guard pattern.allSatisfy({ $0.count < 1 << 15 }) || pattern.count == 1,
      pattern.reduce(1, { $0 * $1.count }) == elements
    else {
      throw fail(.shapeMismatch, "pattern \(pattern.fieldText) does not have the \(elements) elements of dst")
    }
  }

  /// Queues that start DMA: every sequencer can.
  func queue(_ queue: Engine) throws(InstructionError) {
    guard queue != .tensor else {
      throw fail(.engine, "a DMA is triggered from sync, scalar, gpsimd or vector, not from the tensor queue")
    }
  }

  /// Types that the DMA datapath converts through fp32.
  func castable(_ operands: [(String, AccessPattern)]) throws(InstructionError) {
    for (name, operand) in operands where !operand.element.isEngineType {
      throw fail(.elementType, "\(name) is \(operand.element.rawValue), which DMA copies but does not convert")
    }
  }

  func indirection(
    _ indirection: Indirection, _ dst: AccessPattern, _ to: Buffer, _ src: AccessPattern, _ from: Buffer,
    queue: Engine
  ) throws(InstructionError) {
    guard queue == .gpsimd else {
      throw fail(.engine, "only descriptors that GpSimd writes take indices; queue is \(queue.rawValue), use gpsimd")
    }
    guard (to.space == .hbm) != (from.space == .hbm) else {
      throw fail(.memorySpace, "indices address HBM on one side; the other must be SBUF")
    }
    let buffer = try dma("indices", indirection.indices)
    guard buffer.space == .sbuf else { throw fail(.memorySpace, "indices must be in SBUF") }
    guard indirection.indices.element == .i32 || indirection.indices.element == .ui32 else {
      throw fail(.elementType, "indices are \(indirection.indices.element.rawValue), they must be i32 or ui32")
    }
    guard dst.partitions == src.partitions, dst.freeCount == src.freeCount else {
      throw fail(.shapeMismatch, "with indices, dst and src have the same partitions and elements in each")
    }
    guard indirection.indices.partitions == dst.partitions, indirection.indices.freeCount == 1 else {
      throw fail(.shapeMismatch, "indices must be [\(dst.partitions), 1]")
    }
    let hbm = to.space == .hbm ? dst : src
    guard hbm.partitionStride == 0 else {
      throw fail(.accessPattern, "the HBM operand has a partition stride, which indices replace; make it 0")
    }
  }
}
