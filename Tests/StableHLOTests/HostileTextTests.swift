import StableHLO
import Testing

@Suite struct `Hostile text` {
  @Test(arguments: [
    "tensor<99999999999x99999999999xf32>", "tensor<9223372036854775807xf32>", "tensor<99999999999999999999xf32>",
    "tensor<0x99999999999x99999999999xf32>", "tensor<2305843009213693952xf64>",
  ])
  func `with sizes beyond memory is too large`(type: String) {
    #expect(readingError("module { func.func @f(%a: \(type)) { return } }")?.code == .tooLarge)
  }

  @Test func `with deep nesting is too deep`() {
    let many = 100_000
    let tuple = String(repeating: "tuple<", count: many)
    #expect(readingError("module { func.func @f(%a: \(tuple)")?.code == .tooDeep)
    let list = String(repeating: "[", count: many)
    #expect(readingError("module attributes {a = \(list)")?.code == .tooDeep)
    #expect(readingError("module attributes {a = \(String(repeating: "{a = ", count: many))")?.code == .tooDeep)
    let location = String(repeating: "callsite(", count: many)
    #expect(readingError("module { func.func @f() { return loc(\(location)")?.code == .tooDeep)
    let region = String(repeating: "\"stablehlo.case\"(%a) ({ ", count: many)
    #expect(readingError("module { func.func @f(%a: tensor<i32>) { \(region)")?.code == .tooDeep)
    let dense = "tensor<" + String(repeating: "1x", count: many) + "f32>"
    let brackets = String(repeating: "[", count: many) + "1.0" + String(repeating: "]", count: many)
    #expect(
      readingError("module { func.func @f() { %0 = stablehlo.constant dense<\(brackets)> : \(dense)")?.code == .tooDeep)
  }

  @Test func `with aliases in a circle is too deep`() {
    #expect(readingError("!t = !u\n!u = !t\nmodule { func.func @f(%a: !t) { return } }")?.code == .tooDeep)
    #expect(readingError("#a = #b\n#b = #a\nmodule attributes {x = #a} {}")?.code == .tooDeep)
    #expect(readingError("#l = loc(\"x\"(#l))\nmodule {} loc(#l)")?.code == .tooDeep)
  }

  @Test func `with the whole of a deep stack behind a place is read`() throws {
    let frames = (0..<500).map { "#l\($0) = loc(callsite(\"f\"(\"a.py\":\($0):1) at #l\($0 + 1)))" }
    let inline =
      String(repeating: "callsite(unknown at ", count: 500) + "\"a.py\":7:1" + String(repeating: ")", count: 500)
    let text =
      "module { func.func @f() { return loc(#l0) } loc(\(inline)) }\n\(frames.joined(separator: "\n"))\n#l500 = loc(unknown)"
    let function = try #require(try Module(parsing: text).main)
    #expect(function.body.operations[0].location.source == "a.py:0:1")
    #expect(function.location.source == "a.py:7:1")
  }

  @Test func `with an attribute that spreads out without end is refused`() {
    let text = program(
      """
          %0 = "stablehlo.reduce_window"(%a, %a) <{window_dimensions = array<i64: 1>, padding = dense<0> : tensor<4611686018427387x2xi64>}> ({
          ^bb0(%x: tensor<f32>, %y: tensor<f32>):
            "stablehlo.return"(%x) : (tensor<f32>) -> ()
          }) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
          return
      """)
    #expect(readingError(text)?.code == .badAttribute)
  }

  @Test func `with a number of results beyond all bounds is refused`() {
    #expect(readingError(program("    %0:99999999999 = stablehlo.abs %a : tensor<2x3xf32>"))?.code == .count)
  }

  @Test func `cut anywhere gives an error and never a module`() throws {
    let text = Array(try Samples.text("control.debug").utf8)
    let end = try #require(text.lastIndex(of: UInt8(ascii: "}")))
    for length in stride(from: 0, to: end, by: 7) {
      #expect(throws: StableHLOError.self) { try Module(parsing: Array(text[..<length])) }
    }
  }

  @Test func `changed at random is read or refused, and verified or refused`() throws {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var refused = 0
    for name in ["control", "contractions.generic", "collectives.debug", "constants"] {
      let text = Array(try Samples.text(name).utf8)
      for _ in 0..<150 {
        var changed = text
        for _ in 0...random(3) {
          let place = random(changed.count)
          switch random(4) {
          case 0: changed[place] = UInt8(random(256))
          case 1: changed.remove(at: place)
          case 2: changed.insert(text[random(text.count)], at: place)
          default: changed.swapAt(place, random(changed.count))
          }
        }
        do throws(StableHLOError) {
          let module = try Module(parsing: changed)
          try module.verify()
        } catch {
          refused += 1
          #expect(error.line >= 0 && !error.message.isEmpty)
        }
      }
    }
    #expect(refused > 300)
  }
}
