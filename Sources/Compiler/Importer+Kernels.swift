import InstructionSet
import Numerics
import StableHLO

/// Kernels inside of programs.
extension Importer {
  /// An ``EmbeddedKernel``, whose inputs and outputs must have the types of the call's.
  func kernel(
    _ op: Operation, _ inputs: [Graph.NodeID], _ types: [TensorType], _ origin: Origin
  ) throws(CompileError) -> [Graph.NodeID] {
    func refusal(_ message: String) -> CompileError { CompileError(.invalidProgram, message, location: op.location) }
    guard case .string(let text)? = op.attributes["backend_config"] else {
      throw refusal("a kernel's custom call needs the kernel in its backend_config, as text")
    }
    let program: Program
    do throws(InstructionError) {
      program = try EmbeddedKernel(text: text, for: core).program
    } catch {
      throw refusal(error.description)
    }
    func fits(_ types: [TensorType], _ buffers: [BufferID]) -> Bool {
      types.count == buffers.count
        && zip(types, buffers).allSatisfy { $0.element == program[$1].element && $0.byteCount == program[$1].byteCount }
    }
    guard fits(inputs.map { graph.type($0) }, program.inputs), fits(types, program.outputs) else {
      throw refusal("the kernel \(program.name) was recorded for operands or results of other types")
    }
    if let constant = program.writtenBuffers.first(where: { program[$0].role == .constant }) {
      throw refusal("the kernel \(program.name) writes its constant \(program[constant].name)")
    }
    let id = graph.add(
      .kernel(program, results: types), inputs, types.count == 1 ? types[0] : TensorType([], .bool), origin)
    return types.count == 1 ? [id] : types.enumerated().map { graph.add(.result($0.offset), [id], $0.element, origin) }
  }
}
