import GRDB

/// Why the history cannot be used: a code, the file, and a message with the remedy.
public struct HistoryError: Error, Equatable, CustomStringConvertible {
  public enum Code: String, Sendable {
    case corruptHistory, foreignDatabase, unknownSchema, unwritableHistory, diskFull, busyHistory, unknownRun
    case unreadableHistory
  }

  public var code: Code
  public var message: String
  public var place: String

  init(_ code: Code, _ message: String, place: String) {
    self.code = code
    self.message = message
    self.place = place
  }

  public var description: String { "\(place): \(code.rawValue): \(message)" }

  /// What SQLite said, in words of ours.
  init(_ error: any Error, place: String) {
    let error = (error as? DatabaseError) ?? DatabaseError(message: "\(error)")
    let reason = error.message ?? "no reason given"
    self.place = place
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      (code, message) = (
        .corruptHistory,
        "is damaged (\(reason)) and was left as it is; move it away to begin a new one, or restore it from a backup"
      )
    case .SQLITE_FULL:
      (code, message) = (.diskFull, "the disk is full; nothing was recorded: free some space")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      (code, message) = (
        .busyHistory, "another process has been writing for \(Int(History.patience)) seconds; try again"
      )
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      (code, message) = (
        .unwritableHistory,
        "cannot be opened for writing (\(reason)); check the permissions of it and of its folder, or name another file "
          + "with ROUNDHOUSE_DATA"
      )
    default: (code, message) = (.unreadableHistory, "cannot be used: \(reason)")
    }
  }
}
