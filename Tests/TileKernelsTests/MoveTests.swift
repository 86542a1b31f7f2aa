import Testing
import TileKernels

@Suite struct MoveTests {
  func checkTranspose<T: FixedWidthInteger>(_: T.Type, level: CPULevel) {
    let bytes = T.bitWidth / 8
    for rows in [0, 1, 3, 15, 16, 17, 33, 129] {
      for columns in [0, 1, 3, 16, 17, 33, 65] {
        let (srcStride, dstStride) = (columns + 3, rows + 5)
        let src = (0..<rows * srcStride).map { T(truncatingIfNeeded: $0 &* 2_654_435_761) }
        var dst = [T](repeating: 7, count: columns * dstStride)
        TileKernels.transpose(
          elementBytes: bytes, rows: rows, columns: columns, src: src, srcStrideBytes: srcStride * bytes, dst: &dst,
          dstStrideBytes: dstStride * bytes, level: level)
        let expected = (0..<columns).flatMap { c in
          (0..<dstStride).map { r in r < rows ? src[r * srcStride + c] : 7 }
        }
        #expect(dst == expected)
      }
    }
  }

  @Test(arguments: CPULevel.available)
  func `transposes move every element and write nothing else`(level: CPULevel) {
    checkTranspose(UInt8.self, level: level)
    checkTranspose(UInt16.self, level: level)
    checkTranspose(UInt32.self, level: level)
    checkTranspose(UInt64.self, level: level)
  }

  func checkCopy<T: FixedWidthInteger>(_: T.Type, level: CPULevel) {
    let bytes = T.bitWidth / 8
    for n in lengths {
      let src = (0..<n * 5 + 1).map { T(truncatingIfNeeded: $0 &* 40503) }
      for (dstStride, srcStride) in [(1, 1), (1, 5), (3, 1), (2, 4), (1, 0)] {
        var dst = [T](repeating: 7, count: n * dstStride + 1)
        TileKernels.copyStrided(
          elementBytes: bytes, dst: &dst, dstStride: dstStride, src: src, srcStride: srcStride, count: n, level: level)
        var expected = [T](repeating: 7, count: n * dstStride + 1)
        for i in 0..<n { expected[i * dstStride] = src[i * srcStride] }
        #expect(dst == expected)
      }
      for stride in [1, 3] {
        var dst = [T](repeating: 7, count: n * stride + 1)
        let pattern: UInt64 = 0x0123_4567_89ab_cdef
        TileKernels.fill(elementBytes: bytes, dst: &dst, dstStride: stride, bits: pattern, count: n, level: level)
        let expected = dst.indices.map { $0 % stride == 0 && $0 < n * stride ? T(truncatingIfNeeded: pattern) : 7 }
        #expect(dst == expected)
      }
    }
  }

  @Test(arguments: CPULevel.available)
  func `copies and fills follow their strides`(level: CPULevel) {
    checkCopy(UInt8.self, level: level)
    checkCopy(UInt16.self, level: level)
    checkCopy(UInt32.self, level: level)
    checkCopy(UInt64.self, level: level)
  }

  func checkSelect<T: FixedWidthInteger, M: FixedWidthInteger>(_: T.Type, _: M.Type, level: CPULevel) {
    for n in lengths {
      for (dstStride, srcStride, maskStride) in [(1, 1, 1), (1, 0, 1), (3, 2, 1), (1, 1, 4), (2, 1, 0)] {
        let src = (0..<n * srcStride + 1).map { T(truncatingIfNeeded: $0 &* 40503) }
        // Set bits stand in any byte of the mask.
        let mask = (0..<n * maskStride + 1).map { $0 % 3 == 0 ? 0 : M(1) << ($0 * 7 % M.bitWidth) }
        for whereSet in [true, false] {
          var dst = [T](repeating: 7, count: n * dstStride + 1)
          TileKernels.select(
            elementBytes: T.bitWidth / 8, dst: &dst, dstStride: dstStride, src: src, srcStride: srcStride,
            maskBytes: M.bitWidth / 8, mask: mask, maskStride: maskStride, whereSet: whereSet, count: n, level: level)
          var expected = [T](repeating: 7, count: n * dstStride + 1)
          for i in 0..<n where (mask[i * maskStride] != 0) == whereSet { expected[i * dstStride] = src[i * srcStride] }
          #expect(dst == expected)
        }
      }
    }
  }

  @Test(arguments: CPULevel.available)
  func `selects take what the mask says and keep the rest`(level: CPULevel) {
    func check<T: FixedWidthInteger>(_ type: T.Type) {
      checkSelect(type, UInt8.self, level: level)
      checkSelect(type, UInt16.self, level: level)
      checkSelect(type, UInt32.self, level: level)
    }
    check(UInt8.self)
    check(UInt16.self)
    check(UInt32.self)
  }
}
