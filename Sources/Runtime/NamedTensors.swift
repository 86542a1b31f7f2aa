public import Reference
public import StableHLO

/// The tensors of a file as a program's arguments: `arg0`, `arg1`, … and results as `result0`, `result1`, ….
public enum NamedTensors {
  /// Throws `invalidArgument` naming the first argument that is missing or has another type.
  public static func arguments(
    _ tensors: [(name: String, tensor: Tensor)], for types: [TensorType], file: String
  ) throws(RuntimeError) -> [DeviceBuffer] {
    var byName: [String: Tensor] = [:]
    for (name, tensor) in tensors { byName[name] = tensor }
    var arguments: [DeviceBuffer] = []
    for (index, type) in types.enumerated() {
      guard let tensor = byName["arg\(index)"] else {
        throw RuntimeError(
          .invalidArgument,
          "\(file) has no tensor arg\(index), a \(type.text); name tensors arg0, arg1, … in the "
            + "program's order")
      }
      guard tensor.type == type else {
        throw RuntimeError(
          .invalidArgument, "\(file): arg\(index) is \(tensor.type.text), the program takes \(type.text)")
      }
      arguments.append(try DeviceBuffer(tensor))
    }
    return arguments
  }

  public static func results(_ buffers: [DeviceBuffer]) -> [(name: String, tensor: Tensor)] {
    buffers.enumerated().map { ("result\($0.offset)", $0.element.tensor) }
  }
}
