import InstructionSet
import Numerics
import StableHLO

/// Kernels run as they were recorded, with the program's buffers for their inputs and outputs, and all of SBUF and PSUM.
extension GraphEmitter {
  func emitKernel(_ node: Graph.NodeID, _ program: Program, _ types: [TensorType]) throws {
    let results = try resultBuffers(of: node, types)
    var bound: [BufferID: BufferID] = [:]
    for (output, result) in zip(program.outputs, results) where bound[output] == nil { bound[output] = result }
    let written = program.writtenBuffers
    for (input, operand) in zip(program.inputs, graph[node].inputs) {
      let source = try buffer(for: operand)
      if let result = bound[input] {
        try copy(source, to: result, graph.type(operand))
      } else if written.contains(input) {
        // The operand keeps its value: others may read it.
        let own = try builder.buffer("written", .hbm, program[input].element, byteCount: program[input].byteCount)
        try copy(source, to: own, graph.type(operand))
        bound[input] = own
      } else {
        bound[input] = source
      }
    }
    try builder.inline(program, binding: bound)
    for (index, output) in program.outputs.enumerated() where bound[output] != results[index] {
      try copy(bound[output]!, to: results[index], types[index])
    }
    emission.countFLOPs(2 * multiplyAdds(of: program.body))
  }

  /// Of loops whose trip counts are not known, for one iteration.
  private func multiplyAdds(of nodes: [Node]) -> Double {
    nodes.reduce(0) { sum, node in
      switch node {
      case .instruction(let statement):
        sum + Double((statement.instruction as? any MatrixPass)?.multiplyAdds ?? 0)
      case .loop(let loop): sum + Double(loop.count) * multiplyAdds(of: loop.body)
      case .whileLoop(let loop):
        sum + Double(loop.knownTripCount ?? 1) * multiplyAdds(of: loop.condition + loop.body)
      case .branch(let branch): sum + (branch.cases.map { multiplyAdds(of: $0) }.max() ?? 0)
      }
    }
  }

  /// Where each result goes: to the program's where it is one, so that nothing has to copy it.
  private func resultBuffers(of node: Graph.NodeID, _ types: [TensorType]) throws -> [BufferID] {
    if types.count == 1 { return [try buffer(for: node)] }
    var results: [BufferID] = []
    for (index, type) in types.enumerated() {
      let value = users[node].first { if case .result(index) = graph[$0].kind { true } else { false } }
      if let value, hasBuffer(value) {
        results.append(try buffer(for: value))
      } else {
        results.append(try builder.buffer("kernel", .hbm, type.element, byteCount: type.byteCount))
      }
    }
    several[node] = results
    return results
  }

  func isOfKernel(_ result: Graph.NodeID) -> Bool {
    if case .kernel = graph[graph[result].inputs[0]].kind { true } else { false }
  }
}
