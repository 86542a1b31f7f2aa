import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

/// One buffer of a test: its elements, in every partition from `startPartition` on.
struct BenchBuffer {
  var space = MemorySpace.sbuf
  var element = ElementType.f32
  var startPartition = 0
  var partitions: Int
  /// Elements in each partition (all elements on HBM, where partitions is 1).
  var count: Int
  var values: [Double]

  /// Small values, different from each other nearby, exact in every type with 6 bits of precision or more.
  init(
    _ element: ElementType = .f32, space: MemorySpace = .sbuf, startPartition: Int = 0, partitions: Int, count: Int,
    seed: Int = 1
  ) {
    self.space = space
    self.element = element
    self.startPartition = startPartition
    self.partitions = partitions
    self.count = count
    values = (0..<partitions * count).map { index in
      let hash = (index &* 2_654_435_761 &+ seed &* 40503) >> 7
      if element.isFloat { return Double(hash & 63 - 32) / 4 }
      if element == .bool { return Double(hash & 1) }
      return Double(element.isSignedInteger ? hash & 63 - 32 : hash & 63)
    }.map { rounded($0, element) }
  }

  var bytes: [UInt8] { values.flatMap { element.encode($0) } }
}

/// Runs instructions on buffers and gives all buffers back, for comparison with plain loops.
struct ExecutionBench {
  static let core = try! ChipCatalog.chip(named: "trn2").core

  /// A program that loads `buffers` (in this order: `BufferID`s 0, 1, …), runs `body`, and stores them.
  static func program(_ buffers: [BenchBuffer], _ body: (ProgramBuilder) throws -> Void) throws -> Program {
    let builder = ProgramBuilder(name: "bench", core: core)
    var addresses: [MemorySpace: Int] = [:]
    var ids: [BufferID] = []
    for (index, buffer) in buffers.enumerated() {
      let bytes = buffer.count * buffer.element.byteCount
      let address = addresses[buffer.space, default: 0]
      ids.append(
        try builder.buffer(
          "b\(index)", buffer.space, buffer.element, address: buffer.space == .hbm ? 0 : address,
          startPartition: buffer.startPartition, partitions: buffer.partitions,
          byteCount: buffer.space == .hbm ? buffer.partitions * bytes : bytes))
      if buffer.space != .hbm { addresses[buffer.space] = address + (bytes + 2047) / 2048 * 2048 }
    }
    var stores: [(AccessPattern, AccessPattern)] = []
    for (index, buffer) in buffers.enumerated() {
      let total = buffer.partitions * buffer.count * buffer.element.byteCount
      let input = try builder.buffer("in\(index)", .hbm, buffer.element, role: .input, byteCount: total)
      let output = try builder.buffer("out\(index)", .hbm, buffer.element, role: .output, byteCount: total)
      let free = [Dimension(buffer.count, stride: 1)]
      func rows(_ id: BufferID, onChip: Bool, startPartition: Int = 0) -> AccessPattern {
        AccessPattern(
          id, buffer.element, startPartition: startPartition, partitions: buffer.partitions,
          partitionStride: onChip ? 0 : buffer.count, free: free)
      }
      let inside = rows(ids[index], onChip: buffer.space != .hbm, startPartition: buffer.startPartition)
      if buffer.space == .psum {
        // DMA does not reach PSUM.
        let bytes = buffer.count * buffer.element.byteCount
        let address = addresses[.sbuf, default: 0]
        addresses[.sbuf] = address + (bytes + 2047) / 2048 * 2048
        let stage = try builder.buffer(
          "stage\(index)", .sbuf, buffer.element, address: address, partitions: buffer.partitions, byteCount: bytes)
        let staged = rows(stage, onChip: true)
        try builder.emit(DMACopy(dst: staged, src: rows(input, onChip: false)))
        try builder.emit(TensorCopy(dst: inside, src: staged, engine: .vector))
        stores.append((staged, inside))
        stores.append((rows(output, onChip: false), staged))
      } else {
        try builder.emit(DMACopy(dst: inside, src: rows(input, onChip: false)))
        stores.append((rows(output, onChip: false), inside))
      }
    }
    try body(builder)
    for (dst, src) in stores {
      if builder.program[src.buffer].space == .psum {
        try builder.emit(TensorCopy(dst: dst, src: src, engine: .vector))
      } else {
        try builder.emit(DMACopy(dst: dst, src: src))
      }
    }
    return builder.program
  }

