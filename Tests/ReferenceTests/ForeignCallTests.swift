import CForeignFunctions
import Numerics
import Reference
import StableHLO
import Testing

/// What a handler saw in its call frame: its buffers and attributes as plain numbers, in order.
private func buffer(_ buffers: FFIBuffers, _ index: Int) -> FFIBuffer {
  buffers.buffers[index]!.assumingMemoryBound(to: FFIBuffer.self).pointee
}

private func attribute<T>(_ frame: FFICallFrame, _ name: String, as type: T.Type) -> T? {
  for index in 0..<Int(frame.attributes.count) {
    let text = frame.attributes.names[index]!.pointee
    let bytes = UnsafeRawBufferPointer(start: text.bytes, count: text.count)
    if String(decoding: bytes, as: UTF8.self) == name {
      return frame.attributes.values[index]!.assumingMemoryBound(to: T.self).pointee
    }
  }
  return nil
}

private func fail(_ frame: FFICallFrame, _ message: String) -> OpaquePointer? {
  message.withCString { text in
    var arguments = FFIMakeError(
      struct_size: MemoryLayout<FFIMakeError>.size, extensions: nil, message: text, code: 3)
    return frame.functions.pointee.make_error(&arguments)
  }
}

/// Answers the question for its version, as handlers do.
private func answer(_ frame: FFICallFrame, minor: Int32 = 3) -> Bool {
  guard let question = frame.extensions, question.pointee.type == 1 else { return false }
  let metadata = UnsafeMutableRawPointer(question).assumingMemoryBound(to: FFIMetadataExtension.self).pointee.metadata!
  metadata.pointee.version.major = 0
  metadata.pointee.version.minor = minor
  return true
}

/// `y[i] = x[i] + 100 * i + offset` over memory in the order in which the handler sees it, and the sum of the memory in
/// scratch space.
private let memoryOrder: FFIHandler = { frame in
  let frame = frame!.pointee
  if answer(frame) { return nil }
  guard frame.struct_size == 168, frame.stage == 3, frame.arguments.count == 1, frame.results.count == 2,
    let offset = attribute(frame, "offset", as: FFIScalar.self), offset.type == 11,
    let steps = attribute(frame, "steps", as: FFIArray.self), steps.type == 4, steps.count == 2,
    let label = attribute(frame, "label", as: FFIString.self), label.count == 2,
    let flag = attribute(frame, "flag", as: FFIScalar.self), flag.type == 1
  else { return fail(frame, "frame is not as expected") }
  let x = buffer(frame.arguments, 0)
  let y = buffer(frame.results, 0)
  guard x.type == 11, x.rank == 3, x.shape[0] == 2, x.shape[1] == 2, x.shape[2] == 3, y.rank == 3 else {
    return fail(frame, "shape is not as expected")
  }
  var request = FFIAllocate()
  request.context = frame.context
  request.byte_count = 4
  request.alignment = 64
  _ = frame.functions.pointee.allocate(&request)
  let sum = request.data.assumingMemoryBound(to: Float.self)
  sum.pointee = 0
  let input = x.data.assumingMemoryBound(to: Float.self)
  let output = y.data.assumingMemoryBound(to: Float.self)
  for i in 0..<12 {
    sum.pointee += input[i]
    output[i] = input[i] + 100 * Float(i) + offset.value!.load(as: Float.self)
  }
  buffer(frame.results, 1).data.storeBytes(of: sum.pointee, as: Float.self)
  return nil
}

private let failing: FFIHandler = { frame in
  answer(frame!.pointee) ? nil : fail(frame!.pointee, "matrix is not to my liking")
}

private let tooNew: FFIHandler = { frame in
  _ = answer(frame!.pointee, minor: 99)
  return nil
}

