import InstructionSet
import Numerics
import Silicon
import Testing
import TileKernels

/// Rules of the documents, checked on costs rather than on rows.
@Suite struct CostRuleTests {
  private func costs(_ chip: String) throws -> Costs { try ChipCatalog.chip(named: chip).core.costs }
  private let sbuf = CostOperand(.sbuf, .f32)
  private let half = CostOperand(.sbuf, .bf16)
  private let psum = CostOperand(.psum, .f32)

  @Test(arguments: ["trn1", "trn2", "trn3"])
  func `fp32 matmul takes four times bf16`(chip: String) throws {
    let costs = try costs(chip)
    let narrow = costs.matmul(rows: 128, stationaryColumns: 128, movingColumns: 512, element: .bf16)
    let wide = costs.matmul(rows: 128, stationaryColumns: 128, movingColumns: 512, element: .f32)
    let ratio = wide.issue.nanoseconds / narrow.issue.nanoseconds
    #expect(abs(ratio - 4) < 0.03, "\(ratio)")
    #expect(costs.matmul(rows: 128, stationaryColumns: 128, movingColumns: 512, element: .tf32).issue == narrow.issue)
  }

  @Test func `512 columns stream at the peak of the array but for a few cycles`() throws {
    for (chip, share) in [("trn1", 0.99), ("trn2", 0.99), ("trn3", 0.99)] {
      let core = try ChipCatalog.chip(named: chip).core
      let cost = core.costs.matmul(rows: 128, stationaryColumns: 128, movingColumns: 512, element: .bf16)
      let teraflops = 2.0 * 128 * 128 * 512 / cost.issue.nanoseconds / 1000
      #expect(teraflops <= core.peakBF16TeraFLOPS && teraflops > share * core.peakBF16TeraFLOPS)
    }
  }

  @Test func `an operand of ones and zeros halves fp32 alone`() throws {
    for chip in ChipCatalog.chips {
      let costs = chip.core.costs
      for (element, factor) in [(ElementType.f32, Int64(2)), (.bf16, 1)] {
        let plain = costs.matmul(rows: 128, stationaryColumns: 128, movingColumns: 512, element: element)
        let hinted = costs.matmul(
          rows: 128, stationaryColumns: 128, movingColumns: 512, element: element, hasOneZeroOperand: true)
        #expect(plain.issue.count == factor * hinted.issue.count && hinted.latency <= plain.latency)
      }
    }
  }

  @Test func `a short matmul still takes 64 columns`() throws {
    let costs = try costs("trn2")
    let one = costs.matmul(rows: 128, stationaryColumns: 128, movingColumns: 1, element: .bf16)
    let sixtyFour = costs.matmul(rows: 128, stationaryColumns: 128, movingColumns: 64, element: .bf16)
    #expect(one.issue == sixtyFour.issue && one.issue.nanoseconds > 64 / 2.4)
  }

  /// trainium2_arch.rst, performance modes of the Vector engine; v2 has none.
  @Test func `vector copies run at four, two or one element a cycle`() throws {
    func rate(_ chip: String, _ input: CostOperand, _ output: CostOperand) throws -> Double {
      let costs = try costs(chip)
      func time(_ n: Int) -> Double {
        costs.elementwise(.tensorCopy, on: .vector, elements: n, inputs: [input], output: output).latency.nanoseconds
      }
      return (4096 / (time(8192) - time(4096)) / costs.core.vectorClock * 1000).rounded() / 1000
    }
    let strided = CostOperand(.sbuf, .bf16, isContiguous: false)
    let psum16 = CostOperand(.psum, .bf16)
    for chip in ["trn2", "trn3"] {
      #expect(try rate(chip, half, half) == 4)
      #expect(try rate(chip, strided, half) == 2)
      #expect(try rate(chip, psum16, half) == 2)
      #expect(try rate(chip, sbuf, sbuf) == 2)
      #expect(try rate(chip, psum, sbuf) == 1)
    }
    #expect(try rate("trn1", half, half) == 1)
    #expect(try rate("trn1", sbuf, sbuf) == 1)
  }

