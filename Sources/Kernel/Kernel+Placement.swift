public import InstructionSet
import Numerics
import Silicon

extension Kernel {
  /// The program with all tensors inside the core's memories. Those without an address get one from their first use to
  /// their last, as a compiler would do it. Throws `capacity`, with what holds what, where they do not fit.
  public func placed() throws(KernelError) -> Program {
    var program = program
    for space in [MemorySpace.sbuf, .psum] {
      let capacity = space == .sbuf ? core.sbufBytesPerPartition : core.psumBytesPerPartition
      var placement = Placement(
        bytes: 0..<capacity, bank: space == .psum ? core.psumBankBytes : nil, room: capacity, order: .inTurn)
      let here = tensors.indices.filter { tensors[$0].buffer.space == space }
      let byHand = here.filter { tensors[$0].isPlacedByHand && tensors[$0].uses != nil }
      let others = here.filter { !tensors[$0].isPlacedByHand }
      for index in others { program.buffers[index].address = 0 }
      var inUse: [Int] = []
      let inOrder = others.filter { tensors[$0].uses != nil }
        .sorted { (tensors[$0].uses!.lowerBound, $0) < (tensors[$1].uses!.lowerBound, $1) }
      for index in inOrder {
        let tensor = tensors[index]
        let uses = tensor.uses!
        for other in inUse where tensors[other].uses!.upperBound < uses.lowerBound { placement.release(other) }
        inUse.removeAll { tensors[$0].uses!.upperBound < uses.lowerBound }
        let obstacles = byHand.filter { tensors[$0].uses!.overlaps(uses) }.map {
          tensors[$0].buffer.address..<tensors[$0].buffer.address + tensors[$0].buffer.byteCount
        }
        guard let address = placement.place(index, byteCount: tensor.buffer.byteCount, avoiding: obstacles) else {
          let held = (inUse + byHand.filter { tensors[$0].uses!.overlaps(uses) }).map {
            ($0, tensors[$0].buffer.byteCount)
          }
          let columns = tensor.buffer.byteCount / tensor.buffer.element.byteCount
          throw KernelError(
            "capacity",
            full(
              space, tensor.buffer.name, [tensor.buffer.partitions, columns], tensor.buffer.byteCount, held),
            place: tensor.origin.location)
        }
        program.buffers[index].address = address
        inUse.append(index)
      }
    }
    return program
  }
}
