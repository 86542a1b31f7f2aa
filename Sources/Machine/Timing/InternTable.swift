/// Where in a list something is that is there once: positions by hash, in open addressing. The list is the owner's.
struct InternTable {
  /// The upper half of a hash and a position plus 1, or 0 where there is none.
  private var slots = [UInt64](repeating: 0, count: 64)
  private var used = 0

  /// The position of an equal element, or `next` for one that the owner now appends there.
  mutating func position(hash: UInt64, next: Int, where isEqual: (_ position: Int) -> Bool) -> Int {
    let tag = hash >> 32
    var slot = Int(truncatingIfNeeded: tag) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == tag {
        let position = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if isEqual(position) { return position }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = tag << 32 | UInt64(next + 1)
    used += 1
    if used * 4 > slots.count * 3 { grow() }
    return next
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for entry in slots where entry != 0 {
      var slot = Int(truncatingIfNeeded: entry >> 32) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = entry
    }
    slots = larger
  }
}

/// A hash of words, the same in every run.
struct WordHash {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0xBF58_476D_1CE4_E5B9
    state ^= state >> 29
  }
  mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }

  var value: UInt64 { state &* 0x94D0_49BB_1331_11EB }
}
