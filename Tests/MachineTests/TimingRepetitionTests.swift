import InstructionSet
import Machine
import Numerics
import Silicon
import Testing

/// Programs whose loops repeat: multiplied or walked, they take the same time.
@Suite struct TimingRepetitionTests {
  /// Load, two engines, store, with `depth` buffers in rotation.
  static func elementwise(_ iterations: Int, depth: Int, vector: Double = 700, scalar: Double = 500) -> Program {
    var program = ProbeProgram()
    let input = program.buffer(.hbm, bytes: 128 * 2048 * iterations, role: .input)
    let output = program.buffer(.hbm, bytes: 128 * 2048 * iterations, role: .output)
    let a = program.buffer(.sbuf, bytes: 2048 * depth)
    let b = program.buffer(.sbuf, address: 16384, bytes: 2048 * depth)
    let c = program.buffer(.sbuf, address: 32768, bytes: 2048 * depth)
    let i = program.loopID()
    let turn = AffineOffset(0, terms: [.init(i, stride: 2048, modulus: depth)])
    let along = AffineOffset(0, terms: [.init(i, stride: 128 * 2048)])
    let load = DMAWork(descriptors: 128, bytesPerDescriptor: 2048, readsHBM: true, writesHBM: false)
    let store = DMAWork(descriptors: 128, bytesPerDescriptor: 2048, readsHBM: false, writesHBM: true)
    program.loop(
      i, iterations,
      [
        .dma(
          .sync, issue: 599, latency: 1350, from: rows(input, 128, 2048, pitch: 2048, at: along),
          to: tile(a, 2048, at: turn), load),
        Probe(
          .vector, issue: vector, latency: vector + 90, reads: [tile(a, 2048, at: turn)],
          writes: [tile(b, 2048, at: turn)]),
        Probe(
          .scalar, issue: scalar, latency: scalar + 120, reads: [tile(b, 2048, at: turn)],
          writes: [tile(c, 2048, at: turn)], table: "exponential"),
        .dma(
          .gpsimd, issue: 37, latency: 631, from: tile(c, 2048, at: turn),
          to: rows(output, 128, 2048, pitch: 2048, at: along), store),
      ])
    return program.program
  }

  /// C[m, n] += A[m, k] B[k, n] by tiles of 128 x 512, both operands in SBUF, PSUM banks in rotation.
  static func matmul(_ m: Int, _ n: Int, _ k: Int, issue: Double = 215) -> Program {
    var program = ProbeProgram()
    let a = program.buffer(.sbuf, bytes: 256 * m * k)
    let b = program.buffer(.sbuf, address: 65536, bytes: 1024 * n * k)
    let c = program.buffer(.sbuf, address: 190_000, bytes: 2048 * 2)
    let psum = program.buffer(.psum, bytes: 2048 * 4)
    let out = program.buffer(.hbm, bytes: 128 * 2048 * m * n, role: .output)
    program.add(Probe(.gpsimd, issue: 0, writes: [tile(a, 256 * m * k), tile(b, 1024 * n * k)]))
    let (im, jn, jk) = (program.loopID(), program.loopID(), program.loopID())
    let bank = AffineOffset(0, terms: [.init(jn, stride: 2048, modulus: 4)])
    let turn = AffineOffset(0, terms: [.init(jn, stride: 2048, modulus: 2)])
    func bf16(_ buffer: BufferID, _ columns: Int, _ offset: AffineOffset) -> AccessPattern {
      AccessPattern(buffer, .bf16, partitions: 128, offset: offset, free: [Dimension(columns, stride: 1)])
    }
    let pass = Probe.matmul(
      issue: issue, latency: issue + 164, load: 97,
      stationary: bf16(a, 128, AffineOffset(0, terms: [.init(im, stride: 128 * k), .init(jk, stride: 128)])),
      moving: bf16(b, 512, AffineOffset(0, terms: [.init(jn, stride: 512 * k), .init(jk, stride: 512)])),
      dst: tile(psum, 2048, at: bank))
    let copy = Probe(
      .vector, issue: 600, latency: 690, reads: [tile(psum, 2048, at: bank)], writes: [tile(c, 2048, at: turn)])
    let store = Probe.dma(
      .sync, issue: 609, latency: 1174, from: tile(c, 2048, at: turn),
      to: rows(
        out, 128, 2048, pitch: 2048 * n,
        at: AffineOffset(0, terms: [.init(im, stride: 128 * 2048 * n), .init(jn, stride: 2048)])),
      DMAWork(descriptors: 128, bytesPerDescriptor: 2048, readsHBM: false, writesHBM: true))
    program.program.body.append(
      .loop(
        Loop(
          id: im, count: m,
          body: [
            .loop(
              Loop(
                id: jn, count: n,
                body: [
                  .loop(Loop(id: jk, count: k, body: [.instruction(Statement(pass))])), .instruction(Statement(copy)),
                  .instruction(Statement(store)),
                ]))
          ])))
    return program.program
  }

