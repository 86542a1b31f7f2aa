import InstructionSet
import Numerics
import Testing

@testable import Profile

@Suite struct OccupiedMemoryTests {
  /// Against a map of every byte.
  @Test func `Bytes that buffers share count once`() {
    var state: UInt64 = 7
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let (banks, bankBytes, height) = (4, 64, 32)
    let buffers = (0..<40).map { number in
      let start = random(height)
      let address = random(banks * bankBytes)
      return Buffer(
        name: "b\(number)", space: .psum, element: .ui8, address: address, startPartition: start,
        partitions: 1 + random(height - start), byteCount: 1 + random(banks * bankBytes - address))
    }
    var memory = OccupiedMemory(buffers, bankBytes: bankBytes, banks: banks)
    var users = [[Int]](repeating: [Int](repeating: 0, count: banks * bankBytes), count: height)
    var live: Set<Int> = []
    for _ in 0..<500 {
      let number = random(buffers.count)
      let buffer = buffers[number]
      let begins = live.insert(number).inserted
      if !begins { live.remove(number) }
      memory.change(buffer, isInUse: begins)
      for partition in buffer.startPartition..<buffer.startPartition + buffer.partitions {
        for byte in buffer.address..<buffer.address + buffer.byteCount { users[partition][byte] += begins ? 1 : -1 }
      }
      let expected = (0..<banks).map { bank in
        users.reduce(0) { $0 + $1[bank * bankBytes..<(bank + 1) * bankBytes].count { $0 > 0 } }
      }
      #expect(memory.bytes == expected)
    }
  }
}
