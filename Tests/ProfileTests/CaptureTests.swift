import Foundation
import InstructionSet
import Machine
import Numerics
import Profile
import Silicon
import Testing

@Suite struct CaptureTests {
  func capture() throws -> Capture {
    var core = trn2
    core.vectorClock = 1.0
    var facts = Capture.Facts()
    facts.command = "roundhouse run x.mlir"
    facts.settings = ["--auto-cast matmult"]
    facts.hostSeconds = 1.5
    facts.calls = 3
    var trace = ControlTrace()
    trace.tripCounts = [3, 4]
    trace.arrivals = [Ticks(7), Ticks(70_000_000_000)]
    return Capture(
      name: "doubling", program: try Sample.doubling(tiles: 20), chip: "mine", core: core, control: trace,
      modelFLOPs: 12, arguments: [.init(name: "x", kind: .weights)], facts: facts)
  }

  @Test func `What is written is read back`() throws {
    let written = try capture()
    let read = try Capture(bytes: written.bytes)
    #expect(read.name == written.name && read.chip == written.chip && read.core == written.core)
    #expect(read.control == written.control && read.modelFLOPs == 12)
    #expect(read.arguments == written.arguments && read.facts == written.facts)
    #expect(read.bytes == written.bytes)
    #expect(try Profile(read).timeline == Profile(written).timeline)
    for chip in ChipCatalog.chips {
      var other = written
      other.core = chip.core
      #expect(try Capture(bytes: other.bytes).core == chip.core)
    }
  }

  @Test func `What is not whole, or something else, is refused`() throws {
    let bytes = try capture().bytes
    for length in [0, 1, 20, 29, 100, bytes.count / 2, bytes.count - 1] {
      #expect(throws: ProfileError.self) { try Capture(bytes: Array(bytes.prefix(length))) }
    }
    for position in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[position] ^= 0x10
      #expect(throws: ProfileError.self) { try Capture(bytes: damaged) }
    }
    let error = #expect(throws: ProfileError.self) { try Capture(bytes: Array("ROUNDHOUSE PROFILE 9\n".utf8)) }
    #expect(error?.code == .otherVersion)
  }

  @Test func `No content traps, however it was sealed`() throws {
    let bytes = try capture().bytes
    let start = "ROUNDHOUSE PROFILE 2\n".utf8.count
    var read = 0
    for position in start + 8..<bytes.count {
      for change: UInt8 in [0x01, 0x40, 0x80] {
        var content = bytes[(start + 8)...]
        content[position] ^= change
        let hash = Fingerprint.of(content)
        let sealed = bytes[..<start] + (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) } + content
        guard let capture = try? Capture(bytes: Array(sealed)), let profile = try? Profile(capture) else { continue }
        read += 1
        #expect(NeuronSummary(profile).rows.count == 101)
      }
    }
    #expect(read > 100)
  }

  @Test func `Files are whole or not there`() throws {
    let folder = NSTemporaryDirectory() + "profile-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try WholeFile.makeFolder(folder + "/a/b")
    let path = folder + "/a/b/x.rhprofile"
    try capture().write(to: path)
    #expect(try Capture.load(folder).map(\.file) == [path])
    let before = try WholeFile.read(path)
    let stop = ProfileError(.unwritableFile, "stopped")
    #expect(throws: stop) {
      try WholeFile.write(to: path) { append throws(ProfileError) in
        try append([1, 2, 3])
        throw stop
      }
    }
    #expect(try WholeFile.read(path) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["x.rhprofile"])
    let full = #expect(throws: ProfileError.self) { try WholeFile.write([1], to: "/proc/nothing/x") }
    #expect(full?.code == .unwritableFile)
    #expect(throws: ProfileError.self) { try WholeFile.makeFolder(path) }
    #expect(throws: ProfileError.self) { try Capture.load(folder + "/nowhere") }
    try WholeFile.makeFolder(folder + "/empty")
    #expect(throws: ProfileError.self) { try Capture.load(folder + "/empty") }
  }

  @Test func `Arguments give buffers their kinds, and moves out of a full SBUF are spill`() throws {
    let builder = ProgramBuilder(name: "kinds", core: trn2)
    let x = try builder.buffer("x", .hbm, .f32, role: .input, byteCount: 65536)
    let a = try builder.buffer("a", .hbm, .f32, byteCount: 65536)
    let b = try builder.buffer("b", .hbm, .f32, byteCount: 65536)
    let tile = try builder.buffer("tile", .sbuf, .f32, partitions: 128, byteCount: 512)
    func rows(_ buffer: BufferID) -> AccessPattern {
      AccessPattern(buffer, .f32, partitions: 128, partitionStride: 128, free: [Dimension(128, stride: 1)])
    }
    let here = AccessPattern(tile, .f32, partitions: 128, free: [Dimension(128, stride: 1)])
    try builder.emit(DMACopy(dst: here, src: rows(x)))
    try builder.emit(DMACopy(dst: rows(a), src: here))
    builder.origin = Origin(op: Origin.spill, location: "")
    try builder.emit(DMACopy(dst: rows(b), src: here))
    let profile = try Profile(
      Capture(
        name: "kinds", program: builder.program, chip: "trn2", core: trn2,
        arguments: [.init(name: "params", kind: .weights)]))
    #expect(profile.kinds == [.weights, .activations, .spill, nil])
  }
}
