import GRDB

/// The tables, as they came to be.
enum Schema {
  /// SQLite keeps it in the file's header: this is a history of Roundhouse, "RdHs".
  static let applicationID = 0x5264_4873

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: runs and their programs") { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.create(table: "run") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("time", .text).notNull().indexed()
        table.column("subject", .text).notNull().indexed()
        table.column("command", .text).notNull()
        table.column("commit", .text)
        table.column("chip", .text).notNull()
        table.column("instance", .text)
        table.column("version", .text).notNull()
        table.column("host", .text).notNull()
        // A JSON object.
        table.column("settings", .text).notNull()
        table.column("wallSeconds", .double).notNull()
      }
      try database.create(table: "program") { table in
        table.autoIncrementedPrimaryKey("id")
        table.belongsTo("run", onDelete: .cascade).notNull()
        table.column("name", .text).notNull()
        table.column("calls", .integer).notNull()
        table.column("simulatedSeconds", .double)
        table.column("modelFLOPs", .double)
        table.column("mfu", .double)
        table.column("hbmPeakBytes", .integer)
        table.column("bottleneck", .text)
      }
    }
    return migrator
  }()
}

/// A row of `run`.
struct RunRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "run"
  static let programs = hasMany(ProgramRow.self)

  var id: Int64?
  var time: String
  var subject: String
  var command: String
  var commit: String?
  var chip: String
  var instance: String?
  var version: String
  var host: String
  var settings: [String: String]
  var wallSeconds: Double

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

  init(_ run: RecordedRun) {
    time = run.time
    subject = run.subject
    command = run.command
    commit = run.commit
    chip = run.chip
    instance = run.instance
    version = run.version
    host = run.host
    settings = run.settings
    wallSeconds = run.wallSeconds
  }
}

/// A row of `program`.
struct ProgramRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "program"

  var runId: Int64
  var name: String
  var calls: Int
  var simulatedSeconds: Double?
  var modelFLOPs: Double?
  var mfu: Double?
  var hbmPeakBytes: Int?
  var bottleneck: String?

  init(_ program: RecordedRun.Program, run: Int64) {
    runId = run
    name = program.name
    calls = program.calls
    simulatedSeconds = program.simulatedSeconds
    modelFLOPs = program.modelFLOPs
    mfu = program.mfu
    hbmPeakBytes = program.hbmPeakBytes
    bottleneck = program.bottleneck
  }

  var program: RecordedRun.Program {
    RecordedRun.Program(
      name: name, calls: calls, simulatedSeconds: simulatedSeconds, modelFLOPs: modelFLOPs, mfu: mfu,
      hbmPeakBytes: hbmPeakBytes, bottleneck: bottleneck)
  }
}

/// A run with its programs, as one query brings them.
struct RunWithPrograms: Decodable, FetchableRecord {
  var run: RunRow
  var programs: [ProgramRow]

  var recorded: RecordedRun {
    RecordedRun(
      id: run.id.map(Int.init), time: run.time, subject: run.subject, command: run.command, commit: run.commit,
      chip: run.chip, instance: run.instance, version: run.version, host: run.host, settings: run.settings,
      wallSeconds: run.wallSeconds, programs: programs.map(\.program))
  }
}
