internal import Numerics
internal import StableHLO

/// Collectives of a single replica: everything stays where it is, and every group has one member.
func collective(_ call: Call) throws(ReferenceError) -> [Tensor] {
  switch call.op.opcode {
  case .partition_id, .replica_id: return [Tensor(zeros: call.result)]
  case .collective_permute:
    // A device that nothing is sent to receives zeros.
    let pairs = try call.integers("source_target_pairs") ?? []
    let isSent = pairs.isEmpty || (pairs.count >= 2 && pairs[0] == 0 && pairs[1] == 0)
    return isSent ? try identity(call) : [Tensor(zeros: call.result)]
  default:
    guard call.operands.map(\.type) == call.results else {
      throw call.unsupported("needs several devices; evaluation has one")
    }
    return call.operands
  }
}
