public import Silicon

/// Two profiles side by side: what got faster, and what slower.
public struct ProfileDiff: Sendable {
  /// What instructions that have something in common take before and after.
  public struct Row: Sendable {
    public var key: Share.Key
    /// Of the unit that they occupy longest (`Share.longest`).
    public var before: Ticks
    public var after: Ticks
    public var instructionsBefore: Int
    public var instructionsAfter: Int
    public var hbmBytesBefore: Int
    public var hbmBytesAfter: Int

    public var change: Ticks { after - before }
  }

  public var before: Profile
  public var after: Profile

  public init(_ before: Profile, _ after: Profile) {
    self.before = before
    self.after = after
  }

  /// The largest change first; what is in one of them only counts as zero in the other.
  public func rows(_ shares: (Profile) -> [Share]) -> [Row] {
    var rows: [Row] = []
    var positions: [Share.Key: Int] = [:]
    func row(_ key: Share.Key) -> Int {
      if let known = positions[key] { return known }
      positions[key] = rows.count
      rows.append(
        Row(
          key: key, before: .zero, after: .zero, instructionsBefore: 0, instructionsAfter: 0, hbmBytesBefore: 0,
          hbmBytesAfter: 0))
      return rows.count - 1
    }
    for share in shares(before) {
      let position = row(share.key)
      rows[position].before = share.longest(dmaEngines: before.core.dmaEngines)
      rows[position].instructionsBefore = share.instructions
      rows[position].hbmBytesBefore = share.hbmBytesRead + share.hbmBytesWritten
    }
    for share in shares(after) {
      let position = row(share.key)
      rows[position].after = share.longest(dmaEngines: after.core.dmaEngines)
      rows[position].instructionsAfter = share.instructions
      rows[position].hbmBytesAfter = share.hbmBytesRead + share.hbmBytesWritten
    }
    let ordered = rows.enumerated().sorted {
      let (a, b) = (abs($0.element.change.count), abs($1.element.change.count))
      return a != b ? a > b : $0.offset < $1.offset
    }
    return ordered.map(\.element)
  }
}
