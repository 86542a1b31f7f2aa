import InstructionSet
import Machine
import Numerics
import Silicon
import Testing
import TileKernels

/// Doubles bytes: enough to see whole buffers come and go.
private struct DoublingOps: CustomOpExecutor {
  func execute(op: String, inputs: [UnsafeRawBufferPointer], outputs: [UnsafeMutableRawBufferPointer]) {
    for (input, output) in zip(inputs, outputs) {
      for index in 0..<min(input.count, output.count) { output[index] = op == "double" ? input[index] &* 2 : 0 }
    }
  }
}

@Suite struct ExecutionControlTests {
  private let core = ExecutionBench.core
  private let free = [Dimension(4, stride: 1)]

  /// `while counter < limit { counter += 1; x += 2 }`, then a branch on the limit, then a custom op.
  private func program() throws -> Program {
    let builder = ProgramBuilder(name: "control", core: core)
    let limit = try builder.buffer("limit", .hbm, .i32, role: .input, byteCount: 4)
    let result = try builder.buffer("result", .hbm, .f32, role: .output, byteCount: 16)
    let doubled = try builder.buffer("doubled", .hbm, .i32, role: .output, byteCount: 4)
    let predicate = try builder.buffer("predicate", .hbm, .bool, byteCount: 1)
    let counter = try builder.buffer("counter", .sbuf, .i32, address: 0, byteCount: 4)
    let bound = try builder.buffer("bound", .sbuf, .i32, address: 64, byteCount: 4)
    let isLess = try builder.buffer("less", .sbuf, .bool, address: 128, byteCount: 1)
    let x = try builder.buffer("x", .sbuf, .f32, address: 192, byteCount: 16)
    func one(_ id: BufferID, _ element: ElementType) -> AccessPattern {
      AccessPattern(id, element, partitions: 1, free: [])
    }
    let tile = AccessPattern(x, .f32, partitions: 1, free: free)
    try builder.emit(DMACopy(dst: one(bound, .i32), src: one(limit, .i32)))
    try builder.emit(Memset(dst: one(counter, .i32), value: .integer(0), engine: .gpsimd))
    try builder.emit(Memset(dst: tile, value: .constant(1), engine: .vector))
    try builder.whileLoop(predicate: .buffer(predicate)) { _ throws(InstructionError) in
      try builder.emit(
        TensorTensor(
          dst: one(isLess, .bool), data1: one(counter, .i32), op: .less, data2: one(bound, .i32), engine: .vector))
      try builder.emit(DMACopy(dst: one(predicate, .bool), src: one(isLess, .bool)))
    } body: { _ throws(InstructionError) in
      try builder.emit(
        TensorScalar(
          dst: one(counter, .i32), data: one(counter, .i32), op0: .add, operand0: .integer(1), engine: .gpsimd))
      try builder.emit(
        TensorScalar(dst: tile, data: tile, op0: .add, operand0: .constant(2), engine: .vector))
    }
    try builder.branch(selector: limit, cases: 3) { index throws(InstructionError) in
      try builder.emit(
        TensorScalar(
          dst: tile, data: tile, op0: .add, operand0: .constant(100 * Float(index)), engine: .vector))
    }
    try builder.emit(
      CustomOp(
        op: "double", inputs: [.whole(limit, of: builder.program)], outputs: [.whole(doubled, of: builder.program)],
        work: 2))
    try builder.emit(DMACopy(dst: AccessPattern(result, .f32, partitions: 1, free: free), src: tile))
    return builder.program
  }

  /// Shared between workers, partly (the loop is one worker's), and not at all.
  @Test(arguments: [0, 1, 5], [1, 2, 3])
  func `while, branch and custom ops follow values, and the trace says how`(_ limit: Int, _ workers: Int) throws {
    var program = try program()
    let large = program.buffers.count
    program.buffers.append(
      Buffer(name: "large", space: .sbuf, element: .f32, address: 256, partitions: 128, byteCount: 400))
    program.body.append(
      .instruction(
        Statement(
          Memset(
            dst: AccessPattern(BufferID(large), .f32, partitions: 128, free: [Dimension(100, stride: 1)]),
            value: .constant(0), engine: .vector))))
    for smallWork in [0, 100, 1 << 14] {
      let (outputs, trace) = try ExecutionBench.run(
        program, inputs: [ElementType.i32.encode(Double(limit))], workers: workers, smallWork: smallWork,
        customOps: DoublingOps())
      let choice = min(limit, 2)
      expectEqual(
        ExecutionBench.decode(outputs[0], .f32),
        [Double](repeating: 1 + 2 * Double(limit) + 100 * Double(choice), count: 4))
      expectEqual(ExecutionBench.decode(outputs[1], .i32), [Double(2 * limit)])
      #expect(trace.tripCounts == [limit])
      #expect(trace.choices == [choice])
    }
  }

