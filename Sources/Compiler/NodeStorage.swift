import InstructionSet

/// Where a graph's stored nodes are: HBM buffers, row-major.
protocol NodeStorage: AnyObject {
  /// The HBM buffer that holds the node.
  func buffer(for node: Graph.NodeID) throws(InstructionError) -> BufferID
}
