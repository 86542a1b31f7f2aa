import InstructionSet
import Numerics
import Silicon
import Testing

@Suite struct CostTableTests {
  static let table = CostTable.builtIn

  @Test func `every row has a source that names a row, a document or says that none is published`() {
    #expect(Self.table.rows.count > 100)
    for row in Self.table.rows {
      let source = row.source
      switch row.status {
      case .measured: #expect(source.contains(/[XD]\d{4}/), "\(row.name): \(source)")
      case .documented, .derived:
        #expect(source.contains("documented") || source.contains(".rst") || source.contains(/X\d{4}/), "\(row.name)")
      case .estimated: #expect(!row.note.isEmpty, "\(row.name) is an estimate without a reason")
      }
    }
  }

  @Test func `exactly these rows are estimates`() {
    let estimates = Self.table.rows.filter { $0.status == .estimated }.map { "\($0.generation) \($0.name)" }
    #expect(
      estimates == [
        "v4 tensor_copy.sbuf.16bit@scalar", "v4 tensor_scalar.sbuf.16bit@scalar", "v3 scalar_tensor_tensor.1x@vector",
        "v3 tensor_partition_reduce.sbuf@gpsimd", "v3 select.any@vector",
        "v3 tensor_scalar_cumulative.any@vector", "v3 rng.any@vector", "v3 rng.any@gpsimd", "v3 rand_state.any@vector",
        "v3 rand_state.any@gpsimd", "v3 sequence_bounds.any@gpsimd", "v3 nonzero_with_count.any@gpsimd",
        "v3 nc_n_gather.any@gpsimd", "v3 nc_n_gather.group@gpsimd", "v4 activation.function.sbuf.16bit@scalar",
        "v3 register_store.any@tensor", "v3 register_store.any@vector", "v3 register_store.any@scalar",
        "v3 register_store.any@gpsimd", "v3 register_store.any@sync", "v3 branch.any@tensor", "v3 custom_op.any@gpsimd",
        "v2 dma.prebuilt@sync", "v2 dma.prebuilt@scalar",
        "v2 dma.prebuilt@gpsimd", "v3 dma.prebuilt@vector", "v3 dma.prebuilt@tensor", "v3 collective.hop@sync",
      ])
  }

  @Test func `issue never exceeds latency, and both grow with the size`() {
    for row in Self.table.rows where row.instruction != "dma" && !row.form.hasPrefix("operand") {
      #expect(row.issueFixed <= row.latencyFixed + 66 && row.issueEach <= row.latencyEach, "\(row.name)")
    }
  }

  /// Each operation, on each engine it names, on each generation, in SBUF and (but for GpSimd) PSUM.
  @Test func `every operation has a cost on every engine and generation`() throws {
    for chip in ChipCatalog.chips {
      let costs = chip.core.costs
      for operation in Costs.Elementwise.allCases where operation.since <= chip.generation {
        for engine in operation.engines {
          for element in [ElementType.f32, .bf16, .i32, .ui8] {
            for space in engine == .gpsimd ? [MemorySpace.sbuf] : [.sbuf, .psum] {
              for contiguous in [true, false] {
                let operand = CostOperand(space, element, isContiguous: contiguous)
                let cost = costs.elementwise(
                  operation, on: engine, elements: 512, inputs: [operand, operand], output: operand,
                  perPartitionOperands: 1)
                #expect(cost.issue > .zero && cost.issue <= cost.latency, "\(chip.name) \(cost.row)")
                #expect(chip.generation != .v4 || cost.status >= .documented)
              }
            }
          }
        }
      }
      for engine in Engine.allCases {
        for control in Costs.Control.allCases { #expect(costs.control(control, on: engine).issue > .zero) }
        for (from, to) in [(MemorySpace.hbm, MemorySpace.sbuf), (.sbuf, .hbm), (.hbm, .hbm)] {
          for kind in Costs.DMAKind.allCases {
            let cost = costs.dma(
              on: engine, descriptors: 128, bytesPerDescriptor: 2048, from: from, to: to, kind: kind)
            guard case .dma(let work) = cost.kind else {
              Issue.record("\(cost.row) is no DMA")
              continue
            }
            #expect(work.bytes == 1 << 18 && work.slowdown >= 1 && work.writesHBM == (to == .hbm))
          }
        }
      }
    }
  }

  @Test func `rows are found by form and generation, and v3 stands in as an estimate`() throws {
    let copy = try #require(Self.table.lookup("tensor_copy", "2x", .vector, .v3))
    #expect(copy.status == .measured)
    #expect(Self.table.lookup("tensor_copy", "2x", .vector, .v4)?.status == .estimated)
    #expect(Self.table.lookup("reciprocal", "any", .vector, .v2)?.issueEach == 8)
    #expect(Self.table.lookup("reciprocal", "any", .tensor, .v3) == nil)
  }

  @Test(arguments: [
    "instruction\nx\n",
    "a,b,c,d,e,f,g,h,i,j,k,l,m\nx,y,vector,v3,cycles,1,1,1,1,1,measured,,\n",
    "a,b,c,d,e,f,g,h,i,j,k,l,m\nx,y,vector,v3,cycles,1,-1,1,1,1,measured,X0001,\n",
    "a,b,c,d,e,f,g,h,i,j,k,l,m\nx,y,vector,v3,cycles,1,1,1,1,1,measured,X1,\nx,y,vector,v3,cycles,1,1,1,1,1,measured,X1,\n",
  ])
  func `a bad table is an error with its line`(csv: String) {
    #expect(throws: InstructionError.self) { try CostTable(csv: csv) }
  }
}
