import InstructionSet
import Machine
import Silicon

/// Writes what ran on simulated devices as an XSpace message: what XProf, TensorBoard and `jax.profiler.ProfileData` read.
///
/// A run stands at the time at which the host began to simulate it, or right behind the one before on its device where that
/// is not over by then; within it, time is the chip's. Every device has two planes. `/device:CUSTOM:NeuronCore-v3 0
/// (simulated)` has a row for each engine and each DMA queue. `/device:TPU:0` has the rows that XProf's tables are made
/// from, which it takes from planes of that name only: Steps, XLA Modules and XLA Ops.
public struct XSpace {
  public struct Run: Sendable {
    /// The device's number.
    public var device: Int
    /// Position in the programs.
    public var program: Int
    /// Nanoseconds since 1970.
    public var start: Int64

    public init(device: Int, program: Int, start: Int64) {
      self.device = device
      self.program = program
      self.start = start
    }
  }

  /// Events that XProf opens quickly enough.
  public static let limit = 1_000_000

  /// - Parameters:
  ///   - limit: About how many events to write at most; each run gets the same share of it, and draws neighbours together
  ///     where it has more.
  ///   - warnings: What the reader has to know besides.
  public static func bytes(_ programs: [Profile], _ runs: [Run], limit: Int = limit, warnings: [String] = []) -> [UInt8]
  {
    let share = max(100, limit / max(1, runs.count))
    let drawn = programs.map { DrawnProgram($0, limit: share) }
    var space = ProtobufWriter()
    var number = 0
    for device in Set(runs.map(\.device)).sorted() {
      let placed = place(runs.filter { $0.device == device }, drawn)
      for plane in [engines, operations] {
        number += 1
        let bytes = plane(device, number, drawn, placed).bytes
        space.add(1, bytes)
      }
    }
    let merged = drawn.filter { $0.resolution > .zero }.map {
      "\($0.profile.capture.name): neighbours less than \(Int($0.resolution.nanoseconds)) ns apart are drawn as one"
    }
    for warning in warnings + merged { space.add(3, warning) }
    return space.bytes
  }

  /// A run on its device, in picoseconds from the first one's start.
  private struct Placed {
    var program: Int
    var start: Int64
    var origin: Int64
  }

  private static func place(_ runs: [Run], _ programs: [DrawnProgram]) -> [Placed] {
    let runs = runs.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    let origin = runs.first?.start ?? 0
    var free: Int64 = 0
    return runs.map { run in
      // The host's clock may be set meanwhile.
      let start = max(free, min(run.start - origin, Ticks.mostPicoseconds / 1000) * 1000)
      let timeline = programs[run.program].profile.timeline
      free = min(start + (timeline.launch + timeline.total).picoseconds, Ticks.mostPicoseconds)
      return Placed(program: run.program, start: start, origin: origin)
    }
  }

  // MARK: Engines and queues

  private static func engines(
    _ device: Int, _ number: Int, _ programs: [DrawnProgram], _ runs: [Placed]
  ) -> XPlane {
    let core = "NeuronCore-\(programs[runs[0].program].profile.core.generation.rawValue)"
    var plane = XPlane("/device:CUSTOM:\(core) \(device) (simulated)", number: number)
    plane.add("simulated", .integer(1))
    var kinds: [[Int: Int]] = programs.map { _ in [:] }
    for (row, lane) in Span.Lane.all.enumerated() {
      var line = XPlane.Line()
      for run in runs {
        let program = programs[run.program]
        let begin = run.start + program.profile.timeline.launch.picoseconds
        var end: Int64 = 0
        for span in program.spans where span.lane == lane {
          // Transfers of a queue go on at the same time; a row shows when something is under way.
          let from = max(end, span.start.picoseconds)
          end = max(end, span.end.picoseconds)
          if kinds[run.program][span.instruction] == nil {
            let instruction = program.profile.recording.instructions[span.instruction]
            kinds[run.program][span.instruction] = plane.event(
              instruction.mnemonic,
              place(instruction.origin.op, instruction.origin.location) + [
                ("cost", .text("\(instruction.status.rawValue): \(instruction.costRow)"))
              ])
          }
          line.add(
            kinds[run.program][span.instruction]!, start: begin + from, duration: end - from,
            stats: span.instructions > 1 ? [plane.encoded("executions", .integer(span.instructions))] : [])
        }
      }
      plane.line(row + 1, lane.title, start: runs[0].origin, line)
    }
    return plane
  }

  // MARK: Operations

  private static func operations(
    _ device: Int, _ number: Int, _ programs: [DrawnProgram], _ runs: [Placed]
  ) -> XPlane {
    let core = programs[runs[0].program].profile.core
    var plane = XPlane("/device:TPU:\(device)", number: number)
    plane.add("device_type_string", .text("NeuronCore-\(core.generation.rawValue) (simulated)"))
    plane.add("device_vendor", .text("Roundhouse, simulated"))
    plane.add("peak_teraflops_per_second", .number(core.peakBF16TeraFLOPS))
    plane.add("peak_hbm_bw_gigabytes_per_second", .number(core.hbmBytesPerNanosecond))
    var steps = XPlane.Line()
    var modules = XPlane.Line()
    var operations = XPlane.Line()
    var kinds: [Int: (module: Int, operations: [Int])] = [:]
    for (index, run) in runs.enumerated() {
      let program = programs[run.program]
      let kind = kinds[run.program] ?? kind(of: program, number: run.program + 1, in: &plane)
      kinds[run.program] = kind
      let group = [plane.encoded("group_id", .integer(index))]
      let launch = program.profile.timeline.launch.picoseconds
      let duration = launch + program.profile.timeline.total.picoseconds
      steps.add(
        plane.event("\(index)"), start: run.start, duration: duration,
        stats: group + [plane.encoded("step_name", .text("\(index)"))])
      modules.add(
        kind.module, start: run.start, duration: duration, stats: group + [plane.encoded("run_id", .integer(index))])
      for slice in program.operations {
        let start = slice.start.picoseconds
        operations.add(
          kind.operations[slice.operation], start: run.start + launch + start, duration: slice.end.picoseconds - start,
          stats: group)
      }
    }
    for (row, (name, line)) in [("Steps", steps), ("XLA Modules", modules), ("XLA Ops", operations)].enumerated() {
      plane.line(row + 1, name, start: runs[0].origin, line)
    }
    return plane
  }

