import Foundation
import InstructionSet
import Testing

/// The model beside the published measurements of `Benchmarks/`.
@Suite struct CostComparisonTests {
  private static func file(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Benchmarks/\(name)"), encoding: .utf8)
  }

  private static func comparison() throws -> ModelComparison {
    try ModelComparison(
      measurements: file("measured-instructions.csv"), queries: file("model-of-measurements.csv"))
  }

  @Test func `half of the measured rows are met within half a percent`() throws {
    let comparison = try Self.comparison()
    #expect(comparison.rows.count == 334)
    #expect(comparison.rows.count + comparison.omissions.count == 379)
    #expect(comparison.medianError < 0.005)
  }

  @Test func `rows past fifteen percent are these, each with its reason`() throws {
    let comparison = try Self.comparison()
    #expect(
      comparison.outliers.map(\.id).sorted() == [
        "D0004", "D0012", "D0028", "D0038", "D0039", "D0062", "D0065", "D0066", "D0067", "D0068", "D0075", "D0076",
        "X0084", "X0093", "X0100", "X0252", "X0257", "X0285",
      ])
    for row in comparison.rows { #expect((row.error > ModelComparison.tolerance) == !row.reason.isEmpty, "\(row.id)") }
    for omission in comparison.omissions { #expect(!omission.reason.isEmpty, "\(omission.id)") }
    #expect(comparison.report.contains("over 15 %: X0257"))
  }

  @Test func `a measured row that nobody asks for is an error`() throws {
    let header = "id,what,shape,dtype,core,metric,value,unit,source\n"
    #expect(throws: InstructionError.self) {
      try ModelComparison(measurements: header + "X1,a,b,c,d,e,1,ns,s\n", queries: "id,chip,figure,call,reason\n")
    }
    #expect(throws: InstructionError.self) {
      try ModelComparison(measurements: header, queries: "id,chip,figure,call,reason\nX1,trn2,latency,table_load,\n")
    }
    for call in ["", "elementwise", "elementwise tensor_copy vector -1 - f32.sbuf 0", "dma", "core x", "fly 1 2"] {
      #expect(throws: InstructionError.self) {
        try ModelComparison(
          measurements: header + "X1,a,b,c,d,e,1,ns,s\n",
          queries: "id,chip,figure,call,reason\nX1,trn2,latency,\(call),\n")
      }
    }
  }
}
