import Numerics
import Reference
import Runtime
import StableHLO
import Testing

/// A file of the given header text and data.
private func file(_ header: String, _ data: [UInt8] = []) -> [UInt8] {
  (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> (8 * $0)) } + Array(header.utf8) + data
}

private func code(_ bytes: [UInt8]) -> SafetensorsError.Code? {
  do {
    _ = try Safetensors.read(bytes)
    return nil
  } catch {
    return error.code
  }
}

@Suite struct SafetensorsTests {
  @Test(arguments: ElementType.allCases)
  func `every element type is read back as it was written`(element: ElementType) throws {
    var bytes = (0..<6 * element.byteCount).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 1) }
    if element == .f4E2M1FN { bytes = bytes.map { $0 & 15 } }
    let tensor = Tensor(type: TensorType([2, 3], element), bytes: bytes)
    let read = try Safetensors.read(try Safetensors.encode([("x", tensor)]))
    #expect(read.count == 1)
    #expect(read.first?.name == "x")
    #expect(read.first?.tensor == tensor)
  }

  @Test func `a written file has the bytes that the format describes`() throws {
    let header =
      #"{"a":{"dtype":"I16","shape":[2],"data_offsets":[0,4]},"b\"":{"dtype":"BOOL","shape":[],"data_offsets":[4,5]}}"#
    let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    let bytes = try Safetensors.encode([
      ("a", Tensor([Int64(1), -2], element: .i16)), ("b\"", Tensor([true], shape: [])),
    ])
    #expect(bytes == file(padded, [1, 0, 254, 255, 1]))
  }

  @Test func `empty and scalar tensors keep their shapes`() throws {
    let tensors = [
      ("empty", Tensor([Float](), shape: [0, 5])), ("scalar", Tensor([Float(2)], shape: [])),
    ]
    let read = try Safetensors.read(try Safetensors.encode(tensors))
    #expect(read.map(\.tensor.shape) == [[0, 5], []])
    #expect(read.map(\.tensor) == tensors.map(\.1))
  }

  @Test func `metadata and spaces in the header are passed over`() throws {
    let text = #" { "__metadata__" : {"format":"pt"}, "x": {"dtype":"U8","shape":[1],"data_offsets":[0,1]} }  "#
    #expect(try Safetensors.read(file(text, [7])).map(\.tensor.bytes) == [[7]])
  }

  @Test(
    arguments: [
      ([1, 2, 3], SafetensorsError.Code.truncated),
      ([255, 255, 255, 255, 255, 255, 255, 255], .badHeader),
      ([100, 0, 0, 0, 0, 0, 0, 0, 1], .truncated),
      (file("not json"), .badHeader),
      (file("[1]"), .badHeader),
      (file(#"{"x":{"dtype":"F32","shape":[1]}}"#, [0, 0, 0, 0]), .badHeader),
      (file(#"{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]), .badHeader),
      (file(#"{"x":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]), .badHeader),
      (file(#"{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}"#, [0, 0, 0, 0]), .badHeader),
      (file(#"{"x":{"dtype":"F33","shape":[1],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]), .unknownType),
      // Ends past the data, begins past its end, has the wrong size.
      (file(#"{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, [0, 0, 0, 0]), .truncated),
      (file(#"{"x":{"dtype":"U8","shape":[1],"data_offsets":[2,1]}}"#, [0, 0, 0, 0]), .badOffsets),
      (file(#"{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]), .badOffsets),
      (
        file(#"{"x":{"dtype":"U8","shape":[1],"data_offsets":[18446744073709551615,18446744073709551615]}}"#),
        .truncated
      ),
      // Overlap, gap, left over.
      (
        file(
          #"{"x":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"y":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#,
          [0, 0, 0]), .badOffsets
      ),
      (file(#"{"x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#, [0, 0]), .badOffsets),
      (file(#"{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#, [0, 0]), .badOffsets),
      // Products beyond 64 bits.
      (file(#"{"x":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,0]}}"#), .badShape),
      (file(#"{"x":{"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,0]}}"#), .badShape),
      (file(#"{"x":{"dtype":"U8","shape":[18446744073709551615],"data_offsets":[0,0]}}"#), .badShape),
    ] as [([UInt8], SafetensorsError.Code)])
  func `a bad file gives one error with its code`(bytes: [UInt8], expected: SafetensorsError.Code) {
    #expect(code(bytes) == expected)
  }

  @Test func `every cut of a good file is refused`() throws {
    let whole = try Safetensors.encode([("x", Tensor([Float(1), 2, 3])), ("y", Tensor([Int64(4)]))])
    for length in 0..<whole.count { #expect(code(Array(whole[..<length])) != nil) }
  }

  @Test func `an error names the file, the tensor and a remedy`() {
    let error = #expect(throws: SafetensorsError.self) {
      try Safetensors.read(
        file(#"{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]), file: "step.safetensors")
    }
    #expect(
      error?.description
        == "step.safetensors: tensor \"w\": bad-offsets: data_offsets [0, 4] hold 4 bytes, but shape [2] of F32 takes "
        + "8; write the file again")
  }

  @Test func `names that cannot be written are refused`() {
    let x = Tensor([Float(1)])
    #expect(throws: SafetensorsError.self) { try Safetensors.encode([("x", x), ("x", x)]) }
    #expect(throws: SafetensorsError.self) { try Safetensors.encode([("__metadata__", x)]) }
  }
}
