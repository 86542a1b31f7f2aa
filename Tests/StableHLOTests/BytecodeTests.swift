import Numerics
import Testing

@testable import StableHLO

private func bytecodeError(_ bytes: [UInt8]) -> StableHLOError? {
  do throws(StableHLOError) {
    _ = try Module(bytecode: bytes, fileName: "f.mlirbc")
    return nil
  } catch { return error }
}

@Suite struct `Bytecode` {
  @Test(arguments: Samples.artifacts)
  func `reads as the module that its text reads as`(file: String) throws {
    let name = String(file.prefix { $0 != "." })
    let module = try Module(bytecode: try Samples.artifact(file))
    try module.verify()
    #expect(module.withoutPlaces == (try Module(parsing: try Samples.text("\(name).portable"))).withoutPlaces)
  }

  @Test func `comes with the places in the user's program`() throws {
    let module = try Module(bytecode: try Samples.artifact("contractions.1.13.7.mlirbc"))
    let product = try #require(module.first(.dot_general))
    #expect(product.location.origin == "jit(contractions)/dot_general")
    #expect(product.location.source?.hasPrefix("generate_samples.py:") == true)
    #expect(product.location.line == 0)
  }

  @Test func `comes with the names of the user's arguments`() throws {
    let main = try #require(try Module(bytecode: try Samples.artifact("contractions.1.13.7.mlirbc")).main)
    #expect(main.argumentNames == [0: "x", 1: "y", 2: "image", 3: "kernel"])
  }

  @Test func `and text go through one door`() throws {
    let bytes = try Samples.artifact("shapes.1.13.7.mlirbc")
    let text = Array(try Samples.text("shapes.portable").utf8)
    #expect(try Module(reading: bytes).withoutPlaces == Module(reading: text).withoutPlaces)
    #expect(try Module(reading: bytes, fileName: "a.mlirbc").fileName == "a.mlirbc")
  }

  // MARK: Numbers

