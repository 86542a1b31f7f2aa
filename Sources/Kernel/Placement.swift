/// Which bytes of each partition of SBUF or PSUM are taken, and by which tensor.
///
/// Tensors follow one another through the memory and come round again, so that a tensor seldom waits for the one that was there
/// before: compilers place the buffers of a pipeline like this.
struct Placement {
  /// Bytes in each partition.
  let capacity: Int
  /// A tensor that fits one does not cross its end (PSUM banks); nil when there are none.
  let bank: Int?
  /// By first byte.
  private(set) var taken: [(tensor: Int, bytes: Range<Int>)] = []
  private var next = 0

  init(capacity: Int, bank: Int?) {
    self.capacity = capacity
    self.bank = bank
  }

  /// The first byte of a free place; nil when there is none.
  mutating func place(_ tensor: Int, byteCount: Int) -> Int? {
    // Matrix passes of neighbouring tensors go to different banks.
    let start = bank.map { (next + $0 - 1) / $0 * $0 } ?? next
    guard let address = firstFree(from: start, byteCount) ?? firstFree(from: 0, byteCount) else { return nil }
    take(tensor, address..<address + byteCount)
    next = address + byteCount
    return address
  }

  /// Takes a place that may be taken already.
  mutating func take(_ tensor: Int, _ bytes: Range<Int>) {
    let position = taken.firstIndex { $0.bytes.lowerBound > bytes.lowerBound } ?? taken.count
    taken.insert((tensor, bytes), at: position)
  }

  mutating func release(_ tensor: Int) { taken.removeAll { $0.tensor == tensor } }

  /// The tensors that share bytes with these.
  func holders(of bytes: Range<Int>) -> [Int] { taken.filter { $0.bytes.overlaps(bytes) }.map(\.tensor) }

  private func firstFree(from start: Int, _ byteCount: Int) -> Int? {
    var address = aligned(start, byteCount)
    for (_, bytes) in taken where bytes.upperBound > address {
      if bytes.lowerBound >= address + byteCount { break }
      address = aligned(bytes.upperBound, byteCount)
    }
    return byteCount <= capacity - address ? address : nil
  }

  /// Aligned to words, and inside one bank when it fits one.
  private func aligned(_ address: Int, _ byteCount: Int) -> Int {
    let word = (address + 3) / 4 * 4
    guard let bank, word % bank + byteCount > bank else { return word }
    return (word + bank - 1) / bank * bank
  }
}
