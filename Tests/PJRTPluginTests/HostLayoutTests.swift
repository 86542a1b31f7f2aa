import CPJRT
import Numerics
import StableHLO
import Testing

@testable import PJRTPlugin

@Suite struct `Layouts of the host's memory` {
  /// Elements of a 2x3x4 array, each with its place in row-major order as its value, in some word size.
  private static let shape = [2, 3, 4]

  /// Where element (i, j, k) lies by strides, from the first element.
  @Test(
    arguments: [ElementType.i8, .bf16, .f32, .f64, .complexF64], [[12, 4, 1], [1, 2, 6], [-12, 4, -1], [24, 8, 2]])
  func `gather and spread by strides`(element: ElementType, places: [Int]) throws {
    let size = element.byteCount
    let type = TensorType(Self.shape, element)
    let layout = try HostLayout(type, steps: places.map { $0 * size })
    // Room on both sides, so that steps may go backwards.
    let (room, origin) = (96 * size, 48 * size)
    var host = [UInt8](repeating: 0xEE, count: room)
    var expected = [UInt8](repeating: 0, count: type.byteCount)
    for row in 0..<24 {
      let (i, j, k) = (row / 12, row / 4 % 3, row % 4)
      let place = origin + (i * places[0] + j * places[1] + k * places[2]) * size
      for byte in 0..<size {
        host[place + byte] = UInt8(truncatingIfNeeded: row * 16 + byte)
        expected[row * size + byte] = host[place + byte]
      }
    }
    var gathered = [UInt8](repeating: 0, count: type.byteCount)
    host.withUnsafeBytes { layout.gather(from: $0.baseAddress! + origin, into: &gathered) }
    #expect(gathered == expected)

    var spread = [UInt8](repeating: 0xEE, count: room)
    spread.withUnsafeMutableBytes { layout.spread(gathered, over: $0.baseAddress! + origin) }
    #expect(spread == host)
  }

  @Test func `by an order of dimensions are dense in that order`() throws {
    let order: [Int64] = [0, 2, 1]
    let layout = try order.withUnsafeBufferPointer { order in
      var layout = PJRT_Buffer_MemoryLayout()
      layout.type = PJRT_Buffer_MemoryLayout_Type_Tiled
      layout.tiled.minor_to_major = order.baseAddress
      layout.tiled.minor_to_major_size = order.count
      return try HostLayout(TensorType(Self.shape, .f32), &layout)
    }
    #expect(layout.steps == [4, 32, 8])
    #expect(try layout.extent() == 96)
    #expect(!layout.isDense)
  }

  @Test func `of size one or none need no particular steps`() throws {
    #expect(try HostLayout(TensorType([1, 3], .f32), steps: [-400, 4]).isDense)
    let empty = try HostLayout(TensorType([0, 3], .f32), steps: [7, 9])
    #expect(try empty.extent() == 0)
    var source: UInt8 = 1
    var target: UInt8 = 2
    empty.gather(from: &source, into: &target)
    #expect(target == 2)
  }

  @Test func `that no memory has are refused`() {
    let type = TensorType([4, 4], .f32)
    #expect(throws: (any Error).self) { try HostLayout(type, steps: [4]) }
    #expect(throws: (any Error).self) { try HostLayout(type, steps: [-16, 4]).extent() }
    #expect(throws: (any Error).self) { try HostLayout(type, steps: [.max, 4]).extent() }
    for order: [Int64] in [[0, 0], [0, 2], [-1, 0], [0]] {
      #expect(throws: (any Error).self) {
        try order.withUnsafeBufferPointer { order in
          var layout = PJRT_Buffer_MemoryLayout()
          layout.tiled.minor_to_major = order.baseAddress
          layout.tiled.minor_to_major_size = order.count
          return try HostLayout(type, &layout)
        }
      }
    }
  }

  @Test func `of arrays too large to address are refused`() {
    for shape: [Int64] in [[-1], [.max, 2], [1 << 40, 1 << 40], [0, .max, .max]] {
      #expect(throws: (any Error).self) { try TensorType(PJRT_Buffer_Type_F32, shape, shape.count) }
    }
    for code in [0, 23, 30, 31, 32, -1] {
      #expect(throws: (any Error).self) { try TensorType(PJRT_Buffer_Type(rawValue: Int32(code)), nil, 0) }
    }
  }
}