  @Test func `control flow and its text read back`() throws {
    let text = try program().text
    #expect(try Program(parsing: text).text == text)
  }

  /// `for i in start..<stop { table[i] = i }`, then `while left { left = next[left]; rounds += 1 }`, all in registers.
  private func registerLoops() throws -> Program {
    let builder = ProgramBuilder(name: "registers", core: core)
    let bounds = try builder.buffer("bounds", .hbm, .i32, role: .input, byteCount: 12)
    let next = try builder.buffer("next", .hbm, .i32, role: .input, byteCount: 32)
    let table = try builder.buffer("table", .hbm, .i32, role: .output, byteCount: 32)
    let rounds = try builder.buffer("rounds", .hbm, .i32, role: .output, byteCount: 4)
    let registers = (0..<4).map { _ in builder.register() }
    let (index, stop, left, count) = (registers[0], registers[1], registers[2], registers[3])
    func one(_ id: BufferID, _ offset: AffineOffset = 0) -> AccessPattern {
      AccessPattern(id, .i32, partitions: 1, offset: offset, free: [])
    }
    func at(_ register: Register) -> AffineOffset {
      AffineOffset(0, registers: [.init(register, stride: 1, limits: 0...7)])
    }
    try builder.emit(
      DMACopy(
        dst: AccessPattern(table, .i32, partitions: 1, free: [Dimension(8, stride: 1)]),
        src: AccessPattern(next, .i32, partitions: 1, free: [Dimension(8, stride: 1)])))
    for (position, register) in [index, stop, left].enumerated() {
      try builder.emit(RegisterLoad(register: register, src: one(bounds, AffineOffset(position))))
    }
    try builder.whileLoop(predicate: .below(index, stop)) { _ in
    } body: { _ throws(InstructionError) in
      try builder.emit(RegisterStore(dst: one(table, at(index)), register: index))
      try builder.emit(RegisterMove(register: index, value: 1, source: index))
    }
    try builder.whileLoop(predicate: .register(left)) { _ in
    } body: { _ throws(InstructionError) in
      try builder.emit(RegisterMove(register: count, value: 1, source: count))
      try builder.emit(RegisterLoad(register: left, src: one(next, at(left))))
    }
    try builder.emit(RegisterStore(dst: one(rounds), register: count))
    return builder.program
  }

  @Test(arguments: [1, 2, 3], [0, 1 << 14])
  func `registers drive loops, and are held against limits where they are used`(_ workers: Int, _ smallWork: Int) throws
  {
    let program = try registerLoops()
    try program.validate(on: core)
    #expect(try Program(parsing: program.text).text == program.text)
    let chain: [Double] = [90, 0, 91, 1, 92, 3, 93, 0]
    func encoded(_ values: [Double]) -> [UInt8] { values.flatMap { ElementType.i32.encode($0) } }
    func run(_ bounds: [Double]) throws -> (outputs: [[UInt8]], trace: ControlTrace) {
      try ExecutionBench.run(
        program, inputs: [encoded(bounds), encoded(chain)], workers: workers, smallWork: smallWork,
        customOps: DoublingOps())
    }
    let (outputs, trace) = try run([2, 5, 5])
    expectEqual(ExecutionBench.decode(outputs[0], .i32), [90, 0, 2, 3, 4, 3, 93, 0])
    expectEqual(ExecutionBench.decode(outputs[1], .i32), [3])
    #expect(trace.tripCounts == [3, 3])
    let none = try run([5, -5, 0])
    expectEqual(ExecutionBench.decode(none.outputs[0], .i32), chain)
    #expect(none.trace.tripCounts == [0, 0])
    for bounds in [[6, 9, 0], [-1, 2, 0], [0, 0, 8]] as [[Double]] {
      let error = #expect(throws: MachineError.self) { try run(bounds) }
      #expect(error?.code == .indexOutOfRange)
    }
  }

  @Test func `each round of a loop that a register ends takes its time`() throws {
    let program = try registerLoops()
    let model = TimingModel(core: core)
    func time(_ trips: [Int]) throws -> Double {
      var control = ControlTrace()
      control.tripCounts = trips
      return try model.time(program, control: control).total.nanoseconds
    }
    #expect(throws: MachineError.self) { try model.time(program) }
    let (none, one, two) = (try time([0, 0]), try time([1, 0]), try time([2, 0]))
    #expect(none < one && abs((two - one) - (one - none)) < 1e-6)
    #expect(try time([0, 9]) > none)
  }

