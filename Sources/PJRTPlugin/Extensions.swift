import CPJRT

/// The list of extensions, which hangs on the table of calls.
func extensions() -> UnsafeMutablePointer<PJRT_Extension_Base> {
  let bases = [profilerExtension(), layoutsExtension(), shardingsExtension(), memoryDescriptionsExtension()]
  for (base, next) in zip(bases, bases.dropFirst()) { base.pointee.next = next }
  return bases[0]
}

/// An extension that lasts as long as the process.
func makeExtension<Extension>(_ type: Int, _ contents: Extension) -> UnsafeMutablePointer<PJRT_Extension_Base> {
  let made = UnsafeMutablePointer<Extension>.allocate(capacity: 1)
  made.initialize(to: contents)
  // Every extension begins with its base.
  let base = UnsafeMutableRawPointer(made).assumingMemoryBound(to: PJRT_Extension_Base.self)
  base.pointee.struct_size = MemoryLayout<Extension>.size
  base.pointee.type = Int32(type)
  return base
}
