public import InstructionSet
import Machine
public import Numerics
import Silicon

extension Kernel {
  /// A tensor in HBM. It starts uninitialised, or is `memory` of the caller, of the tensor's size and alive as long as the kernel.
  ///
  /// - Parameter isWritten: whether `memory` has values that the kernel may read.
  public func hbm(
    _ name: String, _ shape: [Int], _ element: ElementType, role: Buffer.Role = .intermediate,
    memory: UnsafeMutableRawPointer? = nil, isWritten: Bool = false
  ) throws(KernelError) -> KernelTensor {
    let bytes = try byteCount(of: shape[...], element)
    guard bytes <= core.hbmStackBytes - hbmBytes else {
      throw KernelError(
        "capacity",
        "\(name) takes \(bytes) bytes of HBM, \(core.hbmStackBytes - hbmBytes) of \(core.hbmStackBytes) are free; use smaller tensors"
      )
    }
    hbmBytes += bytes
    let buffer = Buffer(name: name, space: .hbm, element: element, role: role, byteCount: bytes)
    return try add(buffer, shape, memory: memory, isWritten: isWritten)
  }

  /// An HBM tensor with these bytes, which the kernel may change.
  public func input(_ name: String, _ shape: [Int], _ element: ElementType, _ bytes: [UInt8]) throws(KernelError)
    -> KernelTensor
  {
    let tensor = try hbm(name, shape, element, role: .input)
    guard bytes.count == tensors[tensor.buffer.index].buffer.byteCount else {
      throw KernelError(
        "shapeMismatch", "\(name) holds \(tensors[tensor.buffer.index].buffer.byteCount) bytes, got \(bytes.count)")
    }
    memories.address(of: tensor.pattern).base.copyMemory(from: bytes, byteCount: bytes.count)
    tensors[tensor.buffer.index].written.fill()
    return tensor
  }

  /// A tensor in SBUF whose first dimension is the partitions, where `address` says (the first partition and the first byte
  /// in each) or where there is room from its first use to its last.
  public func sbuf(
    _ shape: [Int], _ element: ElementType, name: String = "sbuf", address: (partition: Int, byte: Int)? = nil
  ) throws(KernelError) -> KernelTensor {
    try onChip(.sbuf, name, shape, element, address)
  }

  /// A tensor in PSUM: inside one bank when it fits one. Otherwise as ``sbuf(_:_:name:address:)``.
  public func psum(
    _ shape: [Int], _ element: ElementType, name: String = "psum", address: (partition: Int, byte: Int)? = nil
  ) throws(KernelError) -> KernelTensor {
    try onChip(.psum, name, shape, element, address)
  }

  /// Gives the memory of a tensor back, which nothing uses any more.
  public func release(_ tensor: BufferID) {
    guard tensors.indices.contains(tensor.index), tensors[tensor.index].isLive else { return }
    tensors[tensor.index].isLive = false
    switch tensors[tensor.index].buffer.space {
    case .sbuf: sbufPlacement.release(tensor.index)
    case .psum: psumPlacement.release(tensor.index)
    case .hbm: hbmBytes -= tensors[tensor.index].buffer.byteCount
    }
  }

  private func onChip(
    _ space: MemorySpace, _ name: String, _ shape: [Int], _ element: ElementType,
    _ address: (partition: Int, byte: Int)?
  ) throws(KernelError) -> KernelTensor {
    let bytes = try byteCount(of: shape.dropFirst(), element)
    guard let partitions = shape.first, partitions <= core.partitions else {
      throw KernelError(
        "partitionRange",
        "\(name) of shape \(shape) has \(shape.first ?? 0) partitions, \(space.rawValue) has \(core.partitions); the first dimension of "
          + "a tensor on chip is its partitions: split it")
    }
    var buffer = Buffer(name: name, space: space, element: element, partitions: partitions, byteCount: bytes)
    guard bytes <= (space == .sbuf ? core.sbufBytesPerPartition : core.psumBytesPerPartition) else {
      throw KernelError("capacity", full(space, name, shape, bytes, [], among: tensors))
    }
    var overlaps: [Int] = []
    if let address {
      buffer.address = address.byte
      buffer.startPartition = address.partition
      do throws(InstructionError) {
        try buffer.validate(on: core)
      } catch {
        throw KernelError(error.code.rawValue, error.message)
      }
      overlaps = tensors.indices.filter {
        tensors[$0].isLive && tensors[$0].isPlacedByHand && sharesBytes(tensors[$0].buffer, buffer)
      }
    } else {
      let place =
        space == .sbuf
        ? sbufPlacement.place(tensors.count, byteCount: bytes) : psumPlacement.place(tensors.count, byteCount: bytes)
      guard let place else {
        let held = space == .sbuf ? sbufPlacement.taken : psumPlacement.taken
        throw KernelError(
          "capacity", full(space, name, shape, bytes, held.map { ($0.tensor, $0.bytes.count) }, among: tensors))
      }
      buffer.address = place
    }
    let tensor = try add(buffer, shape, memory: nil, isWritten: false)
    tensors[tensor.buffer.index].isPlacedByHand = address != nil
    tensors[tensor.buffer.index].overlaps = overlaps
    for other in overlaps { tensors[other].overlaps.append(tensor.buffer.index) }
    return tensor
  }