  @Test(arguments: 1...3)
  func `registers move windows, clamped`(_ workers: Int) throws {
    let builder = ProgramBuilder(name: "window", core: core)
    let start = try builder.buffer("start", .hbm, .i32, role: .input, byteCount: 8)
    let data = try builder.buffer("data", .hbm, .f32, role: .input, byteCount: 40)
    let result = try builder.buffer("result", .hbm, .f32, role: .output, byteCount: 16)
    let window = try builder.buffer("window", .sbuf, .f32, byteCount: 16)
    let register = builder.register()
    try builder.emit(
      RegisterLoad(
        register: register, src: AccessPattern(start, .i32, partitions: 1, offset: 1, free: []), minimum: 0, maximum: 6)
    )
    let tile = AccessPattern(window, .f32, partitions: 1, free: free)
    try builder.emit(
      DMACopy(
        dst: tile,
        src: AccessPattern(
          data, .f32, partitions: 1, offset: AffineOffset(0, registers: [.init(register, stride: 1)]), free: free)))
    try builder.emit(DMACopy(dst: AccessPattern(result, .f32, partitions: 1, free: free), src: tile))
    let program = builder.program
    let values = (0..<10).map(Double.init)
    for (asked, first) in [(-5, 0), (3, 3), (100, 6)] {
      let outputs = try ExecutionBench.run(
        program,
        inputs: [
          ElementType.i32.encode(0) + ElementType.i32.encode(Double(asked)),
          values.flatMap { ElementType.f32.encode($0) },
        ], workers: workers
      ).outputs
      expectEqual(ExecutionBench.decode(outputs[0], .f32), Array(values[first..<first + 4]))
    }
    let text = program.text
    #expect(try Program(parsing: text).text == text)
  }

  @Test func `unwritten memory reads as NaN`() throws {
    let builder = ProgramBuilder(name: "stale", core: core)
    let result = try builder.buffer("result", .hbm, .bf16, role: .output, byteCount: 8)
    let tile = try builder.buffer("tile", .sbuf, .bf16, byteCount: 8)
    try builder.emit(
      DMACopy(
        dst: AccessPattern(result, .bf16, partitions: 1, free: free),
        src: AccessPattern(tile, .bf16, partitions: 1, free: free)))
    let outputs = try ExecutionBench.run(builder.program, inputs: [], checksUninitialised: true).outputs
    let allNaN = ExecutionBench.decode(outputs[0], .bf16).allSatisfy(\.isNaN)
    #expect(allNaN)
  }

  @Test func `too little HBM is an error that names the biggest buffers`() throws {
    var program = Program(name: "huge")
    program.buffers = [
      Buffer(name: "small", space: .hbm, element: .f32, byteCount: 1 << 20),
      Buffer(name: "elephant", space: .hbm, element: .f32, byteCount: 1 << 40),
    ]
    let machine = try Machine(core: core)
    let error = #expect(throws: MachineError.self) {
      try Execution(program, on: machine, customOps: NoCustomOps())
    }
    #expect(error?.code == .outOfMemory)
    #expect(error?.message.contains("%elephant") == true)
    // What takes over the memory of inputs needs none of its own.
    program.buffers[1].byteCount = core.hbmStackBytes
    _ = try Execution(program, on: machine, customOps: NoCustomOps(), sharedBytes: 1 << 20)
    #expect(throws: MachineError.self) { try Execution(program, on: machine, customOps: NoCustomOps()) }
  }

  @Test func `a program works on the caller's memory, also when an output is an input's`() throws {
    let builder = ProgramBuilder(name: "update", core: core)
    let old = try builder.buffer("old", .hbm, .f32, role: .input, byteCount: 512)
    let new = try builder.buffer("new", .hbm, .f32, role: .output, byteCount: 512)
    let tile = try builder.buffer("tile", .sbuf, .f32, partitions: 128, byteCount: 4)
    func column(_ id: BufferID, stride: Int) -> AccessPattern {
      AccessPattern(id, .f32, partitions: 128, partitionStride: stride, free: [])
    }
    try builder.emit(DMACopy(dst: column(tile, stride: 0), src: column(old, stride: 1)))
    try builder.emit(
      TensorScalar(
        dst: column(tile, stride: 0), data: column(tile, stride: 0), op0: .add, operand0: .constant(1), engine: .vector)
    )
    try builder.emit(DMACopy(dst: column(new, stride: 1), src: column(tile, stride: 0)))
    let machine = try Machine(core: core, workers: 2, smallWork: 0)
    let execution = try Execution(builder.program, on: machine, customOps: NoCustomOps())
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 512, alignment: 64)
    defer { memory.deallocate() }
    for index in 0..<128 { memory.storeBytes(of: Float(index), toByteOffset: 4 * index, as: Float.self) }
    for _ in 0..<3 { try execution.run(inputs: [UnsafeRawBufferPointer(memory)], outputs: [memory]) }
    let values = (0..<128).map { memory.load(fromByteOffset: 4 * $0, as: Float.self) }
    #expect(values == (0..<128).map { Float($0 + 3) })
    let error = #expect(throws: MachineError.self) { try execution.run(inputs: [], outputs: [memory]) }
    #expect(error?.code == .arguments)
  }
}
