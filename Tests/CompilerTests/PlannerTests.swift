import Silicon
import StableHLO
import Testing

@testable import Compiler

/// The steps of a function, and the graph they are of.
private func plan(_ text: String) throws -> (graph: Graph, steps: [Step]) {
  let graph = try Importer.graph(
    of: try Module(parsing: text), options: CompileOptions(), core: try ChipCatalog.chip(named: "trn2").core,
    customCallTargets: [])
  return (graph, Planner.steps(for: graph))
}

private func groups(_ steps: [Step]) -> [TileGroup] {
  steps.compactMap { if case .group(let group) = $0 { group } else { nil } }
}

private let softmax = """
  func.func @main(%x: tensor<64x96xf32>) -> tensor<64x96xf32> {
    %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %zero = stablehlo.constant dense<0.0> : tensor<f32>
    %m = stablehlo.reduce(%x init: %low) applies stablehlo.maximum across dimensions = [1] : (tensor<64x96xf32>, tensor<f32>) -> tensor<64xf32>
    %mb = stablehlo.broadcast_in_dim %m, dims = [0] : (tensor<64xf32>) -> tensor<64x96xf32>
    %d = stablehlo.subtract %x, %mb : tensor<64x96xf32>
    %e = stablehlo.exponential %d : tensor<64x96xf32>
    %s = stablehlo.reduce(%e init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<64x96xf32>, tensor<f32>) -> tensor<64xf32>
    %sb = stablehlo.broadcast_in_dim %s, dims = [0] : (tensor<64xf32>) -> tensor<64x96xf32>
    %r = stablehlo.divide %e, %sb : tensor<64x96xf32>
    return %r : tensor<64x96xf32>
  }
  """

private let normalisation = """
  func.func @main(%x: tensor<64x96xf32>, %scale: tensor<96xf32>) -> tensor<64x96xf32> {
    %zero = stablehlo.constant dense<0.0> : tensor<f32>
    %n = stablehlo.constant dense<96.0> : tensor<64x1xf32>
    %small = stablehlo.constant dense<1.0e-5> : tensor<64x1xf32>
    %s = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<64x96xf32>, tensor<f32>) -> tensor<64xf32>
    %s1 = stablehlo.reshape %s : (tensor<64xf32>) -> tensor<64x1xf32>
    %m = stablehlo.divide %s1, %n : tensor<64x1xf32>
    %mb = stablehlo.broadcast_in_dim %m, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x96xf32>
    %d = stablehlo.subtract %x, %mb : tensor<64x96xf32>
    %d2 = stablehlo.multiply %d, %d : tensor<64x96xf32>
    %v = stablehlo.reduce(%d2 init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<64x96xf32>, tensor<f32>) -> tensor<64xf32>
    %v1 = stablehlo.reshape %v : (tensor<64xf32>) -> tensor<64x1xf32>
    %v2 = stablehlo.divide %v1, %n : tensor<64x1xf32>
    %v3 = stablehlo.add %v2, %small : tensor<64x1xf32>
    %i = stablehlo.rsqrt %v3 : tensor<64x1xf32>
    %ib = stablehlo.broadcast_in_dim %i, dims = [0, 1] : (tensor<64x1xf32>) -> tensor<64x96xf32>
    %y = stablehlo.multiply %d, %ib : tensor<64x96xf32>
    %sb = stablehlo.broadcast_in_dim %scale, dims = [1] : (tensor<96xf32>) -> tensor<64x96xf32>
    %r = stablehlo.multiply %y, %sb : tensor<64x96xf32>
    return %r : tensor<64x96xf32>
  }
  """

@Suite struct PlannerTests {
  @Test func `softmax is one group, which loads its argument once`() throws {
    let (graph, steps) = try plan(softmax)
    let found = groups(steps)
    #expect(steps.count == 1 && found.count == 1)
    #expect(found.first?.loads == Set(graph.parameters))
    #expect(try Compilation(softmax).run([numbers([64, 96])]).error < 1e-6)
  }