  private func sharesBytes(_ a: Buffer, _ b: Buffer) -> Bool {
    a.space == b.space && a.address < b.address + b.byteCount && b.address < a.address + a.byteCount
      && a.startPartition < b.startPartition + b.partitions && b.startPartition < a.startPartition + a.partitions
  }

  /// What holds what, when there is no place.
  func full(
    _ space: MemorySpace, _ name: String, _ shape: [Int], _ bytes: Int, _ holders: [(tensor: Int, bytes: Int)],
    among tensors: [Tensor]
  ) -> String {
    let capacity = space == .sbuf ? core.sbufBytesPerPartition : core.psumBytesPerPartition
    let biggest = holders.sorted { ($1.bytes, $0.tensor) < ($0.bytes, $1.tensor) }.prefix(8).map { holder in
      let tensor = tensors[holder.tensor]
      let place = tensor.origin.location.isEmpty ? "" : " (\(tensor.origin.location))"
      return "\(tensor.buffer.name) \(holder.bytes)\(place)"
    }
    return "\(name) of shape \(shape) needs \(bytes) bytes of each \(space.rawValue) partition in one piece; "
      + "\(holders.count) tensors in use hold \(holders.reduce(0) { $0 + $1.bytes }) of \(capacity)"
      + (biggest.isEmpty ? "" : ": " + biggest.joined(separator: ", ")) + (holders.count > 8 ? ", …" : "")
      + "; use smaller tiles, or be done with tensors earlier"
  }

  private func add(
    _ buffer: Buffer, _ shape: [Int], memory: UnsafeMutableRawPointer?, isWritten: Bool
  ) throws(KernelError) -> KernelTensor {
    do throws(MachineError) { try memories.add(buffer, memory: memory) } catch { throw KernelError(error) }
    let id = BufferID(program.buffers.count)
    program.buffers.append(buffer)
    if buffer.role == .input { program.inputs.append(id) }
    if buffer.role == .output { program.outputs.append(id) }
    tensors.append(
      Tensor(
        buffer: buffer, origin: origin,
        written: WrittenMap(
          partitions: buffer.space == .hbm ? 1 : buffer.partitions, byteCount: buffer.byteCount, isWritten: isWritten)))
    return KernelTensor(
      buffer: id, element: buffer.element, space: buffer.space, shape: shape, startPartition: buffer.startPartition)
  }

  /// Throws for a dimension below 1 and sizes beyond any memory.
  private func byteCount(of shape: ArraySlice<Int>, _ element: ElementType) throws(KernelError) -> Int {
    var bytes = element.byteCount
    for count in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: count)
      guard count >= 1, !overflow, product < 1 << 44 else {
        throw KernelError("shapeMismatch", "a tensor of shape \(Array(shape)) is empty, or beyond any memory")
      }
      bytes = product
    }
    return bytes
  }
}

extension Kernel {
  /// Copies the elements that an operand names, in row-major order, to `destination`. Throws `outOfBounds` for an operand that is
  /// not inside its buffer, or larger than `destination`, and `tracedValue` when nothing is executed.
  public func read(_ operand: AccessPattern, into destination: UnsafeMutableRawBufferPointer) throws(KernelError) {
    guard executes else {
      throw KernelError(
        "tracedValue",
        "the kernel is being recorded for a compiled program, where values are not known yet: Python cannot look at them, nor "
          + "can registers be loaded with them; choose by shapes and constants, or call the kernel outside of jax.jit",
        place: origin.location)
    }
    guard isInside(operand), operand.byteCount <= destination.count else {
      throw KernelError(
        "outOfBounds", "the tensor is not inside its buffer, or has more than \(destination.count) bytes")
    }
    let bytes = operand.element.byteCount
    let (base, partitionStride) = memories.address(of: operand)
    var offsets = [0]
    for dimension in operand.free {
      offsets = offsets.flatMap { offset in (0..<dimension.count).map { offset + $0 * dimension.stride * bytes } }
    }
    var position = destination.baseAddress!
    for partition in 0..<operand.partitions {
      for offset in offsets {
        position.copyMemory(from: base + partition * partitionStride + offset, byteCount: bytes)
        position += bytes
      }
    }
  }

  /// Whether every element is in the operand's buffer, without an overflow for any numbers.
  private func isInside(_ operand: AccessPattern) -> Bool {
    guard tensors.indices.contains(operand.buffer.index) else { return false }
    let buffer = tensors[operand.buffer.index].buffer
    var dimensions = operand.free
    if buffer.space == .hbm {
      dimensions.append(Dimension(operand.partitions, stride: operand.partitionStride))
    } else {
      guard operand.startPartition >= buffer.startPartition, operand.partitions <= buffer.partitions,
        operand.startPartition - buffer.startPartition <= buffer.partitions - operand.partitions
      else { return false }
    }
    let capacity = buffer.byteCount / operand.element.byteCount
    var (low, high) = (operand.offset.constant, operand.offset.constant)
    for term in operand.offset.registers {
      guard let value = value(of: term.register), abs(term.stride) <= capacity else { return false }
      low += Int(value) * term.stride
      high += Int(value) * term.stride
    }
    for dimension in dimensions {
      guard dimension.count >= 1, dimension.count - 1 <= capacity / max(1, abs(dimension.stride)) else { return false }
      let extent = (dimension.count - 1) * dimension.stride
      if extent < 0 { low += extent } else { high += extent }
    }
    return operand.partitions >= 1 && abs(operand.offset.constant) <= capacity && low >= 0 && high < capacity
  }
}
