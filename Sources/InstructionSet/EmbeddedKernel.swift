public import Silicon

/// An NKI kernel as a StableHLO program carries it: the custom call's target is Neuron's, its `backend_config` the recorded
/// program as text, whose inputs and outputs are the call's operands and results in order.
public struct EmbeddedKernel: Sendable {
  /// As in programs for the Neuron compiler, whose own `backend_config` is another.
  public static let customCallTarget = "AwsNeuronCustomNativeKernel"
  private static let mark = "roundhouse kernel 1"

  public var program: Program
  /// What the kernel was recorded for.
  public var generation: CoreGeneration

  public init(_ program: Program, for generation: CoreGeneration) {
    self.program = program
    self.generation = generation
  }

  public var text: String {
    var writer = ByteWriter()
    writer.add(Self.mark)
    writer.add(generation.rawValue)
    program.write(to: &writer)
    return Base64.text(of: writer.bytes)
  }

  /// Throws `syntax` for another text than ``text``, `generation` for a kernel of another core's, and what
  /// `Program.validate(on:)` throws.
  public init(text: String, for core: NeuronCore) throws(InstructionError) {
    guard let bytes = Base64.bytes(of: text), case var reader = ByteReader(bytes[...]),
      let mark = try? reader.string(), mark == Self.mark
    else {
      throw InstructionError(
        .syntax,
        "the kernel was not recorded by this Roundhouse, or is not whole; trace the program again with roundhouse.nki")
    }
    guard let generation = CoreGeneration(rawValue: try reader.string()) else { throw ByteReader.garbled }
    guard generation == core.generation else {
      throw InstructionError(
        .generation,
        "the kernel was recorded for NeuronCore-\(generation.rawValue), the device is NeuronCore-\(core.generation.rawValue); "
          + "trace it for the device that runs it")
    }
    self.init(try Program(from: &reader), for: generation)
    guard reader.isAtEnd else { throw ByteReader.garbled }
    try program.validate(on: core)
  }
}

/// Bytes as text (RFC 4648).
enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32($1 < group.count ? group[start + $1] : 0) }
      for letter in 0..<4 {
        text.append(letter <= group.count ? letters[Int(bits >> UInt32(18 - 6 * letter) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for anything else than what ``text(of:)`` makes.
  static func bytes(of text: String) -> [UInt8]? {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var letterCount = 0
    var padding = 0
    for letter in text.utf8 {
      letterCount += 1
      if letter == UInt8(ascii: "=") {
        padding += 1
        bits <<= 6
      } else {
        guard padding == 0, values[Int(letter)] < 64 else { return nil }
        bits = bits << 6 | UInt32(values[Int(letter)])
      }
      if letterCount % 4 == 0 {
        for shift in [16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
      }
    }
    guard letterCount % 4 == 0, padding <= 2 else { return nil }
    return bytes.dropLast(padding)
  }
}
