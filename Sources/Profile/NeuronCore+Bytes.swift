import InstructionSet
import Silicon

/// A core for files: every number of it, since users describe chips of their own.
extension NeuronCore {
  private static var integers: [WritableKeyPath<NeuronCore, Int>] {
    [
      \.partitions, \.sbufBytesPerPartition, \.psumBytesPerPartition, \.psumBanks, \.tensorRows, \.tensorColumns,
      \.registers, \.semaphores, \.dmaEngines, \.dmaQueuesPerEngine, \.dmaHardwareGenerators, \.hbmBytes,
      \.coresPerStack,
    ]
  }

  private static var numbers: [WritableKeyPath<NeuronCore, Double>] {
    [
      \.tensorClock, \.vectorClock, \.scalarClock, \.gpsimdClock, \.syncClock, \.semaphoreNanoseconds.tensor,
      \.semaphoreNanoseconds.vector, \.semaphoreNanoseconds.scalar, \.semaphoreNanoseconds.gpsimd,
      \.semaphoreNanoseconds.sync, \.dmaBytesPerNanosecond, \.dmaDescriptorNanoseconds, \.dmaLoadStartNanoseconds,
      \.dmaStoreStartNanoseconds, \.dmaLoadNoticeNanoseconds, \.dmaStoreNoticeNanoseconds, \.hbmBytesPerNanosecond,
      \.hbmStackBytesPerNanosecond, \.launchNanoseconds, \.prologueNanoseconds, \.peakBF16TeraFLOPS,
    ]
  }

  func write(to writer: inout ByteWriter) {
    writer.add(generation.rawValue)
    for path in Self.integers { writer.add(self[keyPath: path]) }
    for path in Self.numbers { writer.add(self[keyPath: path]) }
    writer.add(gpsimdDMABytesPerNanosecond ?? .nan)
    writer.add(throttle != nil)
    guard let throttle else { return }
    for number in [
      throttle.rate, throttle.windowNanoseconds, throttle.utilization, throttle.extraLatencyNanoseconds,
    ] { writer.add(number) }
  }

  init(from reader: inout ByteReader) throws(InstructionError) {
    guard let generation = CoreGeneration(rawValue: try reader.string()), let chip = Self.any(generation) else {
      throw ByteReader.garbled
    }
    self = chip
    for path in Self.integers { self[keyPath: path] = try reader.integer(below: 1 << 48) }
    for path in Self.numbers { self[keyPath: path] = try reader.number(upTo: 1e9) }
    gpsimdDMABytesPerNanosecond = try reader.optionalNumber(upTo: 1e9)
    throttle = nil
    if try reader.flag() {
      throttle = Throttle(
        rate: try reader.number(upTo: 1), windowNanoseconds: try reader.number(upTo: 1e9),
        utilization: try reader.number(upTo: 1), extraLatencyNanoseconds: try reader.number(upTo: 1e9))
    }
    // What the models make arrays of, and what they divide by.
    let sizes = [
      (partitions, 1024), (tensorRows, 1024), (tensorColumns, 1024), (dmaEngines, 1024), (coresPerStack, 1024),
      (psumBanks, 64), (psumBytesPerPartition / max(1, psumBanks), 1 << 20), (sbufBytesPerPartition, 1 << 26),
    ]
    let divisors = [
      tensorClock, vectorClock, scalarClock, gpsimdClock, syncClock, dmaBytesPerNanosecond, hbmBytesPerNanosecond,
      hbmStackBytesPerNanosecond, peakBF16TeraFLOPS, gpsimdDMABytesPerNanosecond ?? 1, throttle?.rate ?? 1,
      throttle?.windowNanoseconds ?? 1,
    ]
    guard sizes.allSatisfy({ (1...$1).contains($0) }), divisors.allSatisfy({ $0 >= 1e-6 }) else {
      throw ByteReader.garbled
    }
  }

  private static func any(_ generation: CoreGeneration) -> NeuronCore? {
    ChipCatalog.chips.first { $0.generation == generation }?.core
  }
}

extension ByteWriter {
  mutating func add(_ number: Double) { add(Int(truncatingIfNeeded: number.bitPattern)) }
}

extension ByteReader {
  /// Not negative.
  mutating func number(upTo limit: Double) throws(InstructionError) -> Double {
    guard let number = try optionalNumber(upTo: limit) else { throw Self.garbled }
    return number
  }

  /// Nil where the writer had none, and wrote NaN.
  mutating func optionalNumber(upTo limit: Double) throws(InstructionError) -> Double? {
    let number = Double(bitPattern: UInt64(truncatingIfNeeded: try integer()))
    guard number.isNaN || (0...limit).contains(number) else { throw Self.garbled }
    return number.isNaN ? nil : number
  }
}
