public import InstructionSet
import Numerics
import Silicon

extension Kernel {
  /// The program with all tensors inside the core's memories. Those without an address get one from their first use to
  /// their last, as a compiler would do it. Throws `capacity`, with what holds what, where they do not fit.
  public func placed() throws(KernelError) -> Program {
    var program = program
    var tensors = tensors
    // PSUM first: what has no room there goes to SBUF.
    for space in [MemorySpace.psum, .sbuf] {
      let capacity = space == .sbuf ? core.sbufBytesPerPartition : core.psumBytesPerPartition
      var placement = Placement(
        bytes: 0..<capacity, bank: space == .psum ? core.psumBankBytes : nil, room: capacity, order: .inTurn)
      var spilling: Spilling?
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
        var address = placement.place(index, byteCount: tensor.buffer.byteCount, avoiding: obstacles)
        if address == nil, space == .psum, spillsPSUM {
          spilling = spilling ?? Spilling(of: program, on: core)
          while address == nil, let victim = spilling?.spill(one: inUse, at: uses.lowerBound) {
            placement.release(victim)
            inUse.removeAll { $0 == victim }
            address = placement.place(index, byteCount: tensor.buffer.byteCount, avoiding: obstacles)
          }
        }
        guard let address else {
          let held = (inUse + byHand.filter { tensors[$0].uses!.overlaps(uses) }).map {
            ($0, tensors[$0].buffer.byteCount)
          }
          let columns = tensor.buffer.byteCount / tensor.buffer.element.byteCount
          throw KernelError(
            "capacity",
            full(
              space, tensor.buffer.name, [tensor.buffer.partitions, columns], tensor.buffer.byteCount, held,
              among: tensors),
            place: tensor.origin.location)
        }
        program.buffers[index].address = address
        inUse.append(index)
      }
      if let spilling {
        for spill in spilling.spills { report(spill, tensors[spill.tensor]) }
        spilling.rewrite(&program, &tensors)
      }
    }
    return program
  }

  private func report(_ spill: Spilling.Spill, _ tensor: Tensor) {
    let report = KernelError(
      "psumSpill",
      "there is no room in PSUM for \(tensor.buffer.name) while others are in use: it is copied to SBUF, which takes time; use "
        + "smaller tiles, or be done with tensors earlier", place: tensor.origin.location)
    if !reports.contains(report) { reports.append(report) }
  }
}
