package import InstructionSet
import Numerics
public import Silicon
import StableHLO

/// A compiled program for another process, which need not compile it.
extension CompiledProgram {
  /// What `init(bytes:for:)` reads back, in a process with the same compiler.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    program.write(to: &writer)
    for types in [inputs, outputs] {
      writer.add(types.count)
      for type in types {
        writer.add(type.element.code)
        writer.add(type.rank)
        for size in type.shape { writer.add(size) }
      }
    }
    writer.add(onGpSimd.count)
    for (name, count) in onGpSimd.sorted(by: { $0.key < $1.key }) {
      writer.add(name)
      writer.add(count)
    }
    writer.add(modelFLOPs)
    return writer.bytes
  }

  /// Throws `InstructionError` for anything else than a program that `core` can run.
  public init(bytes: ArraySlice<UInt8>, for core: NeuronCore) throws {
    var reader = ByteReader(bytes)
    program = try Program(from: &reader)
    inputs = try Self.types(from: &reader)
    outputs = try Self.types(from: &reader)
    onGpSimd = [:]
    for _ in 0..<(try reader.count()) { onGpSimd[try reader.string()] = try reader.integer(below: .max) }
    modelFLOPs = try reader.integer()
    func fits(_ types: [TensorType], _ buffers: [BufferID]) -> Bool {
      types.count == buffers.count && zip(types, buffers).allSatisfy { $0.byteCount == program[$1].byteCount }
    }
    guard reader.isAtEnd, fits(inputs, program.inputs), fits(outputs, program.outputs) else { throw ByteReader.garbled }
    try program.validate(on: core)
  }

  private static func types(from reader: inout ByteReader) throws(InstructionError) -> [TensorType] {
    var types: [TensorType] = []
    for _ in 0..<(try reader.count()) {
      let element = try ElementType(from: &reader)
      var shape: [Int] = []
      var elements = 1
      for _ in 0..<(try reader.count()) {
        let size = try reader.integer(below: 1 << 48)
        let (product, overflow) = elements.multipliedReportingOverflow(by: size)
        guard !overflow, product < 1 << 48 else { throw ByteReader.garbled }
        elements = product
        shape.append(size)
      }
      types.append(TensorType(shape, element))
    }
    return types
  }
}
