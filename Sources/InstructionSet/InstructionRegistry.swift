/// Every instruction there is, by mnemonic: the one list that a new instruction must be added to.
public enum InstructionRegistry {
  public static let all: [any Instruction.Type] = [
    NCMatmul.self, NCTranspose.self, Activation.self, Reciprocal.self, TensorCopy.self, TensorCopyPredicated.self,
    Memset.self, TensorTensor.self, TensorScalar.self, ScalarTensorTensor.self, TensorReduce.self,
    TensorTensorScan.self, TensorPartitionReduce.self, AffineSelect.self, Iota.self, NCStreamShuffle.self,
    TensorScalarReduce.self, RangeSelect.self, Max8.self, NCFindIndex8.self, NCMatchReplace8.self, BNStats.self,
    BNAggr.self, DMACopy.self, DMATranspose.self, DMACompute.self, RegisterLoad.self, CustomOp.self, Activate2.self,
    Exponential.self, SelectReduce.self, TensorScalarCumulative.self, RNG.self, Rand2.self, RandGetState.self,
    RandSetState.self, SetRNGSeed.self, Dropout.self, SequenceBounds.self, NonzeroWithCount.self, NCNGather.self,
    LocalGather.self, TopK.self, RegisterMove.self, RegisterStore.self, SendRecv.self, CoreBarrier.self,
    NCMatmulMX.self, QuantizeMX.self, Collective.self, CompareBranch.self,
  ]

  public static subscript(mnemonic: String) -> (any Instruction.Type)? { byMnemonic[mnemonic] }

  private static let byMnemonic = Dictionary(uniqueKeysWithValues: all.map { ($0.mnemonic, $0) })
}
