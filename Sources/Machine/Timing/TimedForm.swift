import Silicon

/// What statements have in common that do the same in different places: all that their time depends on but their operands'
/// addresses. Plain numbers, found once.
struct TimedForm {
  enum Kind: UInt8 { case engine, matmul, dma, software, free }

  /// An operand, wherever it is.
  struct Operand {
    /// Position in `OperandTable.shapes`.
    var shape: Int32
    var mode: TimedAccess.Mode
    var isPSUM: Bool
    /// See `TimedShape`.
    var isDynamic: Bool
    var elementBytes: Int
    var lowest: Int
  }

  var kind: Kind
  /// Position in `Engine.allCases`; of DMA instructions the engine whose queue triggers them.
  var engine: Int
  var issue: Int64
  var latency: Int64
  var status: Status
  /// Positions in `TimedProgram.formOperands`.
  var operands: Range<Int>
  /// Activation table set, or -1.
  var table = -1
  /// Of matrix passes: time of the stationary load, which operand is stationary, and the share of the array in use.
  var load: Int64 = 0
  var stationary = -1
  var arrayShare = 1.0
  /// Blocks of the array that a pass holds (`ArrayTile.blocks`).
  var arrayBlocks = UInt16.max
  /// Multiply-adds of one execution (0 for transposes).
  var multiplyAdds = 0
  /// Numbers of `TimedProgram.dmaService` from here on.
  var dmaService = -1
  /// Of transfers, from when their descriptors are served until engines that wait may start: the transfer's own start,
  /// which the first descriptors wait for, and the notice.
  var notice: Int64 = 0
  /// On links between chips, which data takes at least.
  var linkTime: Int64 = 0
  var hbmBytesRead = 0
  var hbmBytesWritten = 0
  var bytes = 0
  var descriptors = 0
  /// Ports of shared memories in use.
  var usesSBUF = false
  var usesPSUM = false
  /// A Vector mode above one element a cycle, which takes the port shared with GpSimd (v3 and later).
  var locksGpSimd = false
  /// Whether it waits for the other core of a logical NeuronCore.
  var meetsOtherCore = false
  /// Position in `TimedProgram.mnemonics`.
  var mnemonic = 0
  /// Who touches its operands' cells.
  var actor: UInt8 { kind == .dma ? Actor.dma : UInt8(engine) }
}
