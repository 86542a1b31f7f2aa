import Foundation
import GRDB
import Testing

@testable import History

/// A folder for one test, removed with it.
private final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "history-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var history: String { path + "/history.sqlite" }
  var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
  func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: history)) }
}

private func sample(_ number: Int = 0) -> RecordedRun {
  RecordedRun(
    time: "2026-11-23T22:33:0\(number % 10)Z", subject: "step.mlir", command: "roundhouse run step.mlir",
    commit: String(repeating: "a", count: 40), chip: "trn2", instance: nil, version: "0.3.0", host: "here",
    settings: ["auto-cast": "all", "quote'\"": "ü,\n"], wallSeconds: 1.5 + Double(number),
    programs: [
      .init(
        name: "jit_step", calls: 3, simulatedSeconds: 0.1 + Double(number), modelFLOPs: 1e12, mfu: 0.25,
        hbmPeakBytes: 1 << 34, bottleneck: "The Tensor engine."),
      .init(name: "jit_add", calls: 1, simulatedSeconds: nil),
    ])
}

private func code(_ body: () throws -> Void) -> HistoryError.Code? {
  do {
    try body()
    return nil
  } catch { return (error as? HistoryError)?.code }
}

@Suite struct `The history` {
  @Test func `gives back what was put in, in order`() throws {
    let folder = try Folder()
    let history = try History(path: folder.history, access: .writing)
    for number in 0..<5 { #expect(try history.add(sample(number)) == number + 1) }
    let again = try History(path: folder.history, access: .reading)
    let expected = (0..<5).map { number in
      var run = sample(number)
      run.id = number + 1
      return run
    }
    #expect(try again.runs() == expected)
    #expect(try again.runs(limit: 2) == Array(expected.suffix(2)))
    #expect(try again.run(3) == expected[2])
    #expect(code { _ = try again.run(6) } == .unknownRun)
  }

  @Test func `is missing until something is recorded`() throws {
    let folder = try Folder()
    #expect(try History.isMissing(folder.history))
    _ = try History(path: folder.history, access: .writing)
    #expect(try !History.isMissing(folder.history))
    #expect(folder.files == ["history.sqlite"])
  }

  /// As a process leaves it that ends while it records: with a journal of what has to be taken back.
  @Test func `forgets the half of a run that was being recorded`() throws {
    let folder = try Folder()
    _ = try History(path: folder.history, access: .writing).add(sample())
    let copy = try Folder()
    let queue = try DatabaseQueue(path: folder.history)
    try queue.inDatabase { database in
      // A cache of one page, so that changes reach the file before they are committed.
      try database.execute(sql: "PRAGMA cache_size = 1")
      try database.beginTransaction(.immediate)
      for _ in 0..<500 {
        try database.execute(
          sql: "INSERT INTO run SELECT NULL, time, subject, hex(randomblob(500)), [commit], chip, instance, version, "
            + "host, settings, wallSeconds FROM run WHERE id = 1")
      }
      for file in folder.files {
        try FileManager.default.copyItem(atPath: "\(folder.path)/\(file)", toPath: "\(copy.path)/\(file)")
      }
      try database.rollback()
    }
    #expect(copy.files == ["history.sqlite", "history.sqlite-journal"])
    #expect(try History(path: copy.history, access: .reading).runs().count == 1)
    #expect(copy.files == ["history.sqlite"])
  }

  @Test func `that is read is not written to`() throws {
    let folder = try Folder()
    _ = try History(path: folder.history, access: .writing).add(sample())
    let bytes = try folder.bytes()
    let history = try History(path: folder.history, access: .reading)
    #expect(code { _ = try history.add(sample()) } == .unwritableHistory)
    #expect(try folder.bytes() == bytes && folder.files == ["history.sqlite"])
  }

  // MARK: Files that are refused

  /// Refused for reading and for writing, and left as it was, with nothing beside it.
  private func expectRefusal(_ folder: Folder, _ wanted: HistoryError.Code, says: String) throws {
    let bytes = try folder.bytes()
    for access in [History.Access.reading, .writing] {
      do {
        _ = try History(path: folder.history, access: access)
        Issue.record("it was opened")
      } catch {
        #expect(error.code == wanted && error.place == folder.history)
        #expect(error.message.contains(says), "\(error)")
      }
    }
    #expect(try folder.bytes() == bytes)
    #expect(folder.files == ["history.sqlite"])
  }

  @Test func `is refused where it is damaged`() throws {
    let folder = try Folder()
    try Data("this is no database at all, but a letter".utf8).write(to: URL(fileURLWithPath: folder.history))
    try expectRefusal(folder, .corruptHistory, says: "is damaged")
    try FileManager.default.removeItem(atPath: folder.history)
    let history = try History(path: folder.history, access: .writing)
    for number in 0..<200 { _ = try history.add(sample(number)) }
    // The header stays whole, half of the pages do not.
    var bytes = try folder.bytes()
    for index in stride(from: 8192, to: bytes.count, by: 3) { bytes[index] = 0xA5 }
    try bytes.write(to: URL(fileURLWithPath: folder.history))
    try expectRefusal(folder, .corruptHistory, says: "is damaged")
  }

  @Test func `is refused where it is cut short`() throws {
    let folder = try Folder()
    let history = try History(path: folder.history, access: .writing)
    for number in 0..<200 { _ = try history.add(sample(number)) }
    let bytes = try folder.bytes()
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: folder.history))
    try expectRefusal(folder, .corruptHistory, says: "is damaged")
  }

  @Test func `is refused where it is another program's`() throws {
    let folder = try Folder()
    _ = FileManager.default.createFile(atPath: folder.history, contents: nil)
    try expectRefusal(folder, .foreignDatabase, says: "no history of Roundhouse")
    try DatabaseQueue(path: folder.history).write { try $0.execute(sql: "CREATE TABLE run (id INTEGER)") }
    try expectRefusal(folder, .foreignDatabase, says: "no history of Roundhouse")
  }

  @Test func `is refused where a newer version wrote it`() throws {
    let folder = try Folder()
    _ = try History(path: folder.history, access: .writing).add(sample())
    try DatabaseQueue(path: folder.history).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99: of tomorrow')")
    }
    try expectRefusal(folder, .unknownSchema, says: "a newer Roundhouse")
  }

  @Test func `is refused where its tables are of no known version`() throws {
    let folder = try Folder()
    try DatabaseQueue(path: folder.history).write {
      try $0.execute(sql: "PRAGMA application_id = \(0x5264_4873); CREATE TABLE runs_of_old (id INTEGER)")
    }
    try expectRefusal(folder, .unknownSchema, says: "tables of no known version")
  }

  @Test func `names the folder that cannot be written to`() throws {
    let folder = try Folder()
    let path = folder.path + "/nothing/history.sqlite"
    #expect(code { _ = try History(path: path, access: .writing) } == .unwritableHistory)
    #expect(code { _ = try History(path: folder.path, access: .writing) } != nil)
  }

  @Test func `says what to do when the disk is full or others write`() {
    let full = HistoryError(DatabaseError(resultCode: .SQLITE_FULL), place: "h")
    #expect(full.code == .diskFull && full.message.contains("free some space"))
    let busy = HistoryError(DatabaseError(resultCode: .SQLITE_BUSY), place: "h")
    #expect(busy.code == .busyHistory && busy.message.contains("try again"))
  }

  // MARK: Company

  @Test func `takes runs of many writers at once`() async throws {
    let folder = try Folder()
    let path = folder.history
    _ = try History(path: path, access: .writing)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<10 { _ = try History(path: path, access: .writing).add(sample(writer * 10 + number)) }
        }
      }
      try await group.waitForAll()
    }
    let runs = try History(path: path, access: .reading).runs()
    #expect(runs.count == 40)
    #expect(Set(runs.map(\.wallSeconds)) == Set((0..<40).map { 1.5 + Double($0) }))
    #expect(runs.allSatisfy { $0.programs.count == 2 })
  }
}
