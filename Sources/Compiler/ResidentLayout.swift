import InstructionSet

/// How a value lies in SBUF between groups: its row-major elements in rows of `width`; row r on partition
/// `r % partitions`, in slot `r / partitions`.
///
/// Engines read and write it in place where their partitions run over rows; nothing moves.
struct ResidentLayout: Hashable {
  var width: Int
  var partitions: Int
  var slots: Int

  /// Elements in each partition.
  var count: Int { width * slots }
  /// Elements of a slot in all partitions.
  private var period: Int { width * partitions }

  init(width: Int, partitions: Int, count: Int) {
    self.width = width
    self.partitions = partitions
    slots = (count + width * partitions - 1) / (width * partitions)
  }

  /// The layout in which a group that runs `partition` along partitions can leave a value of `count` elements; nil when
  /// its tiles would not begin at partition 0.
  init?(of address: IndexExpression, count: Int, along partition: Axis, _ space: IndexSpace) {
    let width = address.coefficient(partition)
    let extent = space.extents[partition]
    guard width > 0, count % width == 0 else { return nil }
    self.init(
      width: width,
      partitions: extent < TileSpace.rowsPerTile ? extent : TileSpace.rowsPerTile, count: count)
    guard admits(address, along: partition, space) else { return nil }
  }

  /// Whether every tile of `address` with `partition` along partitions is a pattern of whole rows from partition 0.
  func admits(_ address: IndexExpression, along partition: Axis, _ space: IndexSpace) -> Bool {
    guard address.registers.isEmpty, address.coefficient(partition) == width,
      space.extents[partition] <= partitions || partitions == TileSpace.rowsPerTile
    else { return false }
    var low = remainder(address.constant)
    var high = low
    for (axis, coefficient) in address.axes where axis != partition && coefficient % period != 0 {
      let reach = coefficient * (space.extents[axis] - 1)
      if reach < 0 { low += reach } else { high += reach }
    }
    return low >= 0 && high < width
  }

  /// Elements from one value of an axis to the next inside a partition, given the axis' coefficient in the address.
  func step(_ coefficient: Int) -> Int { coefficient % period == 0 ? coefficient / partitions : coefficient }

  /// Where in its partition an element lies that is on partition 0.
  func offset(_ element: Int) -> Int {
    (element - remainder(element)) / partitions + remainder(element)
  }

  private func remainder(_ element: Int) -> Int { ((element % period) + period) % period }
}
