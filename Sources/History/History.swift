import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The runs that were recorded, in a SQLite file. Any number of processes may use it at the same time.
///
/// A file that is damaged, that is no history, or whose tables are not those of this version is refused and never
/// written to.
public struct History {
  /// How long to wait for another process that writes, in seconds.
  static let patience = 10.0

  private let path: String
  private let database: DatabaseQueue

  public enum Access: Sendable { case reading, writing }

  /// Opens a history; for writing, makes the file where there is none. For reading there must be one.
  public init(path: String, access: Access) throws(HistoryError) {
    self.path = path
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(Self.patience)
      if access == .writing, try Self.isMissing(path) { try Self.make(path, configuration) }
      // First without a right to write: what is refused stays as it is.
      configuration.readonly = true
      try Self.look(path, configuration)
      configuration.readonly = access == .reading
      database = try DatabaseQueue(path: path, configuration: configuration)
      if access == .writing { try Schema.migrator.migrate(database) }
    } catch let error as HistoryError {
      throw error
    } catch {
      throw HistoryError(error, place: path)
    }
  }

  /// Nothing was ever recorded: there is no file.
  public static func isMissing(_ path: String) throws(HistoryError) -> Bool {
    guard let file = fopen(path, "re") else {
      if errno == ENOENT { return true }
      throw HistoryError(
        .unreadableHistory, "cannot be read: \(String(cString: strerror(errno))); check its permissions", place: path)
    }
    fclose(file)
    return false
  }

  /// Makes a history without runs: under another name until it is whole, since other processes may be about to do the
  /// same.
  private static func make(_ path: String, _ configuration: Configuration) throws {
    let temporary = "\(path).\(UInt64.random(in: 0...(.max))).new"
    defer { unlink(temporary) }
    let database = try DatabaseQueue(path: temporary, configuration: configuration)
    try Schema.migrator.migrate(database)
    try database.close()
    // Whoever was first has made it.
    guard link(temporary, path) == 0 || errno == EEXIST else {
      throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: String(cString: strerror(errno)))
    }
  }

  private static func look(_ path: String, _ configuration: Configuration) throws {
    func look(_ configuration: Configuration) throws {
      try DatabaseQueue(path: path, configuration: configuration).read { try check($0, path) }
    }
    do {
      try look(configuration)
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
      // A process ended while it recorded: SQLite takes its half back, which only who may write can do.
      var configuration = configuration
      configuration.readonly = false
      try look(configuration)
    }
  }

  private static func check(_ database: Database, _ path: String) throws {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == Schema.applicationID else {
      throw HistoryError(
        .foreignDatabase,
        "is a database, but no history of Roundhouse, and was left as it is; name another file with "
          + "ROUNDHOUSE_DATA", place: path)
    }
    if let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), finding != "ok" {
      throw HistoryError(DatabaseError(resultCode: .SQLITE_CORRUPT, message: finding), place: path)
    }
    let isNewer = try Schema.migrator.hasBeenSuperseded(database)
    let isKnown = try !Schema.migrator.appliedIdentifiers(database).isEmpty
    guard !isNewer, isKnown else {
      throw HistoryError(
        .unknownSchema,
        isNewer
          ? "was written by a newer Roundhouse and was left as it is; update Roundhouse"
          : "has tables of no known version and was left as it is; move it away to begin a new one", place: path)
    }
  }

  /// Keeps a run, all or nothing. Returns its number.
  public func add(_ run: RecordedRun) throws(HistoryError) -> Int {
    try perform {
      try database.write { database in
        var row = RunRow(run)
        try row.insert(database)
        let id = row.id ?? 0
        for program in run.programs { try ProgramRow(program, run: id).insert(database) }
        return Int(id)
      }
    }
  }

  /// The last `limit` runs, the first of them first; all without a limit.
  public func runs(limit: Int? = nil) throws(HistoryError) -> [RecordedRun] {
    try perform {
      try database.read { database in
        var request = RunRow.including(all: RunRow.programs.forKey("programs").order(Column("id")))
          .order(Column("id").desc)
        if let limit { request = request.limit(limit) }
        return try request.asRequest(of: RunWithPrograms.self).fetchAll(database).reversed().map(\.recorded)
      }
    }
  }

  /// Throws `unknownRun` where there is none.
  public func run(_ id: Int) throws(HistoryError) -> RecordedRun {
    let found = try perform {
      try database.read { database in
        try RunRow.including(all: RunRow.programs.forKey("programs").order(Column("id"))).filter(Column("id") == id)
          .asRequest(of: RunWithPrograms.self).fetchOne(database)
      }
    }
    guard let found else {
      throw HistoryError(
        .unknownRun, "there is no run \(id); `roundhouse runs list` shows those there are", place: path)
    }
    return found.recorded
  }

  private func perform<Result>(_ body: () throws -> Result) throws(HistoryError) -> Result {
    do { return try body() } catch { throw HistoryError(error, place: path) }
  }
}
