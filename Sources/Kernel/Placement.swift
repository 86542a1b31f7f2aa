/// Which bytes of each partition of SBUF or PSUM are taken, and by which tensor.
struct Placement {
  enum Order {
    /// The first free place: a kernel's tensors stay in the host's caches while it runs.
    case first
    /// Tensors follow one another through the memory and come round again, so that one seldom waits for the one that was there
    /// before, and matrix passes of neighbours go to different banks: compilers place the buffers of a pipeline like this.
    case inTurn
  }

  /// The bytes of each partition that there are to give.
  let bytes: Range<Int>
  /// A tensor does not cross the end of a bank that it fits, nor of a room.
  let bank: Int?
  let room: Int
  let order: Order
  /// By first byte.
  private(set) var taken: [(tensor: Int, bytes: Range<Int>)] = []
  private var next: Int

  init(bytes: Range<Int>, bank: Int?, room: Int, order: Order) {
    self.bytes = bytes
    self.bank = bank
    self.room = room
    self.order = order
    next = bytes.lowerBound
  }

  /// The first byte of a free place outside of `others`; nil when there is none.
  mutating func place(_ tensor: Int, byteCount: Int, avoiding others: [Range<Int>] = []) -> Int? {
    let occupied =
      others.isEmpty
      ? taken.map(\.bytes) : (taken.map(\.bytes) + others).sorted { $0.lowerBound < $1.lowerBound }
    let start = order == .first ? bytes.lowerBound : bank.map { (next + $0 - 1) / $0 * $0 } ?? next
    guard
      let address = firstFree(from: start, byteCount, occupied)
        ?? firstFree(from: bytes.lowerBound, byteCount, occupied)
    else { return nil }
    let position = taken.firstIndex { $0.bytes.lowerBound > address } ?? taken.count
    taken.insert((tensor, address..<address + byteCount), at: position)
    next = address + byteCount
    return address
  }

  mutating func release(_ tensor: Int) { taken.removeAll { $0.tensor == tensor } }

  private func firstFree(from start: Int, _ byteCount: Int, _ occupied: [Range<Int>]) -> Int? {
    var address = aligned(start, byteCount)
    for range in occupied where range.upperBound > address {
      if range.lowerBound >= address + byteCount { break }
      address = aligned(range.upperBound, byteCount)
    }
    return byteCount <= bytes.upperBound - address ? address : nil
  }

  /// Aligned to words, and to a bank or a room where it would cross the end of one.
  private func aligned(_ address: Int, _ byteCount: Int) -> Int {
    var place = (address + 3) / 4 * 4
    if let bank, place % bank + byteCount > bank { place = (place + bank - 1) / bank * bank }
    if place % room + byteCount > room { place = (place + room - 1) / room * room }
    return place
  }
}
