import InstructionSet
import Machine

extension Kernel {
  /// Reports operands that read what nothing has written, and remembers what is written.
  func watch(_ instruction: some Instruction, _ operands: Operands) throws(KernelError) {
    var watched: [(operand: Operands.Operand, region: Region)] = []
    for operand in operands.all {
      let now = instructionCount
      let tensor = tensors[operand.pattern.buffer.index]
      if tensor.uses == nil { tensor.startsWithRead = operand.mode != .write }
      tensor.uses = (tensor.uses?.lowerBound ?? now)...now
      let isIndirect = operands.isIndirect && tensor.buffer.space == .hbm
      if isIndirect || !executes && !operand.pattern.offset.registers.isEmpty {
        // Any rows may be written; none is missed.
        if operand.mode != .read { tensor.written.fill() }
        continue
      }
      // Most often there is nothing left to find out.
      if tensor.written.isComplete, operand.mode == .read || tensor.overlaps.isEmpty { continue }
      watched.append((operand, region(of: operand.pattern)))
    }
    for (operand, region) in watched where operand.mode == .read {
      try check(type(of: instruction).mnemonic, operand.name, operand.pattern.buffer, region)
    }
    // Casts take longer than all the rest.
    if instruction.engine == .tensor, let pass = instruction as? any MatrixPass, pass.accumulate == .accumulate,
      executes || pass.dst.offset.registers.isEmpty
    {
      try check(type(of: instruction).mnemonic, "dst", pass.dst.buffer, region(of: pass.dst))
    }
    for (operand, region) in watched where operand.mode != .read { noteWrite(operand.pattern.buffer.index, region) }
  }

  /// What an operand touches that has been validated.
  func region(of pattern: AccessPattern) -> Region {
    Region(pattern, of: tensors[pattern.buffer.index].buffer, registers: memories.registers)
  }

  private func check(_ mnemonic: String, _ name: StaticString, _ buffer: BufferID, _ region: Region) throws(KernelError)
  {
    let tensor = tensors[buffer.index]
    guard tensor.written.share(of: region) != .all else { return }
    if let clobber = tensor.clobber {
      throw KernelError(
        "overlappingBuffers",
        "\(mnemonic): \(name) reads \(tensor.buffer.name)\(made(tensor)), which \(tensors[clobber.tensor].buffer.name)"
          + "\(made(tensors[clobber.tensor])) lies over and overwrote at \(clobber.origin.location); place one of them elsewhere, or "
          + "finish with the first before the second is written", place: origin.location)
    }
    let report = KernelError(
      "uninitializedRead",
      "\(mnemonic): \(name) reads \(tensor.buffer.name)\(made(tensor)) where nothing has been written; memset it, or write all of it",
      place: origin.location)
    if !reports.contains(report) { reports.append(report) }
  }

  private func made(_ tensor: Tensor) -> String {
    tensor.origin.location.isEmpty ? "" : " (made at \(tensor.origin.location))"
  }

  private func noteWrite(_ index: Int, _ region: Region) {
    tensors[index].written.add(region)
    for other in tensors[index].overlaps { overwrite(other, by: index, region) }
  }

  /// Takes the bytes that tensor `writer` writes out of those that tensor `other` has.
  private func overwrite(_ other: Int, by writer: Int, _ region: Region) {
    let from = tensors[writer].buffer
    let to = tensors[other].buffer
    let shift = from.address - to.address
    let partitions = from.startPartition - to.startPartition
    let rows = (region.partitions.lowerBound + partitions..<region.partitions.upperBound + partitions)
      .clamped(to: 0..<to.partitions)
    let runs = region.runs.map {
      ($0.lowerBound + shift..<$0.upperBound + shift).clamped(to: 0..<to.byteCount)
    }
    let hit = Region(partitions: rows, runs: runs.filter { !$0.isEmpty })
    guard !rows.isEmpty, !hit.runs.isEmpty, tensors[other].written.share(of: hit) != .none else { return }
    tensors[other].written.remove(hit)
    tensors[other].clobber = (writer, origin)
  }
}
