import InstructionSet

/// How many bytes of an on-chip memory are in use, each counted once however many buffers share it: buffers that take turns at
/// an address may overlap in time as they are seen from outside of a loop.
struct OccupiedMemory {
  /// Over all partitions, by bank.
  private(set) var bytes: [Int]
  private let bankBytes: Int
  /// Where the memory is cut so that each buffer is a number of whole cells.
  private let addresses: [Int]
  private let partitions: [Int]
  /// Buffers that use each cell, addresses one after another for each range of partitions.
  private var users: [Int32]

  /// - Parameter buffers: All that `change` will name.
  init(_ buffers: [Buffer], bankBytes: Int, banks: Int) {
    let bankBytes = max(1, bankBytes)
    self.bankBytes = bankBytes
    bytes = [Int](repeating: 0, count: banks)
    let ends = buffers.flatMap { [$0.address, $0.address + $0.byteCount] }
    addresses = Set(ends + (0...banks).map { $0 * bankBytes }).sorted()
    partitions = Set(buffers.flatMap { [$0.startPartition, $0.startPartition + $0.partitions] }).sorted()
    users = [Int32](repeating: 0, count: addresses.count * partitions.count)
  }

  /// Counts a buffer in, or out again.
  mutating func change(_ buffer: Buffer, isInUse: Bool) {
    let columns = Self.position(buffer.address, in: addresses)
    let rows = Self.position(buffer.startPartition, in: partitions)
    var row = rows
    while row + 1 < partitions.count && partitions[row] < buffer.startPartition + buffer.partitions {
      let height = partitions[row + 1] - partitions[row]
      var column = columns
      while column + 1 < addresses.count && addresses[column] < buffer.address + buffer.byteCount {
        let cell = row * addresses.count + column
        let area = (addresses[column + 1] - addresses[column]) * height
        let bank = min(bytes.count - 1, addresses[column] / bankBytes)
        if isInUse {
          if users[cell] == 0 { bytes[bank] += area }
          users[cell] += 1
        } else {
          users[cell] -= 1
          if users[cell] == 0 { bytes[bank] -= area }
        }
        column += 1
      }
      row += 1
    }
  }

  private static func position(_ value: Int, in sorted: [Int]) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