  /// trainium2_arch.rst: 153 GB/s each way, beside the computation.
  @Test func `a custom op takes as long as GpSimd's own DMA engines`() throws {
    let costs = try costs("trn2")
    let small = costs.customOp(elements: 1200, bytesRead: 4800, bytesWritten: 4800)
    #expect(small.issue == Ticks(nanoseconds: 250), "150 cycles and 1200 elements by eight at 1.2 GHz")
    let read = costs.customOp(elements: 1200, bytesRead: 1_530_000, bytesWritten: 4800)
    #expect(read.issue == Ticks(nanoseconds: 10_000) && read.latency == read.issue)
    #expect(
      costs.customOp(elements: 1200, bytesRead: 4800, bytesWritten: 1_530_000)
        == {
          var same = read
          same.kind = .software(bytesRead: 4800, bytesWritten: 1_530_000)
          return same
        }())
    #expect(
      try self.costs("trn1").customOp(elements: 0, bytesRead: 1 << 30, bytesWritten: 0).issue < Ticks(nanoseconds: 200))
  }

  @Test func `trn1 takes the documented cycles an element`() throws {
    let costs = try costs("trn1")
    func cycles(_ operation: Costs.Elementwise, _ inputs: [CostOperand], _ output: CostOperand) -> Double {
      func time(_ n: Int) -> Double {
        costs.elementwise(operation, on: .vector, elements: n, inputs: inputs, output: output).issue.nanoseconds
      }
      return ((time(2048) - time(1024)) / 1024 * costs.core.vectorClock * 100).rounded() / 100
    }
    #expect(cycles(.tensorTensor, [sbuf, sbuf], sbuf) == 2)
    #expect(cycles(.tensorTensor, [sbuf, psum], sbuf) == 1)
    #expect(cycles(.tensorTensor, [half, half], half) == 1)
    #expect(cycles(.reciprocal, [sbuf], sbuf) == 8)
    #expect(cycles(.tensorReduce, [half], half) == 0.5)
    #expect(cycles(.tensorTensorScan, [sbuf, sbuf], sbuf) == 2)
    #expect(cycles(.bnAggr, [sbuf], sbuf) == 4.33)
  }

  @Test func `a per-partition bias and a reduction add their measured times`() throws {
    let costs = try costs("trn2")
    let plain = costs.activation(.exp, elements: 512, input: sbuf, output: sbuf)
    let biased = costs.activation(.exp, elements: 512, input: sbuf, output: sbuf, perPartitionOperands: 1)
    let reducing = costs.activation(.exp, elements: 512, input: sbuf, output: sbuf, reduces: true)
    #expect(abs((biased.latency - plain.latency).nanoseconds - 91) < 1)
    #expect(abs((reducing.issue - plain.issue).nanoseconds - 185) < 1)
    #expect(reducing.latency > plain.latency)
  }

  @Test func `only transcendental functions ask for a table set`() throws {
    let costs = try costs("trn2")
    #expect(costs.activation(.copy, elements: 8, input: sbuf, output: sbuf).activationTable == nil)
    #expect(costs.activation(.exp, elements: 8, input: sbuf, output: sbuf).activationTable == "exponential")
    #expect(costs.activationTableLoad.issue == Ticks(nanoseconds: 1283))
    #expect(try self.costs("trn1").activationTableLoad.issue == Ticks(nanoseconds: 368))
  }

  @Test func `a faster clock in a chip file makes its engine faster`() throws {
    let chip = try ChipCatalog.load("base: trn2\nvector:\n  clock: 1.92 GHz\n", file: "fast.yaml")
    func time(_ core: NeuronCore) -> Double {
      core.costs.elementwise(.tensorReduce, on: .vector, elements: 512, inputs: [sbuf], output: sbuf).latency
        .nanoseconds
    }
    #expect(abs(time(chip.core) * 2 - time(try ChipCatalog.chip(named: "trn2").core)) < 0.1)
  }

  @Test func `DMA triggers follow who makes the descriptors`() throws {
    func cost(_ chip: String, _ engine: Engine) throws -> Cost {
      try costs(chip).dma(on: engine, descriptors: 128, bytesPerDescriptor: 2048, from: .hbm, to: .sbuf)
    }
    #expect(try cost("trn2", .sync).row == "dma.hardware.load@sync")
    #expect(try cost("trn2", .gpsimd).row == "dma.software.load@gpsimd")
    #expect(try cost("trn2", .vector).row == "dma.prebuilt@vector")
    #expect(try cost("trn1", .sync).row == "dma.prebuilt@sync")
    // 599 issue + 751 to the first packet (D0047, D0048).
    #expect(try cost("trn2", .sync).latency == Ticks(nanoseconds: 1350))
  }

  @Test func `contiguity is read from the access pattern`() {
    var program = Program(name: "p")
    program.buffers.append(Buffer(name: "b", space: .sbuf, element: .f32, partitions: 128, byteCount: 4096))
    func contiguous(_ free: [Dimension]) -> Bool {
      CostOperand(AccessPattern(BufferID(0), .f32, partitions: 128, free: free), in: program).isContiguous
    }
    #expect(contiguous([Dimension(4, stride: 8), Dimension(8, stride: 1)]))
    #expect(contiguous([Dimension(1, stride: 99), Dimension(8, stride: 1)]))
    #expect(contiguous([Dimension(4, stride: 16), Dimension(8, stride: 1)]))
    #expect(!contiguous([Dimension(8, stride: 1), Dimension(8, stride: 8)]))
    #expect(!contiguous([Dimension(8, stride: 2)]))
    #expect(!contiguous([Dimension(8, stride: 0)]))
  }
}