  @Test(arguments: [0, 1, 127, 128, 16383, 16384, 1 << 21, 1 << 28, 1 << 35, 1 << 42, 1 << 49, 1 << 56, UInt64.max])
  func `holds numbers of any size`(value: UInt64) throws {
    let bytes = Artifact.varint(value)
    var cursor = ByteCursor(bytes, 0..<bytes.count)
    #expect(try cursor.varint("a number") == value)
    #expect(cursor.remaining == 0)
    for end in 0..<bytes.count {
      #expect(throws: StableHLOError.self) {
        var cursor = ByteCursor(bytes, 0..<end)
        return try cursor.varint("a number")
      }
    }
  }

  @Test(arguments: [0, 1, -1, 63, -64, 64, -65, .max, .min] as [Int64])
  func `holds signed numbers`(value: Int64) throws {
    let bytes = Artifact.signed(value)
    var cursor = ByteCursor(bytes, 0..<bytes.count)
    #expect(try cursor.signedVarint("a number") == value)
  }

  @Test func `widens integers by their sign`() throws {
    for (bits, bytes, value) in [(8, [0xFF], -1), (1, [1], -1), (32, Artifact.signed(0xFFFF_FFFE), -2)] {
      var cursor = ByteCursor(bytes as [UInt8], 0..<bytes.count)
      #expect(try cursor.integer(bits: bits, "a number") == Int64(value))
    }
  }

  @Test func `refuses a count above the bytes that are left`() {
    var cursor = ByteCursor(Artifact.varint(1000) + [1, 2], 0..<4)
    #expect(throws: StableHLOError.self) { try cursor.count("things") }
  }

  // MARK: Attributes and types

  /// The attribute made by `make`, as the module reads it.
  private func attribute(_ make: (inout Artifact) -> Int) throws -> Attribute? {
    try Module(bytecode: Artifact.module(attribute: make).bytes).attributes["it"]
  }

  @Test func `holds booleans in bits, in bytes, or one for all`() throws {
    func booleans(_ count: Int64, _ data: [UInt8]) throws -> [Bool] {
      let value = try attribute { artifact in
        let element = artifact.type("vhlo", 0)
        let tensor = artifact.type("vhlo", 20, [3] + Artifact.signed(count) + Artifact.varint(UInt64(element)))
        return artifact.attribute(
          "vhlo", 15, Artifact.varint(UInt64(tensor)) + Artifact.varint(UInt64(data.count)) + data)
      }
      guard case .elements(let elements)? = value else { return [] }
      return elements.integerValues.map { $0 != 0 }
    }
    #expect(try booleans(3, [0b101]) == [true, false, true])
    #expect(try booleans(10, [0b1000_0001, 0b10]) == [true] + Array(repeating: false, count: 6) + [true, false, true])
    #expect(try booleans(3, [0xFF]) == [true, true, true])
    #expect(try booleans(20, [0]) == Array(repeating: false, count: 20))
    #expect(try booleans(3, [1, 0, 1]) == [true, false, true])
    #expect(throws: StableHLOError.self) { try booleans(20, [1, 0]) }
  }

  @Test func `holds numbers with their types`() throws {
    let float = try attribute { artifact in
      let type = artifact.type("vhlo", 4)
      return artifact.attribute(
        "vhlo", 8, Artifact.varint(UInt64(type)) + Artifact.signed(Int64((-1.5 as Float).bitPattern)))
    }
    #expect(float == .float(-1.5))
    let unsigned = try attribute { artifact in
      let type = artifact.type("vhlo", 16)
      return artifact.attribute("vhlo", 9, Artifact.varint(UInt64(type)) + [0xFE])
    }
    #expect(unsigned == .integer(254))
  }

  @Test func `of older writers spells 8-bit floats out`() throws {
    var artifact = Artifact()
    let element = artifact.type("builtin", text: "f8E5M2")
    let tensor = artifact.type("builtin", 13, [3] + Artifact.signed(4) + Artifact.varint(UInt64(element)))
    let location = Artifact.varint(UInt64(artifact.unknownLocation))
    let body = Artifact.varint(artifact.op("vhlo", "return_v1")) + [0] + location
    let module = try Module(bytecode: Artifact.function(type: tensor, ops: 1, values: 0, body, in: artifact).bytes)
    #expect(module.main?.valueTypes == [.tensor(TensorType([4], .f8E5M2))])
  }

  // MARK: Refusals

  @Test func `that is newer or stranger is refused with its version`() {
    var artifact = Artifact.module { $0.attribute("vhlo", 2, Artifact.varint(1)) }
    #expect(bytecodeError(artifact.bytes) == nil)
    artifact.version = 7
    #expect(bytecodeError(artifact.bytes)?.code == .unsupported)
    let unknown = bytecodeError(Artifact.module { $0.attribute("vhlo", 99) }.bytes)
    #expect(unknown?.code == .unsupported)
    #expect(unknown?.message.contains("99") == true && unknown?.message.contains("StableHLO_v1.13.7") == true)
    #expect(unknown?.description.hasPrefix("f.mlirbc: unsupported:") == true)
  }

  @Test func `with an op that nobody knows names it`() {
    var artifact = Artifact()
    let tensor = artifact.type("vhlo", 20, Artifact.list([]) + Artifact.varint(UInt64(artifact.type("vhlo", 4))))
    let location = Artifact.varint(UInt64(artifact.unknownLocation))
    let body = Artifact.varint(artifact.op("vhlo", "frobnicate_v3")) + [0] + location
    let error = bytecodeError(Artifact.function(type: tensor, ops: 1, values: 0, body, in: artifact).bytes)
    #expect(error?.code == .unknownOperation)
    #expect(error?.message.contains("vhlo.frobnicate_v3") == true)
  }

  @Test func `that uses a value before its definition is refused`() {
    var artifact = Artifact()
    let tensor = artifact.type("vhlo", 20, Artifact.list([]) + Artifact.varint(UInt64(artifact.type("vhlo", 4))))
    let location = Artifact.varint(UInt64(artifact.unknownLocation))
    let body = Artifact.varint(artifact.op("vhlo", "return_v1")) + [4] + location + Artifact.list([1])
    let error = bytecodeError(Artifact.function(type: tensor, ops: 1, values: 1, body, in: artifact).bytes)
    #expect(error?.code == .undefinedValue)
  }

  @Test func `whose shapes are dynamic or beyond memory is refused`() {
    for (sizes, code) in [
      ([Int64.min], StableHLOError.Code.unsupported), ([1 << 40, 1 << 40], .tooLarge),
      ([0, 1 << 62, 1 << 62], .tooLarge),
      ([-3], .syntax),
    ] {
      let error = bytecodeError(
        Artifact.module { artifact in
          let element = artifact.type("vhlo", 4)
          let shape = Artifact.varint(UInt64(sizes.count)) + sizes.flatMap { Artifact.signed($0) }
          let tensor = artifact.type("vhlo", 20, shape + Artifact.varint(UInt64(element)))
          return artifact.attribute("vhlo", 17, Artifact.varint(UInt64(tensor)))
        }.bytes)
      #expect(error?.code == code)
    }
  }

  @Test func `whose attributes go round in circles or without end is refused`() {
    let circle = Artifact.module { artifact in
      let next = artifact.attributes.count
      return artifact.attribute("vhlo", 1, Artifact.list([next]))
    }
    #expect(bytecodeError(circle.bytes)?.code == .tooDeep)
    // Each array holds the one before twice: 2^40 elements in a few hundred bytes.
    let doubling = Artifact.module { artifact in
      var last = artifact.attribute("vhlo", 2, Artifact.varint(1))
      for _ in 0..<40 { last = artifact.attribute("vhlo", 1, Artifact.list([last, last])) }
      return last
    }
    #expect(bytecodeError(doubling.bytes)?.code == .tooLarge)
  }

  @Test func `cut anywhere gives an error and never a module`() throws {
    let bytes = try Samples.artifact("control.1.13.7.mlirbc")
    for length in stride(from: 0, to: bytes.count, by: 5) {
      #expect(throws: StableHLOError.self) { try Module(bytecode: Array(bytes[..<length])) }
    }
  }

  @Test func `changed at random is read or refused, and verified or refused`() throws {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var refused = 0
    for file in ["control.0.9.0.mlirbc", "collectives.1.13.7.mlirbc", "shardings.1.13.7.mlirbc", "calls.1.13.7.mlirbc"]
    {
      let bytes = try Samples.artifact(file)
      for _ in 0..<500 {
        var changed = bytes
        for _ in 0...random(3) { changed[random(changed.count)] = UInt8(random(256)) }
        do throws(StableHLOError) {
          try Module(bytecode: changed).verify()
        } catch {
          refused += 1
          #expect(!error.message.isEmpty)
        }
      }
    }
    #expect(refused > 500)
  }
}
