public import InstructionSet
public import Machine
import Numerics
public import Silicon

/// What a run leaves behind for profiles: the program with its loops rolled, the core, and how control flow went.
///
/// The timeline is no part of it: it follows from these, the same every time (see `Profile`). So a capture costs a run no more
/// than writing a file, and takes as much room as the program.
public struct Capture: Sendable {
  /// An input or output of the program.
  public struct Argument: Sendable, Hashable {
    public var name: String
    public var kind: BufferKind

    public init(name: String, kind: BufferKind) {
      self.name = name
      self.kind = kind
    }
  }

  /// The run, in words and numbers that reports repeat.
  public struct Facts: Sendable, Equatable {
    /// The version that ran it.
    public var version = roundhouseVersion
    /// Command line or script.
    public var command = ""
    /// Name and value of settings that the time depends on, such as `--auto-cast matmult`.
    public var settings: [String] = []
    /// When, as ISO 8601 in UTC.
    public var date = ""
    /// Runs of the program that the capture stands for.
    public var calls = 1
    /// What the host took for all of them, and to compile.
    public var hostSeconds = 0.0
    public var compileSeconds = 0.0

    public init() {}
  }

  /// The suffix of files.
  public static let suffix = ".rhprofile"

  public var name: String
  public var program: Program
  /// The chip as its user knows it.
  public var chip: String
  public var core: NeuronCore
  /// Nil where control flow depends on no values.
  public var control: ControlTrace?
  /// Floating-point operations of the model's matrix products; nil where there is no model, as for kernels.
  public var modelFLOPs: Double?
  /// Of the program's inputs, in order; empty when unknown.
  public var arguments: [Argument]
  public var facts: Facts

  public init(
    name: String, program: Program, chip: String, core: NeuronCore, control: ControlTrace? = nil,
    modelFLOPs: Double? = nil, arguments: [Argument] = [], facts: Facts = Facts()
  ) {
    self.name = name
    self.program = program
    self.chip = chip
    self.core = core
    self.control = control
    self.modelFLOPs = modelFLOPs
    self.arguments = arguments
    self.facts = facts
    // Values are no part of a profile.
    for index in self.program.buffers.indices { self.program.buffers[index].contents = nil }
  }
}

// MARK: Files

extension Capture {
  private static let magic = Array("ROUNDHOUSE PROFILE 2\n".utf8)

  public var bytes: [UInt8] {
    var writer = ByteWriter()
    for text in [facts.version, name, chip, facts.command, facts.date] { writer.add(text) }
    writer.add(facts.settings.count)
    for setting in facts.settings { writer.add(setting) }
    writer.add(facts.calls)
    for number in [facts.hostSeconds, facts.compileSeconds, modelFLOPs ?? .nan] { writer.add(number) }
    writer.add(arguments.count)
    for argument in arguments {
      writer.add(argument.name)
      writer.add(argument.kind.rawValue)
    }
    writer.add(control != nil)
    for list in [control?.tripCounts ?? [], control?.choices ?? [], control?.arrivals.map { Int($0.count) } ?? []] {
      writer.add(list.count)
      for number in list { writer.add(number) }
    }
    core.write(to: &writer)
    program.write(to: &writer)
    let hash = Fingerprint.of(writer.bytes)
    return Self.magic + (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) } + writer.bytes
  }

  /// Writes a file, whole or not at all. Throws `unwritableFile`.
  public func write(to path: String) throws(ProfileError) { try WholeFile.write(bytes, to: path) }

  /// Reads a file that `write` wrote. Throws `notAProfile` for anything else, and for a program that the core refuses.
  public init(contentsOf path: String) throws(ProfileError) {
    do throws(ProfileError) {
      try self.init(bytes: try WholeFile.read(path))
    } catch {
      var error = error
      error.place = path
      throw error
    }
  }

  public init(bytes: [UInt8]) throws(ProfileError) {
    let content = bytes.dropFirst(Self.magic.count + 8)
    let hash = Fingerprint.of(content)
    guard bytes.starts(with: Self.magic.dropLast(2)) else {
      throw ProfileError(.notAProfile, "this is no profile of Roundhouse; name a file *\(Self.suffix)")
    }
    guard bytes.starts(with: Self.magic) else {
      throw ProfileError(
        .otherVersion, "the profile's form is of another version of Roundhouse than \(roundhouseVersion); profile again"
      )
    }
    guard
      bytes.dropFirst(Self.magic.count).prefix(8).elementsEqual(
        (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) })
    else { throw ProfileError(.notAProfile, "the profile is damaged or not whole; profile again") }
    do throws(InstructionError) {
      var reader = ByteReader(content)
      facts = Facts()
      facts.version = try reader.string()
      name = try reader.string()
      chip = try reader.string()
      facts.command = try reader.string()
      facts.date = try reader.string()
      for _ in 0..<(try reader.count()) { facts.settings.append(try reader.string()) }
      facts.calls = try reader.integer(below: 1 << 48)
      facts.hostSeconds = try reader.number(upTo: 1e12)
      facts.compileSeconds = try reader.number(upTo: 1e12)
      modelFLOPs = try reader.optionalNumber(upTo: 1e30)
      arguments = []
      for _ in 0..<(try reader.count()) {
        let name = try reader.string()
        guard let kind = BufferKind(rawValue: try reader.string()) else { throw ByteReader.garbled }
        arguments.append(Argument(name: name, kind: kind))
      }
      let hasControl = try reader.flag()
      var trace = ControlTrace()
      for _ in 0..<(try reader.count()) { trace.tripCounts.append(try reader.integer(below: .max)) }
      for _ in 0..<(try reader.count()) { trace.choices.append(try reader.integer(below: .max)) }
      for _ in 0..<(try reader.count()) { trace.arrivals.append(Ticks(Int64(try reader.integer(below: 1 << 48)))) }
      control = hasControl ? trace : nil
      core = try NeuronCore(from: &reader)
      program = try Program(from: &reader)
      guard reader.isAtEnd else { throw ByteReader.garbled }
      try program.validate(on: core)
    } catch {
      throw ProfileError(
        .otherVersion,
        "the profile's program cannot be read by this version of Roundhouse, \(roundhouseVersion): \(error.message); "
          + "profile again")
    }
  }

  /// The captures of a folder, by file name; or the one file. Throws `notAProfile` where there is none.
  public static func load(_ path: String) throws(ProfileError) -> [(file: String, capture: Capture)] {
    guard WholeFile.isFolder(path) else { return [(path, try Capture(contentsOf: path))] }
    var captures: [(String, Capture)] = []
    for file in try files(in: path) { captures.append((file, try Capture(contentsOf: file))) }
    if captures.isEmpty {
      throw ProfileError(
        .notAProfile, "there is no file *\(suffix) in this folder; name one that --profile wrote to", place: path)
    }
    return captures
  }

  /// Files of captures in a folder and the folders in it.
  private static func files(in folder: String) throws(ProfileError) -> [String] {
    var files: [String] = []
    for name in try WholeFile.names(in: folder) where name != "." && name != ".." {
      let path = folder + "/" + name
      if name.hasSuffix(suffix) {
        files.append(path)
      } else if WholeFile.isFolder(path) {
        files += try self.files(in: path)
      }
    }
    return files
  }
}
