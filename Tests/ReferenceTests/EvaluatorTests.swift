import Numerics
import Reference
import StableHLO
import Testing

/// Runs the function `main` of a module written as text.
func run(_ text: String, _ inputs: Tensor...) throws -> [Tensor] {
  try Evaluator(module: Module(parsing: text)).run(nil, inputs)
}

/// The error of running it, if it has one.
func failure(_ text: String, _ inputs: Tensor...) throws -> ReferenceError? {
  let evaluator = Evaluator(module: try Module(parsing: text))
  do throws(ReferenceError) {
    _ = try evaluator.run(nil, inputs)
    return nil
  } catch {
    return error
  }
}

@Suite struct EvaluatorTests {
  @Test func `values of the enclosing function are seen inside regions`() throws {
    let results = try run(
      """
      func.func @main(%n: tensor<i32>, %x: tensor<2xf32>) -> tensor<2xf32> {
        %zero = stablehlo.constant dense<0> : tensor<i32>
        %one = stablehlo.constant dense<1> : tensor<i32>
        %r:2 = stablehlo.while(%i = %zero, %v = %x) : tensor<i32>, tensor<2xf32>
          cond {
            %more = stablehlo.compare LT, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
            stablehlo.return %more : tensor<i1>
          } do {
            %next = stablehlo.add %i, %one : tensor<i32>
            %sum = stablehlo.add %v, %x : tensor<2xf32>
            stablehlo.return %next, %sum : tensor<i32>, tensor<2xf32>
          }
        return %r#1 : tensor<2xf32>
      }
      """, Tensor([Int64(3)], shape: []), Tensor([Float(1), -2]))
    #expect(results == [Tensor([Float(4), -8])])
  }

  @Test func `a predicate chooses the branch of if`() throws {
    let text = """
      func.func @main(%p: tensor<i1>, %x: tensor<f32>) -> tensor<f32> {
        %r = "stablehlo.if"(%p) ({
          stablehlo.return %x : tensor<f32>
        }, {
          %y = stablehlo.negate %x : tensor<f32>
          stablehlo.return %y : tensor<f32>
        }) : (tensor<i1>) -> tensor<f32>
        return %r : tensor<f32>
      }
      """
    #expect(try run(text, Tensor([true], shape: []), Tensor([Float(3)], shape: [])) == [Tensor([Float(3)], shape: [])])
    #expect(
      try run(text, Tensor([false], shape: []), Tensor([Float(3)], shape: [])) == [Tensor([Float(-3)], shape: [])])
  }

  @Test func `a composite runs its decomposition`() throws {
    let results = try run(
      """
      func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
        %r = stablehlo.composite "my.double" %x {decomposition = @double} : (tensor<2xf32>) -> tensor<2xf32>
        return %r : tensor<2xf32>
      }
      func.func private @double(%x: tensor<2xf32>) -> tensor<2xf32> {
        %r = stablehlo.add %x, %x : tensor<2xf32>
        return %r : tensor<2xf32>
      }
      """, Tensor([Float(1), -2]))
    #expect(results == [Tensor([Float(2), -4])])
  }

  @Test func `annotations give their operand back and other custom calls are refused by name`() throws {
    func text(_ target: String) -> String {
      """
      func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
        %r = stablehlo.custom_call @\(target)(%x) {backend_config = ""} : (tensor<2xf32>) -> tensor<2xf32>
        return %r : tensor<2xf32>
      }
      """
    }
    let x = Tensor([Float(1), 2])
    for target in ["Sharding", "annotate_device_placement", "LayoutConstraint"] {
      #expect(try run(text(target), x) == [x])
    }
    let error = try #require(try failure(text("my_kernel"), x))
    #expect(error.code == .hostFunction)
    #expect(error.message.contains("my_kernel") && error.message.contains("tensor<2xf32>"))
    #expect(error.location.line == 2)
  }

  @Test func `one op is evaluated on its own, with its region`() throws {
    var function = Function(name: "f")
    let x = function.makeValue(.tensor(TensorType([2, 3], .f32)))
    let initial = function.makeValue(.tensor(TensorType([], .f32)))
    let result = function.makeValue(.tensor(TensorType([2], .f32)))
    let scalars = (0..<3).map { _ in function.makeValue(.tensor(TensorType([], .f32))) }
    let body = Region(
      arguments: [scalars[0], scalars[1]],
      operations: [
        Operation(.maximum, operands: [scalars[0], scalars[1]], results: [scalars[2]]),
        Operation(.return, operands: [scalars[2]]),
      ])
    let op = Operation(
      .reduce, operands: [x, initial], results: [result], attributes: ["dimensions": .integers([1])], regions: [body])
    let results = try Evaluator.evaluate(
      op, in: function,
      operands: [Tensor([Float(1), 5, 2, -1, -3, -2], shape: [2, 3]), Tensor([Float(-2)], shape: [])],
      module: Module())
    #expect(results == [Tensor([Float(5), -1])])
  }

  @Test func `tensors that the signature does not want are refused`() throws {
    let text = "func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> { return %x : tensor<2xf32> }"
    #expect(try failure(text)?.code == .inputMismatch)
    #expect(try failure(text, Tensor([Float(1)]))?.code == .inputMismatch)
    #expect(try failure(text, Tensor([Int64(1), 2]))?.code == .inputMismatch)
    #expect(try failure(text, Tensor(type: TensorType([2], .f32), bytes: [0]))?.code == .inputMismatch)
  }

  @Test func `functions that call each other for ever are stopped`() throws {
    let text = """
      func.func @main(%x: tensor<f32>) -> tensor<f32> {
        %r = func.call @main(%x) : (tensor<f32>) -> tensor<f32>
        return %r : tensor<f32>
      }
      """
    #expect(try failure(text, Tensor([Float(1)], shape: []))?.code == .callDepth)
  }

  @Test func `a tensor too large to hold is refused before anything is computed`() {
    var function = Function(name: "main")
    let x = function.makeValue(.tensor(TensorType([1 << 40, 1 << 40], .f32)))
    function.body = Region(
      operations: [
        Operation(.iota, results: [x], attributes: ["iota_dimension": .integer(0)]), Operation(.return, operands: [x]),
      ])
    let error = #expect(throws: ReferenceError.self) {
      try Evaluator(module: Module(functions: [function])).run(nil, [])
    }
    #expect(error?.code == .tooLarge)
  }

  @Test func `a value used before it is defined is an error`() {
    var function = Function(name: "main")
    let x = function.makeValue(.tensor(TensorType([2], .f32)))
    function.body = Region(operations: [Operation(.return, operands: [x])])
    let error = #expect(throws: ReferenceError.self) {
      try Evaluator(module: Module(functions: [function])).run(nil, [])
    }
    #expect(error?.code == .undefinedValue)
  }
}
