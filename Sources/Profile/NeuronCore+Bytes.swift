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
    for path in Self.integers { self[keyPath: path] = try reader.integer(below: 1 << 60) }
    for path in Self.numbers { self[keyPath: path] = try reader.number() }
    let bandwidth = try reader.double()
    gpsimdDMABytesPerNanosecond = bandwidth.isNaN ? nil : bandwidth
    throttle = nil
    if try reader.flag() {
      throttle = Throttle(
        rate: try reader.number(), windowNanoseconds: try reader.number(), utilization: try reader.number(),
        extraLatencyNanoseconds: try reader.number())
    }
    // What the models divide by.
    guard partitions > 0, psumBanks > 0, tensorRows > 0, dmaEngines > 0, coresPerStack > 0,
      [
        tensorClock, vectorClock, scalarClock, gpsimdClock, syncClock, dmaBytesPerNanosecond,
        hbmStackBytesPerNanosecond,
      ]
      .allSatisfy({ $0 > 0 })
    else { throw ByteReader.garbled }
  }

  private static func any(_ generation: CoreGeneration) -> NeuronCore? {
    ChipCatalog.chips.first { $0.generation == generation }?.core
  }
}

extension ByteWriter {
  mutating func add(_ number: Double) { add(Int(truncatingIfNeeded: number.bitPattern)) }
}

extension ByteReader {
  mutating func double() throws(InstructionError) -> Double {
    Double(bitPattern: UInt64(truncatingIfNeeded: try integer()))
  }

  /// Finite and not negative.
  mutating func number() throws(InstructionError) -> Double {
    let number = try double()
    guard number.isFinite, number >= 0 else { throw Self.garbled }
    return number
  }
}
