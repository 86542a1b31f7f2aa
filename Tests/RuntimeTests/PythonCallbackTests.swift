import Machine
import Numerics
import Reference
import Runtime
import Silicon
import StableHLO
import Synchronization
import Testing

/// The calls that came through the one callback of this process, by function id, with the bytes of the first operand.
private let calls = Mutex<[Int64: [Float]]>([:])

/// Even ids note a scalar f32 and give it back doubled; odd ones fail at the value 3.
private let callback: HostFunctions.PythonCallback = { id, count, operands, resultCount, results, message, size in
  let value = count > 0 ? operands![0]!.load(as: Float.self) : -1
  calls.withLock { $0[id, default: []].append(value) }
  if id % 2 == 1, value == 3 {
    for (index, byte) in "ValueError: three\0".utf8.enumerated() where index < size { message![index] = CChar(byte) }
    return 1
  }
  for index in 0..<Int(resultCount) { results![index]!.storeBytes(of: 2 * value, as: Float.self) }
  return 0
}

/// Runs `text` on a simulated core and gives its results with the calls that it made of function `id`.
private func run(
  _ text: String, _ inputs: [Tensor], id: Int64, workers: Int
) throws -> (results: [Tensor], calls: [Float], control: ControlTrace) {
  HostFunctions.install(callback: callback)
  calls.withLock { $0[id] = [] }
  let module = try Module(parsing: text)
  try module.verify()
  let executable = try Executable(module, core: try ChipCatalog.chip(named: "trn2").core)
  let machine = try Machine(core: executable.core, workers: workers)
  _ = try? executable.timeline()
  let (results, control) = try executable.run(inputs.map { try DeviceBuffer($0) }, on: machine)
  _ = try executable.timeline(control)
  return (results.map(\.tensor), calls.withLock { $0[id]! }, control)
}

private func scalar(_ value: Float) -> Tensor { Tensor([value], shape: []) }

@Suite(.serialized) struct `Python callbacks` {
  /// Calls in a loop, in order through tokens, of which none gives a value that the program returns.
  @Test(arguments: [1, 2]) func `in a loop happen once each time, in order`(workers: Int) throws {
    let (results, calls, _) = try run(
      """
      func.func @main(%t: !stablehlo.token, %n: tensor<f32>) -> (!stablehlo.token, tensor<f32>) {
        %zero = stablehlo.constant dense<0.0> : tensor<f32>
        %one = stablehlo.constant dense<1.0> : tensor<f32>
        %r:2 = stablehlo.while(%token = %t, %i = %zero) : !stablehlo.token, tensor<f32>
          cond {
            %more = stablehlo.compare LT, %i, %n : (tensor<f32>, tensor<f32>) -> tensor<i1>
            stablehlo.return %more : tensor<i1>
          } do {
            %a = stablehlo.custom_call @roundhouse.python_callback(%token, %i) {
              has_side_effect = true, mhlo.backend_config = {id = 2}} : (!stablehlo.token, tensor<f32>) -> !stablehlo.token
            %next = stablehlo.add %i, %one : tensor<f32>
            %minus = stablehlo.negate %next : tensor<f32>
            %b = stablehlo.custom_call @roundhouse.python_callback(%a, %minus) {
              has_side_effect = true, mhlo.backend_config = {id = 2}} : (!stablehlo.token, tensor<f32>) -> !stablehlo.token
            stablehlo.return %b, %next : !stablehlo.token, tensor<f32>
          }
        return %r#0, %r#1 : !stablehlo.token, tensor<f32>
      }
      """, [Tensor(zeros: TensorType([0], .bool)), scalar(3)], id: 2, workers: workers)
    #expect(calls == [0, -1, 1, -2, 2, -3])
    #expect(results[0].type == TensorType([0], .bool))
    #expect(results[1].floats == [3])
  }

