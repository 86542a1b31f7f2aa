public import CPJRT

/// The plugin's one entry point: the table of PJRT calls, which never changes.
@_cdecl("GetPjrtApi")
public func getPjrtApi() -> UnsafePointer<PJRT_Api> { UnsafePointer(api.table) }

private struct Table: @unchecked Sendable {
  let table: UnsafeMutablePointer<PJRT_Api>
}

private let api: Table = {
  let table = UnsafeMutablePointer<PJRT_Api>.allocate(capacity: 1)
  table.initialize(to: PJRT_Api())
  table.pointee.struct_size = MemoryLayout<PJRT_Api>.size
  table.pointee.pjrt_api_version.struct_size = MemoryLayout<PJRT_Api_Version>.size
  table.pointee.pjrt_api_version.major_version = PJRT_API_MAJOR
  table.pointee.pjrt_api_version.minor_version = PJRT_API_MINOR
  table.pointee.extension_start = extensions()
  table.pointee.bindErrors()
  table.pointee.bindPlugin()
  table.pointee.bindEvents()
  table.pointee.bindClient()
  table.pointee.bindDevices()
  table.pointee.bindMemories()
  table.pointee.bindTopologies()
  table.pointee.bindBuffers()
  table.pointee.bindExecutables()
  table.pointee.bindLoadedExecutables()
  table.pointee.bindWhatIsNotOffered()
  return Table(table: table)
}()