  /// Two loops, of which the second reads what the first wrote.
  static func chained(_ iterations: Int) -> Program {
    var first = elementwise(iterations, depth: 2)
    let second = elementwise(iterations, depth: 3, vector: 400, scalar: 900)
    // The second program's buffers stand behind those of the first, its input is the first's output.
    let shift = first.buffers.count
    first.buffers += second.buffers
    for node in second.body {
      guard case .loop(let loop) = node else { continue }
      let body = loop.body.map { node -> Node in
        guard case .instruction(let statement) = node, var probe = statement.instruction as? Probe else { return node }
        for index in probe.operands.indices {
          let buffer = probe.operands[index].pattern.buffer.index
          probe.operands[index].pattern.buffer = BufferID(buffer == 0 ? 1 : buffer + shift)
          for term in probe.operands[index].pattern.offset.terms.indices {
            probe.operands[index].pattern.offset.terms[term].loop = LoopID(1)
          }
        }
        return .instruction(Statement(probe))
      }
      first.body.append(.loop(Loop(id: LoopID(1), count: loop.count, body: body)))
    }
    first.loopCount = 2
    return first
  }

  static let programs: [(String, Program)] = [
    ("single buffered", elementwise(200, depth: 1)), ("double buffered", elementwise(200, depth: 2)),
    ("triple buffered", elementwise(333, depth: 3)), ("odd count", elementwise(97, depth: 2)),
    ("store bound", elementwise(150, depth: 2, vector: 100, scalar: 60)),
    ("vector bound", elementwise(150, depth: 4, vector: 3000)), ("matmul", matmul(12, 8, 8)),
    ("matmul of long loops", matmul(3, 4, 64)), ("matmul of small passes", matmul(40, 4, 4, issue: 60)),
    ("chained", chained(120)),
  ]

  @Test(arguments: programs.indices)
  func `Multiplying repetition takes the time that walking takes`(index: Int) throws {
    let (name, program) = Self.programs[index]
    let walked = try timeline(program, unrolled: true).timeline
    let multiplied = try timeline(program).timeline
    let error = abs(multiplied.total.nanoseconds / walked.total.nanoseconds - 1)
    #expect(error <= 0.001, "\(name): \(multiplied.total.nanoseconds) against \(walked.total.nanoseconds) ns")
    #expect(multiplied.instructions == walked.instructions)
    #expect(multiplied.dma == walked.dma)
    #expect(multiplied.tensor.multiplyAdds == walked.tensor.multiplyAdds)
    for (a, b) in zip(multiplied.engines, walked.engines) {
      #expect(a.instructions == b.instructions)
      #expect(abs(a.busy.nanoseconds - b.busy.nanoseconds) <= 0.001 * walked.total.nanoseconds, "\(name): \(a.engine)")
      #expect(
        abs(a.waiting.nanoseconds - b.waiting.nanoseconds) <= 0.005 * walked.total.nanoseconds, "\(name): \(a.engine)")
    }
    #expect(multiplied.skippedIterations > 0, "\(name) found no repetition")
    #expect(walked.skippedIterations == 0)
  }

  @Test(arguments: programs.indices)
  func `Two runs give identical timelines`(index: Int) throws {
    let program = Self.programs[index].1
    #expect(try timeline(program) == timeline(program))
  }
}
