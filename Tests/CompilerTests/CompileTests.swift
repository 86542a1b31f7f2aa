import InstructionSet
import Numerics
import Reference
import Runtime
import Silicon
import StableHLO
import Testing

@testable import Compiler

private let chips = ["trn1", "trn2", "trn3"]

private func matmul(_ m: Int, _ k: Int, _ n: Int) -> String {
  """
  func.func @main(%a: tensor<\(m)x\(k)xf32>, %b: tensor<\(k)x\(n)xf32>) -> tensor<\(m)x\(n)xf32> {
    %p = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (tensor<\(m)x\(k)xf32>, tensor<\(k)x\(n)xf32>) -> tensor<\(m)x\(n)xf32>
    return %p : tensor<\(m)x\(n)xf32>
  }
  """
}

/// The statements of a program, in text order.
private func statements(_ nodes: [Node]) -> [any Instruction] {
  nodes.flatMap { node in
    switch node {
    case .instruction(let statement): [statement.instruction]
    case .loop(let loop): statements(loop.body)
    case .whileLoop(let loop): statements(loop.condition) + statements(loop.body)
    case .branch(let branch): branch.cases.flatMap { statements($0) }
    }
  }
}

@Suite struct CompileTests {
  @Test(arguments: chips)
  func `a product of uneven sizes agrees with the evaluator`(chip: String) throws {
    let compilation = try Compilation(matmul(129, 127, 513), chip: chip)
    #expect(try compilation.run([numbers([129, 127]), numbers([127, 513], seed: 2)]).error < 1e-5)
    #expect(compilation.executable.compiled.modelFLOPs == 2 * 129 * 127 * 513)
    #expect(compilation.executable.compiled.onGpSimd.isEmpty)
    #expect(statements(compilation.program.body).contains { $0 is NCMatmul })
  }