  private static func kind(
    of program: DrawnProgram, number: Int, in plane: inout XPlane
  ) -> (module: Int, operations: [Int]) {
    let module = "\(program.profile.capture.name)(\(number))"
    let moduleKind = plane.event(module, [("program_id", .integer(number))])
    var slices = [Int](repeating: 0, count: program.shares.count)
    for slice in program.operations { slices[slice.operation] += 1 }
    let operations = program.shares.enumerated().map { index, share in
      let times = max(1, slices[index])
      let name = share.key.op.isEmpty ? "unnamed" : share.key.op
      var traffic = ProtobufWriter()
      for (access, bytes) in [(1, share.hbmBytesRead), (2, share.hbmBytesWritten)] {
        traffic.message(1) { accessed in
          accessed.add(1, access)
          accessed.add(2, 1)
          accessed.add(3, bytes / times)
        }
      }
      return plane.event(
        "\(name).\(index + 1)", display: "\(name).\(index + 1)",
        place(name, share.key.location) + [
          ("hlo_category", .text(name)), ("hlo_module", .text(module)), ("program_id", .integer(number)),
          ("symbol_id", .integer(index + 1)), ("flops", .integer(Int(min(share.flops, 9e18)) / times)),
          ("model_flops", .integer(Int(min(share.flops, 9e18)) / times)),
          ("bytes_accessed", .integer((share.hbmBytesRead + share.hbmBytesWritten) / times)),
          ("memory_access_breakdown", .bytes(traffic.bytes)),
        ])
    }
    return (moduleKind, operations)
  }

  /// An op and where it stands. XProf wants the name of an op and its type in one, and a source with a line.
  private static func place(_ op: String, _ location: String) -> [(String, XPlane.Stat)] {
    let line = location.split(separator: ":").last
    if line != nil && line!.allSatisfy(\.isNumber) {
      return [("tf_op", .text("\(op):\(op)")), ("source", .text(location))]
    }
    return [("tf_op", .text("\(location.isEmpty ? op : location):\(op)"))]
  }
}

/// A program's events, for all of its runs.
private struct DrawnProgram {
  /// The time that one op takes of the program's.
  struct Slice {
    /// Position in `shares`.
    var operation: Int
    var start: Ticks
    var end: Ticks
  }

  let profile: Profile
  let spans: [Span]
  let resolution: Ticks
  /// By op and source line.
  let shares: [Share]
  /// One behind the other, from beginning to end.
  let operations: [Slice]

  init(_ profile: Profile, limit: Int) {
    self.profile = profile
    (spans, resolution) = profile.spans(limit: limit)
    shares = profile.shares { Share.Key(op: $0.origin.op, location: $0.origin.location) }
    operations = Self.operations(profile, shares, limit: limit)
  }

  /// Each op from when everything before it was over until it was over itself: what runs beside earlier ones takes no time,
  /// and together they take all of it. Where there are many, ops come once in each of equal parts of the time.
  private static func operations(_ profile: Profile, _ shares: [Share], limit: Int) -> [Slice] {
    var positions: [Share.Key: Int] = [:]
    for (position, share) in shares.enumerated() { positions[share.key] = position }
    let operation = profile.recording.instructions.map {
      positions[Share.Key(op: $0.origin.op, location: $0.origin.location)] ?? 0
    }
    let parts = Int64(max(1, limit / 20))
    let width = profile.recording.eventCount <= limit ? 1 : max(1, profile.timeline.total.count / parts)
    var slices: [Slice] = []
    var firstOfPart = 0
    var frontier = Ticks.zero
    profile.recording.forEachStretch(limit: 20_000_000) { event, _, times, interval in
      let end = max(event.end, event.visible) + interval * (times - 1)
      guard end > frontier else { return }
      let operation = operation[Int(event.instruction)]
      if width > 1, firstOfPart < slices.count, slices[firstOfPart].start.count / width != frontier.count / width {
        firstOfPart = slices.count
      }
      let first = width > 1 ? firstOfPart : max(0, slices.count - 1)
      if let known = slices[first...].firstIndex(where: { $0.operation == operation }) {
        slices[known].end += end - frontier
        for later in slices.indices[(known + 1)...] {
          slices[later].start += end - frontier
          slices[later].end += end - frontier
        }
      } else {
        slices.append(Slice(operation: operation, start: frontier, end: end))
      }
      frontier = end
    }
    return slices
  }
}

extension Ticks {
  /// 26 days; sums of a few are still numbers.
  static let mostPicoseconds: Int64 = 1 << 61

  /// Rounded down.
  var picoseconds: Int64 {
    let (whole, rest) = count.quotientAndRemainder(dividingBy: 21)
    let (scaled, overflow) = whole.multipliedReportingOverflow(by: 625)
    return overflow ? Self.mostPicoseconds : min(scaled + rest * 625 / 21, Self.mostPicoseconds)
  }
}
