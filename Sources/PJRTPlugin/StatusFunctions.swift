import Runtime
import Silicon

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// C functions beside PJRT, which the Python package calls. Any thread may, at any time. Texts that end in a zero byte
// belong to the caller, who gives them back to roundhouse_free.

private let versionText = HandedOutText(roundhouseVersion + "\0")

@_cdecl("roundhouse_version")
public func roundhouseVersionText() -> UnsafePointer<CChar> { UnsafePointer(versionText.start) }

/// `ProcessStatus` as JSON.
@_cdecl("roundhouse_status_json")
public func roundhouseStatusJSON() -> UnsafeMutablePointer<CChar>? { json(ProgramBook.status()) }

/// The `Summary` of a program by its id, with the keys of `roundhouse run --json`; `null` when there is none.
@_cdecl("roundhouse_summary_json")
public func roundhouseSummaryJSON(_ id: Int64) -> UnsafeMutablePointer<CChar>? {
  json(ProgramBook.summary(of: Int(id)))
}

@_cdecl("roundhouse_free")
public func roundhouseFree(_ text: UnsafeMutableRawPointer?) { free(text) }

private func json(_ value: (some Encodable)?) -> UnsafeMutablePointer<CChar>? {
  guard let value, let data = try? JSONEncoder().encode(value) else { return strdup("null") }
  return strdup(String(decoding: data, as: UTF8.self))
}
