import InstructionSet

/// Where a graph's stored nodes are: row-major in HBM, in rows in SBUF, or both.
protocol NodeStorage: AnyObject {
  /// The HBM buffer that holds the node.
  func buffer(for node: Graph.NodeID) throws(InstructionError) -> BufferID

  /// How the node lies in SBUF; nil when it does not.
  func layout(of node: Graph.NodeID) -> ResidentLayout?
  /// The SBUF buffer that holds the node, which has a layout.
  func resident(_ node: Graph.NodeID) throws(InstructionError) -> BufferID
  /// Whether HBM is to hold a node that SBUF holds.
  func isWrittenThrough(_ node: Graph.NodeID) -> Bool
}