  @Test func `loads are for the op that reads them first`() throws {
    let text = """
      func.func @main(%a: tensor<200x64xf32>, %b: tensor<64x80xf32>, %c: tensor<200x80xf32>, %d: tensor<9xf32>) -> (tensor<200x80xf32>, tensor<9xf32>) {
        %p = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (tensor<200x64xf32>, tensor<64x80xf32>) -> tensor<200x80xf32>
        %s = stablehlo.subtract %p, %c : tensor<200x80xf32>
        %t = stablehlo.tanh %d : tensor<9xf32>
        return %s, %t : tensor<200x80xf32>, tensor<9xf32>
      }
      """
    func loads(_ nodes: [Node]) -> [(buffer: String, op: String)] {
      nodes.flatMap { node -> [(buffer: String, op: String)] in
        switch node {
        case .instruction(let statement):
          guard let copy = statement.instruction as? DMACopy, program[copy.src.buffer].space == .hbm else { return [] }
          return [(program[copy.src.buffer].name, statement.origin.op)]
        case .loop(let loop): return loads(loop.body)
        default: return []
        }
      }
    }
    let program = try Compilation(text).program
    let purposes = Dictionary(grouping: loads(program.body), by: \.buffer).mapValues { Set($0.map(\.op)) }
    #expect(
      purposes == ["arg0": ["dot_general"], "arg1": ["dot_general"], "arg2": ["subtract"], "arg3": ["tanh"]])
  }

  @Test func `a contraction too long for SBUF goes in parts`() throws {
    let compilation = try Compilation(matmul(3, 9001, 5))
    #expect(try compilation.run([numbers([3, 9001]), numbers([9001, 5], seed: 2)]).error < 1e-5)
  }

  @Test func `a product with a constant fills every row`() throws {
    let text = """
      func.func @main(%b: tensor<16x3xf32>) -> (tensor<16x3xf32>, tensor<3x8xf32>) {
        %a = stablehlo.constant dense<0.5> : tensor<16x16xf32>
        %p = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (tensor<16x16xf32>, tensor<16x3xf32>) -> tensor<16x3xf32>
        %zero = stablehlo.constant dense<0.0> : tensor<f32>
        %s = stablehlo.reduce(%b init: %zero) applies stablehlo.add across dimensions = [0] : (tensor<16x3xf32>, tensor<f32>) -> tensor<3xf32>
        %sb = stablehlo.broadcast_in_dim %s, dims = [0] : (tensor<3xf32>) -> tensor<3x8xf32>
        return %p, %sb : tensor<16x3xf32>, tensor<3x8xf32>
      }
      """
    #expect(try Compilation(text).run([numbers([16, 3])]).error < 1e-6)
  }

  @Test(arguments: chips)
  func `converting to integers truncates, and saturates`(chip: String) throws {
    let values: [Float] = [
      0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.999, -0.999, 127.9, -128.9, 300, -300, 3e9, -3e9, 1e20, .nan, .infinity,
      -.infinity,
      8_388_607.5, 16_777_216, -0.0,
    ]
    let shape = "\(values.count)"
    let text = """
      func.func @main(%x: tensor<\(shape)xf32>) -> (tensor<\(shape)xi32>, tensor<\(shape)xui32>, tensor<\(shape)xi8>, tensor<\(shape)xui16>) {
        %a = stablehlo.convert %x : (tensor<\(shape)xf32>) -> tensor<\(shape)xi32>
        %b = stablehlo.convert %x : (tensor<\(shape)xf32>) -> tensor<\(shape)xui32>
        %c = stablehlo.convert %x : (tensor<\(shape)xf32>) -> tensor<\(shape)xi8>
        %d = stablehlo.convert %x : (tensor<\(shape)xf32>) -> tensor<\(shape)xui16>
        return %a, %b, %c, %d : tensor<\(shape)xi32>, tensor<\(shape)xui32>, tensor<\(shape)xi8>, tensor<\(shape)xui16>
      }
      """
    let results = try Compilation(text, chip: chip).run([Tensor(values)]).results
    for (result, range) in zip(
      results, [-2_147_483_648.0...2_147_483_647, 0...4_294_967_295, -128...127, 0...65535])
    {
      let expected = values.map { value in
        value.isNaN ? 0 : Int64(min(max(Double(value).rounded(.towardZero), range.lowerBound), range.upperBound))
      }
      #expect(result.ints == expected)
    }
  }

  @Test func `a value that a later loop uses keeps its place`() throws {
    let text = """
      func.func @main(%x: tensor<516xui32>, %s: tensor<4xui32>) -> tensor<516xui32> {
        %1 = stablehlo.slice %s [1:2] : (tensor<4xui32>) -> tensor<1xui32>
        %2 = stablehlo.reshape %1 : (tensor<1xui32>) -> tensor<ui32>
        %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<ui32>) -> tensor<516xui32>
        %4 = stablehlo.shift_left %x, %3 : tensor<516xui32>
        %c = stablehlo.constant dense<32> : tensor<ui32>
        %5 = stablehlo.subtract %c, %2 : tensor<ui32>
        %6 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<ui32>) -> tensor<516xui32>
        %7 = stablehlo.shift_right_logical %x, %6 : tensor<516xui32>
        %8 = stablehlo.or %4, %7 : tensor<516xui32>
        return %8 : tensor<516xui32>
      }
      """
    let values = (0..<516).map { Int64($0 &* 2_654_435_761 & 0xFFFF_FFFF) }
    let x = Tensor(values, element: .ui32)
    let results = try Compilation(text).run([x, Tensor([Int64(13), 15, 26, 6], element: .ui32)]).results
    #expect(results[0].ints == values.map { Int64(UInt32($0) << 15 | UInt32($0) >> 17) })
  }

  @Test func `a factorisation goes over its matrices once for each column`() throws {
    func work(_ op: String, shape: String) throws -> Int? {
      let text = """
        func.func @main(%x: tensor<\(shape)xf32>) -> tensor<\(shape)xf32> {
          %y = \(op) : tensor<\(shape)xf32>
          return %y : tensor<\(shape)xf32>
        }
        """
      return statements(try Compilation(text).program.body).lazy.compactMap { ($0 as? CustomOp)?.work }.first
    }
    #expect(try work("stablehlo.cholesky %x, lower = true", shape: "3x8x8") == 3 * 8 * 8 * 8)
    #expect(try work("stablehlo.cbrt %x", shape: "3x8x8") == 3 * 8 * 8)
  }

  @Test func `a loop that updates part of what it carries writes only that part`() throws {
    let text = """
      func.func @main(%x: tensor<1000x64xf32>, %row: tensor<1x64xf32>) -> tensor<1000x64xf32> {
        %zero = stablehlo.constant dense<0> : tensor<i32>
        %r:2 = stablehlo.while(%i = %zero, %v = %x) : tensor<i32>, tensor<1000x64xf32>
          cond {
            %n = stablehlo.constant dense<5> : tensor<i32>
            %p = stablehlo.compare LT, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
            stablehlo.return %p : tensor<i1>
          } do {
            %one = stablehlo.constant dense<1> : tensor<i32>
            %z = stablehlo.constant dense<0> : tensor<i32>
            %j = stablehlo.add %i, %one : tensor<i32>
            %u = stablehlo.dynamic_update_slice %v, %row, %j, %z : (tensor<1000x64xf32>, tensor<1x64xf32>, tensor<i32>, tensor<i32>) -> tensor<1000x64xf32>
            stablehlo.return %j, %u : tensor<i32>, tensor<1000x64xf32>
          }
        return %r#1 : tensor<1000x64xf32>
      }
      """
    let compilation = try Compilation(text)
    #expect(try compilation.run([numbers([1000, 64]), numbers([1, 64], seed: 2)]).error == 0)
    let loop = compilation.program.body.lazy.compactMap { if case .whileLoop(let loop) = $0 { loop } else { nil } }
      .first
    #expect(loop?.knownTripCount == 5)
    for case let copy as DMACopy in statements(loop?.body ?? []) {
      #expect(copy.dst.partitions * copy.dst.freeCount <= 64)
    }
  }

  @Test func `what no engine does runs on GpSimd by name, empty operands included`() throws {
    let text = """
      func.func @main(%x: tensor<9xf32>, %e: tensor<0x3xf32>) -> (tensor<9xf32>, tensor<3xf32>, tensor<0x3xf32>) {
        %s = "stablehlo.sort"(%x) <{dimension = 0 : i64, is_stable = true}> ({
        ^bb0(%a: tensor<f32>, %b: tensor<f32>):
          %p = stablehlo.compare LT, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
          stablehlo.return %p : tensor<i1>
        }) : (tensor<9xf32>) -> tensor<9xf32>
        %zero = stablehlo.constant dense<2.5> : tensor<f32>
        %t = stablehlo.reduce(%e init: %zero) applies stablehlo.add across dimensions = [0] : (tensor<0x3xf32>, tensor<f32>) -> tensor<3xf32>
        %c = stablehlo.cbrt %e : tensor<0x3xf32>
        return %s, %t, %c : tensor<9xf32>, tensor<3xf32>, tensor<0x3xf32>
      }
      """
    let compilation = try Compilation(text)
    #expect(compilation.executable.compiled.onGpSimd == ["sort": 1, "reduce": 1])
    #expect(try compilation.run([numbers([9]), numbers([0, 3])]).error == 0)
  }

  @Test func `types that no engine has pass through memory`() throws {
    let text = """
      func.func @main(%x: tensor<7xi64>) -> (tensor<7xi64>, tensor<2x7xi64>) {
        %c = stablehlo.constant dense<4294967299> : tensor<7xi64>
        %a = stablehlo.add %x, %c : tensor<7xi64>
        %b = stablehlo.broadcast_in_dim %a, dims = [1] : (tensor<7xi64>) -> tensor<2x7xi64>
        return %a, %b : tensor<7xi64>, tensor<2x7xi64>
      }
      """
    let values: [Int64] = [1, -1, 1 << 40, 0, 7, -(1 << 50), 3]
    let results = try Compilation(text).run([Tensor(values, element: .i64)]).results
    #expect(results[0].ints == values.map { $0 + 4_294_967_299 })
    #expect(results[1].ints == results[0].ints + results[0].ints)
  }

  @Test(arguments: [1, 2, 1 << 22])
  func `elements that are numbered in 64 bits are numbered in 32 where those do`(factor: Int) throws {
    let text = """
      func.func @main() -> (tensor<3x1000xui32>, tensor<3x1000xi32>) {
        %row = stablehlo.iota dim = 0 : tensor<3x1000xui64>
        %column = stablehlo.iota dim = 1 : tensor<3x1000xui64>
        %width = stablehlo.constant dense<1000> : tensor<3x1000xui64>
        %scalar = stablehlo.constant dense<\(factor)> : tensor<ui64>
        %factor = stablehlo.broadcast_in_dim %scalar, dims = [] : (tensor<ui64>) -> tensor<3x1000xui64>
        %distance = stablehlo.constant dense<32> : tensor<3x1000xui64>
        %start = stablehlo.multiply %row, %width : tensor<3x1000xui64>
        %index = stablehlo.add %start, %column : tensor<3x1000xui64>
        %count = stablehlo.multiply %factor, %index : tensor<3x1000xui64>
        %high = stablehlo.shift_right_logical %count, %distance : tensor<3x1000xui64>
        %a = stablehlo.convert %count : (tensor<3x1000xui64>) -> tensor<3x1000xui32>
        %b = stablehlo.convert %high : (tensor<3x1000xui64>) -> tensor<3x1000xi32>
        return %a, %b : tensor<3x1000xui32>, tensor<3x1000xi32>
      }
      """
    let compilation = try Compilation(text)
    let usesGpSimd = statements(compilation.program.body).contains { $0 is CustomOp }
    #expect(usesGpSimd == (factor != 1))
    let results = try compilation.run([]).results
    #expect(results[0].ints == (0..<3000).map { Int64($0 * factor) & 0xFFFF_FFFF })
    #expect(results[1].ints == (0..<3000).map { Int64($0 * factor) >> 32 })
  }

  @Test func `a long mean leaves the values it is taken from`() throws {
    // The sum runs over two axes of its own, and so beside the loops of the difference.
    let text = """
      func.func @main(%x: tensor<127x128xf32>) -> (tensor<2x16256xf32>, tensor<2xf32>) {
        %zero = stablehlo.constant dense<0.0> : tensor<f32>
        %n = stablehlo.constant dense<16256.0> : tensor<2xf32>
        %r = stablehlo.reverse %x, dims = [0] : tensor<127x128xf32>
        %f = stablehlo.reshape %r : (tensor<127x128xf32>) -> tensor<16256xf32>
        %b = stablehlo.broadcast_in_dim %f, dims = [1] : (tensor<16256xf32>) -> tensor<2x16256xf32>
        %s = stablehlo.reduce(%b init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<2x16256xf32>, tensor<f32>) -> tensor<2xf32>
        %m = stablehlo.divide %s, %n : tensor<2xf32>
        %mb = stablehlo.broadcast_in_dim %m, dims = [0] : (tensor<2xf32>) -> tensor<2x16256xf32>
        %d = stablehlo.subtract %b, %mb : tensor<2x16256xf32>
        return %d, %s : tensor<2x16256xf32>, tensor<2xf32>
      }
      """
    let x = Tensor(numbers([127, 128]).floats.map { $0 + 1 }, shape: [127, 128])
    #expect(try Compilation(text).run([x]).error < 1e-5)
  }

  @Test func `a constant that is padded, sliced or updated is there`() throws {
    let text = """
      func.func @main(%i: tensor<i32>) -> (tensor<5x4xf32>, tensor<2x4xf32>, tensor<4x4xf32>) {
        %c = stablehlo.constant dense<3.0> : tensor<4x4xf32>
        %z = stablehlo.constant dense<0.25> : tensor<f32>
        %a = stablehlo.pad %c, %z, low = [1, 0], high = [0, 0], interior = [0, 0] : (tensor<4x4xf32>, tensor<f32>) -> tensor<5x4xf32>
        %b = stablehlo.dynamic_slice %c, %i, %i, sizes = [2, 4] : (tensor<4x4xf32>, tensor<i32>, tensor<i32>) -> tensor<2x4xf32>
        %d = stablehlo.dynamic_update_slice %c, %c, %i, %i : (tensor<4x4xf32>, tensor<4x4xf32>, tensor<i32>, tensor<i32>) -> tensor<4x4xf32>
        return %a, %b, %d : tensor<5x4xf32>, tensor<2x4xf32>, tensor<4x4xf32>
      }
      """
    #expect(try Compilation(text).run([Tensor([Int64(1)], shape: [])]).error == 0)
  }

  @Test func `the bias that NeuronCore-v2 must have keeps the sign of zero`() throws {
    let text = """
      func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
        %r = stablehlo.rsqrt %x : tensor<2xf32>
        return %r : tensor<2xf32>
      }
      """
    let results = try Compilation(text, chip: "trn1").run([Tensor([Float(-0.0), 0])]).results
    #expect(results[0].floats == [-.infinity, .infinity])
  }
}

