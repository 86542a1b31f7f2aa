import StableHLO
import Testing

@Suite struct `The op table` {
  @Test func `has one row for each op`() {
    #expect(Set(OpSchema.rows.map(\.opcode)) == Set(Opcode.allCases))
    #expect(OpSchema.rows.count == Opcode.allCases.count)
  }

  @Test func `has no attribute twice`() {
    for row in OpSchema.rows {
      #expect(Set(row.attributes.map(\.name)).count == row.attributes.count, "\(row.opcode)")
      let keywords = row.attributes.compactMap(\.keyword)
      #expect(Set(keywords).count == keywords.count, "\(row.opcode)")
    }
  }

  @Test func `names each op as MLIR does`() {
    for opcode in Opcode.allCases { #expect(Opcode(mlirName: opcode.qualifiedName) == opcode) }
    #expect(Set(Opcode.allCases.map(\.qualifiedName)).count == Opcode.allCases.count)
    #expect(Opcode.add.qualifiedName == "stablehlo.add")
    #expect(Opcode.cross_replica_sum.qualifiedName == "stablehlo.cross-replica-sum")
    #expect(Opcode.chloErf.qualifiedName == "chlo.erf")
    #expect(Opcode.call.qualifiedName == "func.call")
    #expect(Opcode(mlirName: "return") == .return)
    #expect(Opcode(mlirName: "add") == nil)
  }

  @Test func `gives absent attributes their defaults`() {
    let sort = Operation(.sort)
    #expect(sort.integer("dimension") == -1)
    #expect(sort.flag("is_stable") == false)
    let window = Operation(.reduce_window, attributes: ["window_dimensions": .integers([1, 2, 3])])
    #expect(window.integers("window_strides") == [1, 1, 1])
    #expect(window.integers("base_dilations") == [1, 1, 1])
    #expect(window.integers("padding") == [0, 0, 0, 0, 0, 0])
    var numbers = ConvolutionDimensionNumbers()
    numbers.inputSpatial = [1, 2]
    let convolution = Operation(.convolution, attributes: ["dimension_numbers": .convolution(numbers)])
    #expect(convolution.bools("window_reversal") == [false, false])
    #expect(convolution.pairs("padding").map(\.1) == [0, 0])
    #expect(convolution.precisions.isEmpty)
  }
}
