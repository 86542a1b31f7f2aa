/// libFuzzer's entry.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  if let complaint = complaint(about: Array(UnsafeBufferPointer(start: start, count: count))) { fatalError(complaint) }
  return 0
}