@Suite struct RefusalTests {
  private func refusal(_ text: String) throws -> CompileError? {
    let module = try Module(parsing: text)
    let core = try ChipCatalog.chip(named: "trn2").core
    do throws(CompileError) {
      _ = try Compiler.compile(module, for: core)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a collective is refused by name and place`() throws {
    let error = try refusal(
      """
      func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
        %r = "stablehlo.all_reduce"(%x) <{replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>}> ({
        ^bb0(%a: tensor<f32>, %b: tensor<f32>):
          %s = stablehlo.add %a, %b : tensor<f32>
          stablehlo.return %s : tensor<f32>
        }) : (tensor<2xf32>) -> tensor<2xf32>
        return %r : tensor<2xf32>
      }
      """)
    #expect(error?.code == .unsupportedOperation)
    #expect(error?.message.contains("all_reduce") == true)
    #expect(error?.location.line == 2)
  }

  @Test func `a tuple is refused`() throws {
    let error = try refusal(
      """
      func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
        %t = stablehlo.tuple %x, %x : tuple<tensor<2xf32>, tensor<2xf32>>
        return %x : tensor<2xf32>
      }
      """)
    #expect(error?.code == .unsupportedType)
  }

  @Test func `a function that calls itself is refused`() throws {
    let error = try refusal(
      """
      func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
        %t = call @main(%x) : (tensor<2xf32>) -> tensor<2xf32>
        return %t : tensor<2xf32>
      }
      """)
    #expect(error?.code == .invalidProgram)
    #expect(error?.message.contains("recursive") == true)
  }

  @Test func `a value beyond any memory is refused`() throws {
    let error = try refusal(
      """
      func.func @main(%x: tensor<100000000000000xf32>) -> tensor<100000000000000xf32> {
        %t = stablehlo.negate %x : tensor<100000000000000xf32>
        return %t : tensor<100000000000000xf32>
      }
      """)
    #expect(error?.code == .outOfMemory)
  }

  @Test func `a module without an entry point is refused`() throws {
    #expect(
      try refusal("func.func private @helper(%x: tensor<2xf32>) -> tensor<2xf32> { return %x : tensor<2xf32> }")?.code
        == .noEntryPoint)
  }
}
