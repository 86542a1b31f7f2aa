import InstructionSet
import Machine
import Numerics
import Silicon

/// Predicted bandwidth of a contiguous 64 MiB copy from HBM to SBUF, beside what the documents say a core gets: the less
/// of its share of HBM and its DMA engines.
enum CopyBandwidth {
  static func figures() throws -> [Figure] {
    try ["trn1", "trn2", "trn3"].map { name in
      let core = try ChipCatalog.chip(named: name).core
      let (program, bytes) = try copy(on: core)
      let time = try TimingModel(core: core).time(program).total.nanoseconds
      let documented = min(core.hbmBytesPerNanosecond, Double(core.dmaEngines) * core.dmaBytesPerNanosecond)
      return Figure(
        name: "64 MiB HBM to SBUF, \(name): of the documented \(Int(documented)) GB/s",
        value: 100 * Double(bytes) / time / documented, unit: "%", atMost: 105, atLeast: 95)
    }
  }

  /// Rows of 64 KiB, in turn to two places on each partition.
  private static func copy(on core: NeuronCore) throws -> (Program, bytes: Int) {
    let (row, count) = (64 << 10, 8)
    let bytes = 128 * row * count
    let builder = ProgramBuilder(name: "copy", core: core)
    let source = try builder.buffer("source", .hbm, .ui8, role: .input, byteCount: bytes)
    let target = try builder.buffer("target", .sbuf, .ui8, partitions: 128, byteCount: 2 * row)
    try builder.loop(count) { (i) throws(InstructionError) in
      try builder.emit(
        DMACopy(
          dst: AccessPattern(
            target, .ui8, partitions: 128, offset: AffineOffset(0, terms: [.init(i, stride: row, modulus: 2)]),
            free: [Dimension(row, stride: 1)]),
          src: AccessPattern(
            source, .ui8, partitions: 128, partitionStride: row,
            offset: AffineOffset(0, terms: [.init(i, stride: 128 * row)]), free: [Dimension(row, stride: 1)])))
    }
    return (builder.program, bytes)
  }
}
