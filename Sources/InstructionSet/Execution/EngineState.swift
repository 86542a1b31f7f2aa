public import Silicon

/// What the engines of a core remember from one instruction to the next, for each of its partitions; workers share it, each with its
/// own partitions.
///
/// Accumulators hold NaN until an instruction sets them, as other memory that nothing has written does. Which numbers a
/// generator gives before anything seeds it is not documented: here those of the seed 0.
public struct EngineState: @unchecked Sendable {
  let vectorAccumulators: UnsafeMutablePointer<Float>
  let scalarAccumulators: UnsafeMutablePointer<Float>
  let vectorGenerators: RandomGenerators
  let gpsimdGenerators: RandomGenerators

  /// Memory that lasts until `deallocate()`.
  public init(core: NeuronCore) {
    vectorAccumulators = .allocate(capacity: core.partitions)
    scalarAccumulators = .allocate(capacity: core.partitions)
    vectorAccumulators.initialize(repeating: .nan, count: core.partitions)
    scalarAccumulators.initialize(repeating: .nan, count: core.partitions)
    vectorGenerators = RandomGenerators(words: RandomGenerators.vectorWords, partitions: core.partitions)
    gpsimdGenerators = RandomGenerators(words: RandomGenerators.gpsimdWords, partitions: core.partitions)
  }

  public func deallocate() {
    vectorAccumulators.deallocate()
    scalarAccumulators.deallocate()
    vectorGenerators.deallocate()
    gpsimdGenerators.deallocate()
  }
}
