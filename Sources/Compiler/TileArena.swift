import InstructionSet
import Numerics

/// Hands out SBUF by address, first fit, and PSUM by banks.
///
/// The whole of SBUF is one buffer in the program for each element type in use; tiles are offsets into it, so a tile
/// costs no buffer of its own.
struct TileArena {
  /// SBUF ran out; smaller tiles may fit.
  struct Full: Error {}

  let capacity: Int
  /// The highest end of a place so far.
  private(set) var peak = 0
  private var free: [Range<Int>]

  init(capacity: Int) {
    self.capacity = capacity
    free = [0..<capacity]
  }

  /// The lowest place that fits, aligned to 64 bytes.
  mutating func allocate(_ byteCount: Int) throws(Full) -> Range<Int> {
    let size = max(64, (byteCount + 63) / 64 * 64)
    guard let i = free.firstIndex(where: { $0.count >= size }) else { throw Full() }
    let place = free[i].lowerBound..<free[i].lowerBound + size
    free[i] = place.upperBound..<free[i].upperBound
    if free[i].isEmpty { free.remove(at: i) }
    peak = max(peak, place.upperBound)
    return place
  }

  mutating func release(_ place: Range<Int>) {
    let i = free.firstIndex { $0.lowerBound > place.lowerBound } ?? free.count
    free.insert(place, at: i)
    if i + 1 < free.count, free[i].upperBound == free[i + 1].lowerBound {
      free[i] = free[i].lowerBound..<free[i + 1].upperBound
      free.remove(at: i + 1)
    }
    if i > 0, free[i - 1].upperBound == free[i].lowerBound {
      free[i - 1] = free[i - 1].lowerBound..<free[i].upperBound
      free.remove(at: i)
    }
  }
}
