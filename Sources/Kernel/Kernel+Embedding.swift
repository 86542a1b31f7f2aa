public import InstructionSet
import Machine
import Numerics
import Silicon

extension Kernel {
  /// The kernel as a part of a program that is compiled: its inputs and outputs are these HBM tensors, in order. What else of
  /// the caller's memory it reads are constants. Throws `capacity` as ``placed()`` does, `memorySpace` for tensors that are not in
  /// HBM.
  public func embedded(inputs: [BufferID], outputs: [BufferID]) throws(KernelError) -> EmbeddedKernel {
    var program = try placed()
    for id in inputs + outputs {
      guard program.buffers.indices.contains(id.index), program[id].space == .hbm else {
        throw KernelError("memorySpace", "a kernel takes and returns tensors in HBM: make its results in nl.shared_hbm")
      }
    }
    for index in program.buffers.indices where program.buffers[index].space == .hbm {
      let id = BufferID(index)
      let isConstant = program.buffers[index].role == .input && !inputs.contains(id)
      program.buffers[index].role = isConstant ? .constant : .intermediate
      if isConstant { program.buffers[index].contents = bytes(of: id) }
    }
    program.inputs = inputs
    program.outputs = outputs
    return EmbeddedKernel(program, for: core.generation)
  }

  private func bytes(of id: BufferID) -> [UInt8] {
    let operand = AccessPattern.whole(id, of: program)
    return Array(UnsafeRawBufferPointer(start: memories.address(of: operand).base, count: operand.byteCount))
  }
}