/// Adds one to its first result, which is also its operand.
private let inPlace: FFIHandler = { frame in
  let frame = frame!.pointee
  if answer(frame) { return nil }
  let x = buffer(frame.arguments, 0).data.assumingMemoryBound(to: Int32.self)
  let y = buffer(frame.results, 0).data.assumingMemoryBound(to: Int32.self)
  guard x == y else { return fail(frame, "the result has memory of its own") }
  for i in 0..<3 { y[i] += 1 }
  return nil
}

private func install(_ name: String, _ handler: @escaping FFIHandler) throws {
  try HostFunctions.install(foreignFunction: name, unsafeBitCast(handler, to: UnsafeRawPointer.self))
}

@Suite struct `Foreign functions` {
  @Test func `see operands in the layouts and attributes in the types that the op says`() throws {
    try install("memory_order", memoryOrder)
    let x = (0..<12).map { Float($0) }
    let results = try run(
      """
      func.func @main(%x: tensor<2x2x3xf32>) -> (tensor<2x2x3xf32>, tensor<f32>) {
        %y:2 = stablehlo.custom_call @memory_order(%x) {
          mhlo.backend_config = {offset = 0.5 : f32, steps = array<i32: 1, 2>, label = "hi", flag = true},
          operand_layouts = [dense<[1, 2, 0]> : tensor<3xindex>],
          result_layouts = [dense<[1, 2, 0]> : tensor<3xindex>, dense<> : tensor<0xindex>]
        } : (tensor<2x2x3xf32>) -> (tensor<2x2x3xf32>, tensor<f32>)
        return %y#0, %y#1 : tensor<2x2x3xf32>, tensor<f32>
      }
      """, Tensor(x, shape: [2, 2, 3]))
    var expected: [Float] = []
    for batch in 0..<2 {
      for row in 0..<2 {
        for column in 0..<3 {
          let memory = batch * 6 + column * 2 + row
          expected.append(x[batch * 6 + row * 3 + column] + 100 * Float(memory) + 0.5)
        }
      }
    }
    #expect(results[0].floats == expected)
    #expect(results[1].floats == [66])
  }

  @Test func `fail with the handler's message and the op`() throws {
    try install("failing", failing)
    let error = try #require(
      try failure(
        """
        func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
          %y = stablehlo.custom_call @failing(%x) : (tensor<2xf32>) -> tensor<2xf32>
          return %y : tensor<2xf32>
        }
        """, Tensor([Float(1), 2])))
    #expect(error.code == .hostFunction)
    #expect(error.description.contains("custom_call(tensor<2xf32>) -> (tensor<2xf32>): matrix is not to my liking"))
  }

  @Test func `update operands in place where the op ties a result to one`() throws {
    try install("in_place", inPlace)
    let results = try run(
      """
      func.func @main(%x: tensor<3xi32>) -> (tensor<3xi32>, tensor<3xi32>) {
        %y = stablehlo.custom_call @in_place(%x) {
          output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 0,
            operand_tuple_indices = []>]
        } : (tensor<3xi32>) -> tensor<3xi32>
        return %x, %y : tensor<3xi32>, tensor<3xi32>
      }
      """, Tensor([Int64(1), 2, 3]))
    #expect(results.map(\.ints) == [[1, 2, 3], [2, 3, 4]])
  }

  @Test func `of a newer interface are refused when they are installed`() throws {
    #expect(throws: ReferenceError.self) { try install("too_new", tooNew) }
    #expect(!CustomCallTargets.names.contains("too_new"))
  }

  @Test func `that nobody installed are an error that says what to do`() throws {
    let error = try #require(
      try failure(
        """
        func.func @main(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
          %y = stablehlo.custom_call @lapack_spotrf_ffi(%x) : (tensor<2x2xf32>) -> tensor<2x2xf32>
          return %y : tensor<2x2xf32>
        }
        """, Tensor([Float](repeating: 1, count: 4), shape: [2, 2])))
    #expect(error.code == .hostFunction)
    #expect(error.location.line == 2)
    #expect(error.message.contains("lapack_spotrf_ffi") && error.message.contains("jax.ffi.register_ffi_target"))
  }
}