  @Test func `layer normalisation is one group`() throws {
    let (graph, steps) = try plan(normalisation)
    #expect(steps.count == 1)
    #expect(groups(steps).first?.loads == Set(graph.parameters))
    #expect(try Compilation(normalisation).run([numbers([64, 96]), numbers([96], seed: 2)]).error < 1e-5)
  }

  @Test func `what a bias and an activation do to a product happens in its group`() throws {
    let text = """
      func.func @main(%a: tensor<64x32xf32>, %b: tensor<32x48xf32>, %c: tensor<48xf32>) -> tensor<64x48xf32> {
        %p = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (tensor<64x32xf32>, tensor<32x48xf32>) -> tensor<64x48xf32>
        %cb = stablehlo.broadcast_in_dim %c, dims = [1] : (tensor<48xf32>) -> tensor<64x48xf32>
        %s = stablehlo.add %p, %cb : tensor<64x48xf32>
        %r = stablehlo.tanh %s : tensor<64x48xf32>
        return %r : tensor<64x48xf32>
      }
      """
    let (_, steps) = try plan(text)
    #expect(steps.count == 1)
    #expect(groups(steps).first?.dotInstance != nil)
    #expect(
      try Compilation(text).run([numbers([64, 32]), numbers([32, 48], seed: 2), numbers([48], seed: 3)]).error < 1e-5)
  }

  @Test func `a costly value that is also a result is stored by the group that computes it`() throws {
    let text = """
      func.func @main(%x: tensor<64x96xf32>) -> (tensor<64x96xf32>, tensor<64x96xf32>) {
        %e = stablehlo.tanh %x : tensor<64x96xf32>
        %t = stablehlo.tanh %e : tensor<64x96xf32>
        return %e, %t : tensor<64x96xf32>, tensor<64x96xf32>
      }
      """
    let (graph, steps) = try plan(text)
    #expect(steps.count == 1)
    #expect(Set(groups(steps).flatMap(\.roots).map(\.node)) == Set(graph.results))
    #expect(try Compilation(text).run([numbers([64, 96])]).error < 1e-6)
  }

  @Test func `the operand of a product that others need is not stored by the product's group`() throws {
    let text = """
      func.func @main(%x: tensor<64x32xf32>) -> (tensor<64x64xf32>, tensor<70x32xf32>) {
        %two = stablehlo.constant dense<2.0> : tensor<64x32xf32>
        %zero = stablehlo.constant dense<0.0> : tensor<f32>
        %y = stablehlo.multiply %x, %two : tensor<64x32xf32>
        %p = stablehlo.dot_general %y, %y, contracting_dims = [1] x [1] : (tensor<64x32xf32>, tensor<64x32xf32>) -> tensor<64x64xf32>
        %q = stablehlo.pad %y, %zero, low = [6, 0], high = [0, 0], interior = [0, 0] : (tensor<64x32xf32>, tensor<f32>) -> tensor<70x32xf32>
        return %p, %q : tensor<64x64xf32>, tensor<70x32xf32>
      }
      """
    for group in groups(try plan(text).steps) where group.dotInstance != nil { #expect(group.roots.count == 1) }
    #expect(try Compilation(text).run([numbers([64, 32])]).error < 1e-6)
  }

  @Test func `a group does not wait for itself through a step outside`() throws {
    // %e is needed here and by the sort, whose result the same values are added to.
    let text = """
      func.func @main(%x: tensor<8x16xf32>) -> (tensor<8x16xf32>, tensor<8x16xf32>) {
        %e = stablehlo.exponential %x : tensor<8x16xf32>
        %s = "stablehlo.sort"(%e) <{dimension = 1 : i64, is_stable = true}> ({
        ^bb0(%a: tensor<f32>, %b: tensor<f32>):
          %p = stablehlo.compare LT, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
          stablehlo.return %p : tensor<i1>
        }) : (tensor<8x16xf32>) -> tensor<8x16xf32>
        %t = stablehlo.add %e, %s : tensor<8x16xf32>
        return %t, %e : tensor<8x16xf32>, tensor<8x16xf32>
      }
      """
    let (graph, steps) = try plan(text)
    var stored = Set(graph.parameters)
    for step in steps {
      switch step {
      case .group(let group):
        #expect(group.loads.isSubset(of: stored))
        stored.formUnion(group.roots.map(\.node))
      case .opaque(let node):
        #expect(Set(graph[node].inputs).isSubset(of: stored))
        stored.insert(node)
      }
    }
    #expect(Set(graph.results).isSubset(of: stored))
    #expect(try Compilation(text).run([numbers([8, 16])]).error < 1e-6)
  }

  @Test func `long chains of shared values plan in time that grows with their length`() throws {
    var lines: [String] = []
    for step in 0..<1500 { lines.append("%v\(step + 1) = stablehlo.add %v\(step), %v\(step) : tensor<16x16xf32>") }
    let text = """
      func.func @main(%v0: tensor<16x16xf32>) -> tensor<16x16xf32> {
      \(lines.joined(separator: "\n"))
        return %v1500 : tensor<16x16xf32>
      }
      """
    let (graph, steps) = try plan(text)
    #expect(graph.nodes.count == 1501)
    #expect(steps.count < 20)
  }

  /// `count` values of a row, each made from the one before; what is reduced from the last is subtracted from all of them.
  private func rowsKeptOverAReduction(_ count: Int) -> String {
    var lines = ["%zero = stablehlo.constant dense<0.0> : tensor<f32>", "%sum0 = stablehlo.tanh %x : tensor<4096xf32>"]
    for i in 0..<count {
      lines.append("%value\(i) = stablehlo.exponential %sum\(i) : tensor<4096xf32>")
      lines.append("%scaled\(i) = stablehlo.tanh %value\(i) : tensor<4096xf32>")
      lines.append("%sum\(i + 1) = stablehlo.add %x, %scaled\(i) : tensor<4096xf32>")
    }
    lines.append(
      """
      %most = stablehlo.reduce(%sum\(count) init: %zero) applies stablehlo.maximum across dimensions = [0] \
      : (tensor<4096xf32>, tensor<f32>) -> tensor<f32>
      """)
    lines.append("%row = stablehlo.broadcast_in_dim %most, dims = [] : (tensor<f32>) -> tensor<4096xf32>")
    lines.append("%product0 = stablehlo.subtract %x, %row : tensor<4096xf32>")
    for i in 0..<count {
      lines.append("%part\(i) = stablehlo.subtract %scaled\(i), %row : tensor<4096xf32>")
      lines.append("%product\(i + 1) = stablehlo.multiply %product\(i), %part\(i) : tensor<4096xf32>")
    }
    return """
      func.func @main(%x: tensor<4096xf32>) -> tensor<4096xf32> {
        \(lines.joined(separator: "\n"))
        return %product\(count) : tensor<4096xf32>
      }
      """
  }

  @Test func `a group that SBUF cannot hold is done in parts`() throws {
    let text = rowsKeptOverAReduction(30)
    let (graph, steps) = try plan(text)
    let group = try #require(groups(steps).max { $0.instances.count < $1.instances.count })
    let core = try ChipCatalog.chip(named: "trn2").core
    #expect(throws: EmissionError.self) {
      try Rehearsal.fitting(
        group, graph: graph, core: core, residents: [:], staying: [], capacity: core.sbufBytesPerPartition)
    }
    let parts = try #require(Planner.parts(of: group, in: graph))
    var stored = group.loads
    for part in parts {
      #expect(part.instances.count <= group.instances.count / 2)
      #expect(part.loads.isSubset(of: stored))
      stored.formUnion(part.roots.map(\.node))
    }
    #expect(stored.isSuperset(of: group.roots.map(\.node)))
    for chip in ["trn1", "trn2", "trn3"] {
      #expect(try Compilation(text, chip: chip).run([numbers([4096])]).error < 1e-5)
    }
  }
}