  @Test func `without results or users, and equal ones, all happen in the program's order`() throws {
    let (results, calls, _) = try run(
      """
      func.func @main(%x: tensor<f32>) {
        %two = stablehlo.constant dense<2.0> : tensor<f32>
        %y = stablehlo.multiply %x, %two : tensor<f32>
        %z = stablehlo.multiply %y, %two : tensor<f32>
        stablehlo.custom_call @roundhouse.python_callback(%z) {
          has_side_effect = true, mhlo.backend_config = {id = 4}} : (tensor<f32>) -> ()
        stablehlo.custom_call @roundhouse.python_callback(%x) {
          has_side_effect = true, mhlo.backend_config = {id = 4}} : (tensor<f32>) -> ()
        stablehlo.custom_call @roundhouse.python_callback(%x) {
          has_side_effect = true, mhlo.backend_config = {id = 4}} : (tensor<f32>) -> ()
        %unused = stablehlo.custom_call @roundhouse.python_callback(%y) {
          has_side_effect = true, mhlo.backend_config = {id = 4}} : (tensor<f32>) -> tensor<f32>
        stablehlo.custom_call @roundhouse.python_callback() {
          has_side_effect = true, mhlo.backend_config = {id = 4}} : () -> ()
        return
      }
      """, [scalar(1)], id: 4, workers: 2)
    #expect(results.isEmpty)
    #expect(calls == [4, 1, 1, 2, -1])
  }

  @Test(arguments: [0, 1]) func `in a branch happen only when it is taken`(index: Int) throws {
    let (results, calls, _) = try run(
      """
      func.func @main(%i: tensor<i32>, %x: tensor<f32>) -> tensor<f32> {
        "stablehlo.case"(%i) ({
          stablehlo.custom_call @roundhouse.python_callback(%x) {
            has_side_effect = true, mhlo.backend_config = {id = 6}} : (tensor<f32>) -> ()
          stablehlo.return
        }, {
          stablehlo.return
        }) : (tensor<i32>) -> ()
        %y = stablehlo.custom_call @roundhouse.python_callback(%x) {mhlo.backend_config = {id = 6}} : (tensor<f32>) -> tensor<f32>
        return %y : tensor<f32>
      }
      """, [Tensor([Int64(index)], shape: []), scalar(5)], id: 6, workers: 1)
    #expect(calls == (index == 0 ? [5, 5] : [5]))
    #expect(results[0].floats == [10])
  }

  /// The loop would not end without the value that the failed call does not give.
  @Test(arguments: [1, 2]) func `that fail end the run with their message`(workers: Int) throws {
    let error = #expect(throws: RuntimeError.self) {
      _ = try run(
        """
        func.func @main(%x: tensor<f32>) -> tensor<f32> {
          %one = stablehlo.constant dense<1.0> : tensor<f32>
          %nine = stablehlo.constant dense<9.0> : tensor<f32>
          %r = stablehlo.while(%i = %x) : tensor<f32>
            cond {
              %more = stablehlo.compare NE, %i, %nine : (tensor<f32>, tensor<f32>) -> tensor<i1>
              stablehlo.return %more : tensor<i1>
            } do {
              %y = stablehlo.custom_call @roundhouse.python_callback(%i) {
                has_side_effect = true, mhlo.backend_config = {id = 7}} : (tensor<f32>) -> tensor<f32>
              %next = stablehlo.add %i, %one : tensor<f32>
              stablehlo.return %next : tensor<f32>
            }
          return %r : tensor<f32>
        }
        """, [scalar(1)], id: 7, workers: workers)
    }
    #expect(error?.code == .execution)
    #expect(error?.message.contains("ValueError: three") == true)
    #expect(calls.withLock { $0[7] } == [1, 2, 3])
  }

  @Test func `are in use as long as a program that calls them`() throws {
    var executable: Executable? = try Executable(
      try Module(
        parsing: """
          func.func @main() {
            stablehlo.custom_call @roundhouse.python_callback() {
              has_side_effect = true, mhlo.backend_config = {id = 8}} : () -> ()
            return
          }
          """), core: try ChipCatalog.chip(named: "trn2").core)
    #expect(executable?.inputs == [])
    #expect(HostFunctions.isInUse(callback: 8))
    executable = nil
    #expect(!HostFunctions.isInUse(callback: 8))
  }

  @Test func `of a target that nobody knows are refused with place, name and remedy`() throws {
    let module = try Module(
      parsing: """
        func.func @main(%x: tensor<f32>) -> tensor<f32> {
          %y = stablehlo.custom_call @mystery(%x) : (tensor<f32>) -> tensor<f32>
          return %y : tensor<f32>
        }
        """, fileName: "model.mlir")
    let core = try ChipCatalog.chip(named: "trn2").core
    let error = #expect(throws: RuntimeError.self) { _ = try Executable(module, core: core) }
    #expect(error?.code == .unsupported)
    #expect(error?.message.hasPrefix("model.mlir:2:") == true)
    #expect(error?.message.contains("\"mystery\"; run the program from JAX") == true)
  }
}
