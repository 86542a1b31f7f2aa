import StableHLO

/// libFuzzer's entry: any bytes are read or refused with an error; what is read is verified or refused; and what is
/// verified prints as text that reads back and prints the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(StableHLOError) {
    let module = try Module(reading: bytes)
    try module.verify()
    let text = module.text
    let again = try? Module(parsing: text)
    precondition(again?.text == text, "printed text does not read back to the same module")
  } catch {
    precondition(!error.description.isEmpty)
  }
  return 0
}
