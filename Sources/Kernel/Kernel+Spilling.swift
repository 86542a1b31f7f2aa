import InstructionSet
import Numerics
import Silicon

/// Tensors that leave PSUM for want of room there: each is copied to SBUF behind its last use before the room is needed, and
/// whatever uses it later finds it there.
///
/// The compiler of NKI's first generation allocates what a kernel does not, and moves what does not fit; how it chooses is not
/// documented. Here it is the tensor whose next use is the farthest.
struct Spilling {
  struct Spill {
    var tensor: Int
    /// The instruction behind which it is copied.
    var position: Int
  }

  private(set) var spills: [Spill] = []
  /// The instructions that use each tensor in PSUM.
  private var uses: [Int: [Int]] = [:]
  /// The last instruction that takes a tensor in PSUM only.
  private var lastInPSUM: [Int: Int] = [:]

  /// Nil for programs with loops, whose instructions have no order to choose by.
  init?(of program: Program, on core: NeuronCore) {
    var moved = program
    for (position, node) in program.body.enumerated() {
      guard case .instruction(let statement) = node else { return nil }
      let inPSUM = Set(Operands(statement.instruction).all.map(\.pattern.buffer)).filter { program[$0].space == .psum }
      for id in inPSUM {
        uses[id.index, default: []].append(position)
        moved.buffers[id.index].space = .sbuf
        defer { moved.buffers[id.index].space = .psum }
        do throws(InstructionError) {
          try statement.instruction.validate(on: core, in: moved)
        } catch {
          lastInPSUM[id.index] = position
        }
      }
    }
  }

  /// Spills the best of these tensors before an instruction that needs room; nil when none can be.
  mutating func spill(one of: [Int], at position: Int) -> Int? {
    func next(_ tensor: Int) -> Int { uses[tensor]!.first { $0 >= position } ?? .max }
    let movable = of.filter { next($0) > position && lastInPSUM[$0, default: -1] < position }
    guard let tensor = movable.max(by: { (next($0), $0) < (next($1), $1) }),
      let last = uses[tensor]!.last(where: { $0 < position })
    else { return nil }
    spills.append(Spill(tensor: tensor, position: last))
    return tensor
  }

  private func whole(_ id: BufferID, _ buffer: Buffer) -> AccessPattern {
    AccessPattern(
      id, buffer.element, startPartition: buffer.startPartition, partitions: buffer.partitions,
      free: [Dimension(buffer.byteCount / buffer.element.byteCount, stride: 1)])
  }

  /// Puts the copies in, and the tensors that they write.
  func rewrite(_ program: inout Program, _ tensors: inout [Kernel.Tensor]) {
    var homes: [BufferID: (position: Int, buffer: BufferID)] = [:]
    var copies: [Int: [Statement]] = [:]
    // One for each line, which costs are told by.
    var origins: [String: Origin] = [:]
    for spill in spills {
      let tensor = tensors[spill.tensor]
      var buffer = tensor.buffer
      buffer.space = .sbuf
      buffer.address = 0
      buffer.name += ".spilled"
      let (psum, sbuf) = (BufferID(spill.tensor), BufferID(program.buffers.count))
      program.buffers.append(buffer)
      let home = Kernel.Tensor(buffer: buffer, origin: tensor.origin, written: tensor.written)
      home.uses = spill.position...tensor.uses!.upperBound
      tensors.append(home)
      homes[psum] = (spill.position, sbuf)
      let origin = origins[tensor.origin.location] ?? Origin(op: Origin.spill, location: tensor.origin.location)
      origins[tensor.origin.location] = origin
      copies[spill.position, default: []].append(
        Statement(
          TensorCopy(dst: whole(sbuf, buffer), src: whole(psum, tensor.buffer), engine: .vector),
          origin: origin))
    }
    var body: [Node] = []
    body.reserveCapacity(program.body.count + spills.count)
    for (position, node) in program.body.enumerated() {
      guard case .instruction(let statement) = node else { continue }
      var instruction = statement.instruction
      var moving = OperandRewriting { operand, _ in
        guard let home = homes[operand.buffer], position > home.position else { return }
        operand.buffer = home.buffer
      }
      // Only parsers throw.
      try? instruction.visitFields(&moving)
      body.append(.instruction(Statement(instruction, origin: statement.origin)))
      body += copies[position, default: []].map { .instruction($0) }
    }
    program.body = body
  }
}