  /// Workers share every instruction of more than `smallWork` elements.
  static func run(
    _ program: Program, inputs: [[UInt8]], workers: Int = 1, smallWork: Int = 0, checksUninitialised: Bool = false,
    customOps: any CustomOpExecutor = NoCustomOps(), roundingSeed: UInt64? = nil, core: NeuronCore = core
  ) throws -> (outputs: [[UInt8]], trace: ControlTrace) {
    let machine = try Machine(core: core, workers: workers, smallWork: smallWork)
    let execution = try Execution(program, on: machine, customOps: customOps, checksUninitialised: checksUninitialised)
    let ins = inputs.map { bytes in
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
      memory.copyBytes(from: bytes)
      return memory
    }
    let outs = program.outputs.map {
      UnsafeMutableRawBufferPointer.allocate(byteCount: program[$0].byteCount, alignment: 64)
    }
    defer { for memory in ins + outs { memory.deallocate() } }
    let trace = try execution.run(
      inputs: ins.map { UnsafeRawBufferPointer($0) }, outputs: outs, roundingSeed: roundingSeed)
    for (memory, bytes) in zip(ins, inputs) { #expect(memory.elementsEqual(bytes), "inputs stay as they were") }
    return (outs.map { Array($0) }, trace)
  }

  /// The values of all buffers after `instructions`, which are the same bits for one, two and three workers.
  static func run(_ buffers: [BenchBuffer], _ instructions: [any Instruction]) throws -> [[Double]] {
    let program = try program(buffers) { builder in for instruction in instructions { try builder.emit(instruction) } }
    let inputs = buffers.map(\.bytes)
    let outputs = try run(program, inputs: inputs, checksUninitialised: true).outputs
    for workers in 2...3 {
      let isSame = try run(program, inputs: inputs, workers: workers).outputs == outputs
      #expect(isSame, "\(workers) workers give other bits")
    }
    let text = program.text
    #expect(try Program(parsing: text).text == text)
    return zip(buffers, outputs).map { buffer, bytes in decode(bytes, buffer.element) }
  }

  static func decode(_ bytes: [UInt8], _ element: ElementType) -> [Double] {
    bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / element.byteCount).map { element.decodeDouble(bytes.baseAddress! + $0 * element.byteCount) }
    }
  }
}

/// Whole arrays, reported by their first difference.
func expectEqual(
  _ values: [Double], _ expected: [Double], _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let difference = zip(values, expected).enumerated().first { !($1.0 == $1.1 || $1.0.isNaN && $1.1.isNaN) }
  #expect(values.count == expected.count, sourceLocation: sourceLocation)
  if let (index, (value, wanted)) = difference {
    Issue.record("\(what) element \(index) is \(value), not \(wanted)", sourceLocation: sourceLocation)
  }
}

struct NoCustomOps: CustomOpExecutor {
  func execute(op: String, inputs: [UnsafeRawBufferPointer], outputs: [UnsafeMutableRawBufferPointer]) {}
}

extension AccessPattern {
  /// Where element (partition, position) of the pattern is in `BenchBuffer.values`.
  func index(_ partition: Int, _ position: Int, in buffer: BenchBuffer) -> Int {
    var rest = position
    var offset = self.offset.constant
    for dimension in free.reversed() {
      offset += rest % dimension.count * dimension.stride
      rest /= dimension.count
    }
    if buffer.space == .hbm { return offset + partition * partitionStride }
    return (startPartition - buffer.startPartition + partition) * buffer.count + offset
  }
}

/// The value as stored in `element`: what rounding to the type gives.
func rounded(_ value: Double, _ element: ElementType) -> Double {
  let bytes = element.encode(Double(Float(value)), integerRounding: .nearestEven)
  return bytes.withUnsafeBytes { element.decodeDouble($0.baseAddress!) }
}
