import Numerics
public import Silicon

/// Quantises to MX (nki.isa `quantize_mx`, NeuronCore-v4): groups of 8 partitions by 4 elements get a scale `X` each, `dst` holds
/// `src / X`, rounded to the nearest, in words of four.
///
/// `X` is `2^(floor(log2(amax)) - (emax - 1))`, at least 2^-127, which is also that of a group of zeros; nothing saturates. What
/// the page leaves open: a group with an infinity or a NaN has the scale NaN and elements 0.
public struct QuantizeMX: Instruction {
  public static let mnemonic = "quantize_mx"

  /// [P, F / 4], f8E5M2x4 or f8E4M3FNx4.
  public var dst: AccessPattern
  /// [P, F], f16 or bf16, in SBUF; P is a multiple of 32 and F of 4.
  public var src: AccessPattern
  /// [4, F / 4] for each 32 partitions of `src`, in the same quadrant of SBUF at partition 0, 4, 8 or 12 of it.
  public var dstScale: [AccessPattern]

  public var engine: Engine { .vector }

  public init(dst: AccessPattern, src: AccessPattern, dstScale: [AccessPattern]) {
    self.dst = dst
    self.src = src
    self.dstScale = dstScale
  }

  public init() { self.init(dst: .unset, src: .unset, dstScale: []) }

  public mutating func visitFields<V: FieldVisitor>(_ visitor: inout V) throws(InstructionError) {
    try visitor.write("dst", &dst)
    try visitor.readAcross("src", &src)
    try visitor.write("dst_scale", all: &dstScale)
  }

  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {
    let rules = Rules(self, core, program)
    try rules.hasMX()
    try rules.matrix("dst", dst, on: .vector)
    try rules.matrix("src", src, on: .vector)
    guard dst.element == .f8E5M2x4 || dst.element == .f8E4M3FNx4 else {
      throw rules.fail(
        .elementType, "dst is \(dst.element.rawValue), the Vector engine quantises to f8E5M2x4 and f8E4M3FNx4")
    }
    guard src.element == .f16 || src.element == .bf16 else {
      throw rules.fail(.elementType, "src is \(src.element.rawValue), it must be f16 or bf16; copy it to one first")
    }
    try rules.mxScale("dst_scale", dstScale, columns: dst.freeCount, of: "src", src, on: .vector)
    for (name, operand) in [("dst", dst), ("src", src)] + dstScale.map({ ("dst_scale", $0) }) {
      guard program[operand.buffer].space == .sbuf else {
        throw rules.fail(.memorySpace, "\(name) is in PSUM, it must be in SBUF")
      }
    }
    guard src.freeCount % 4 == 0 else {
      throw rules.fail(.tileSize, "src has \(src.freeCount) elements in a partition, which are not a multiple of 4")
    }
    guard dst.partitions == src.partitions, dst.freeCount == src.freeCount / 4 else {
      throw rules.fail(
        .shapeMismatch,
        "dst is [\(dst.partitions), \(dst.freeCount)], src in words of four is [\(src.partitions), \(src.freeCount / 4)]"
      )
    }
  }

  public func cost(on core: NeuronCore, in program: Program) -> Cost { core.costs.quantizeMX(elements: src.freeCount) }

  public func execute(_ context: borrowing ExecutionContext) { context.quantizeMX(dst, src, dstScale) }
}

extension Rules {
  func hasMX() throws(InstructionError) {
    guard core.generation >= .v4 else {
      throw fail(.generation, "MX is from NeuronCore-v4 on, this is NeuronCore-\(core.generation.rawValue)")
    }
  }

  /// An operand with the packed types' partitions: 32, 64, 96 or 128.
  func matrix(_ name: String, _ operand: AccessPattern, on engine: Engine) throws(InstructionError) {
    try chipTile(name, operand, on: engine)
    guard operand.partitions % 32 == 0 else {
      throw fail(.tileSize, "\(name) has \(operand.partitions) partitions; MX takes a multiple of 32, pad with zeros")
    }
  }

  /// Scales lie in the quadrant of what they scale, at partition 0, 4, 8 or 12 (nki/deep-dives/mxfp-matmul.rst, "Packing Scale
  /// Values").
  func mxScale(
    _ name: String, _ scale: [AccessPattern], columns: Int, of dataName: String, _ data: AccessPattern,
    on engine: Engine
  ) throws(InstructionError) {
    guard scale.count == data.partitions / 32 else {
      throw fail(
        .shapeMismatch,
        "\(name) has scales of \(scale.count) quadrants, \(dataName) has \(data.partitions / 32) of 32 partitions")
    }
    for (quadrant, operand) in scale.enumerated() {
      try onChip(name, operand, on: engine)
      try dimensions(name, operand)
      try shape(name, operand, partitions: 4, elements: columns)
      guard operand.element == .f8E8M0FNU || operand.element == .ui8 else {
        throw fail(.elementType, "\(name) is \(operand.element.rawValue), it must be f8E8M0FNU or ui8")
      }
      guard operand.startPartition / 32 == data.startPartition / 32 + quadrant,
        [0, 4, 8, 12].contains(operand.startPartition % 32)
      else {
        throw fail(
          .startPartition,
          "\(name) of partitions \(data.startPartition + 32 * quadrant) and on starts at partition "
            + "\(operand.startPartition); it must be partition 0, 4, 8 or 12 of the same 32")
      }
    }
  }
}
