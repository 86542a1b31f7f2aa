import Numerics

/// The random-number generators of one engine: XORWOW (G. Marsaglia, "Xorshift RNGs", 2003, section 3.1), which nki.isa
/// `rand2` and `rand_set_state` name.
///
/// The documents fix the size of the state: 24 words for each partition on the Vector engine, of four generators
/// (trainium3_arch.rst), and 6 on GpSimd, of one. They leave open the rest, which is here: element i of an instruction takes
/// the next number of generator i modulo their number; a generator's words are the five that shift, the oldest first, and
/// the counter. Before NeuronCore-v4 the Vector engine has a shift register of unknown length (trainium3_arch.rst): here it
/// has these, too.
struct RandomGenerators {
  private static let wordsEach = 6
  static let vectorWords = 4 * wordsEach
  static let gpsimdWords = wordsEach

  let partitions: Int
  /// Of a partition.
  let wordCount: Int
  private let words: UnsafeMutablePointer<UInt32>

  init(words wordCount: Int, partitions: Int) {
    self.partitions = partitions
    self.wordCount = wordCount
    words = .allocate(capacity: wordCount * partitions)
    let count = wordCount * partitions
    if count <= Self.unseeded.count {
      Self.unseeded.withUnsafeBufferPointer { words.initialize(from: $0.baseAddress!, count: count) }
    } else {
      seed(0, partitions: 0..<partitions)
    }
  }

  /// What the seed 0 makes for 128 partitions, which every execution starts with: computed once.
  private static let unseeded = (0..<vectorWords * 128).map { word(0, at: $0) }

  private static func word(_ seed: UInt32, at index: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: CounterGenerator.bits(seed: UInt64(seed), index: UInt64(index)))
  }

  func deallocate() { words.deallocate() }

  /// The state of a partition of the core, `wordCount` words.
  func state(_ partition: Int) -> UnsafeMutablePointer<UInt32> { words + partition * wordCount }

  /// Gives each partition a state of its own that follows from one seed; how an engine derives them is not documented.
  func seed(_ seed: UInt32, partitions: Range<Int>) {
    for index in partitions.lowerBound * wordCount..<partitions.upperBound * wordCount {
      words[index] = Self.word(seed, at: index)
    }
  }

  /// The numbers for elements `first` and up of an instruction in a partition of the core.
  func fill(_ numbers: UnsafeMutablePointer<UInt32>, _ count: Int, from first: Int, partition: Int) {
    let state = state(partition)
    for index in 0..<count {
      numbers[index] = Self.next(state + (first + index) * Self.wordsEach % wordCount)
    }
  }

  private static func next(_ words: UnsafeMutablePointer<UInt32>) -> UInt32 {
    let oldest = words[0] ^ (words[0] >> 2)
    for index in 0..<4 { words[index] = words[index + 1] }
    words[4] ^= (words[4] << 4) ^ oldest ^ (oldest << 1)
    words[5] &+= 362_437
    return words[5] &+ words[4]
  }
}

extension ExecutionContext {
  /// Those of the Vector engine or of GpSimd.
  func generators(of engine: Engine) -> RandomGenerators {
    engine == .gpsimd ? engines.gpsimdGenerators : engines.vectorGenerators
  }
}

/// A number of 32 bits as one that is at least 0 and below 1, all that fp32 holds at that distance: the upper 24 bits.
@inline(__always)
func uniform(_ bits: UInt32) -> Float { Float(bits >> 8) * 0x1p-24 }
