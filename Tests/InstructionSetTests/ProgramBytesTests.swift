import InstructionSet
import Numerics
import Testing

@Suite struct `Programs as bytes` {
  private func bytes(of program: Program) -> [UInt8] {
    var writer = ByteWriter()
    program.write(to: &writer)
    return writer.bytes
  }

  @Test func `say what their text says`() throws {
    let program = ProgramTextTests.program()
    var reader = ByteReader(bytes(of: program)[...])
    let read = try Program(from: &reader)
    #expect(reader.isAtEnd)
    #expect(read.text == program.text)
    #expect(read.buffers.map(\.contents) == program.buffers.map(\.contents))
  }

  /// Whatever the bytes are, reading them ends: with a program, which prints, or with an error.
  @Test func `that are cut short or garbled are refused or read`() {
    let whole = bytes(of: ProgramTextTests.program())
    for count in 0..<whole.count {
      var reader = ByteReader(whole[..<count])
      #expect(throws: InstructionError.self) { try Program(from: &reader) }
    }
    var refused = 0
    for place in whole.indices {
      for bit in 0..<8 {
        var garbled = whole
        garbled[place] ^= 1 << bit
        var reader = ByteReader(garbled[...])
        if let read = try? Program(from: &reader) { _ = read.text } else { refused += 1 }
      }
    }
    #expect(refused > whole.count)
  }

  @Test(arguments: [0, 1, -1, 63, -64, 64, 1 << 40, -(1 << 50), .max, .min])
  func `numbers come back`(number: Int) throws {
    var writer = ByteWriter()
    writer.add(number)
    writer.add(true)
    writer.add("again")
    writer.add("again")
    var reader = ByteReader(writer.bytes[...])
    #expect(try reader.integer() == number)
    #expect(try reader.flag() && reader.string() == "again" && reader.string() == "again")
    #expect(reader.isAtEnd)
    #expect(throws: InstructionError.self) { try reader.byte() }
  }
}
