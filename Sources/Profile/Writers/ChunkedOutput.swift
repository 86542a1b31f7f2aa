/// Bytes on their way to a file, handed on in chunks.
///
/// After the receiver's first error nothing more reaches it, and `write` throws that error in the end: so loops that cannot
/// throw may write.
final class ChunkedOutput {
  typealias Receiver = (ArraySlice<UInt8>) throws(ProfileError) -> Void

  private static let chunk = 1 << 16
  private var bytes: [UInt8] = []
  private let receiver: Receiver
  private var failure: ProfileError?

  private init(to receiver: @escaping Receiver) { self.receiver = receiver }

  /// Hands what `body` writes to `receiver`.
  static func write<Result>(to receiver: Receiver, _ body: (ChunkedOutput) -> Result) throws(ProfileError) -> Result {
    try withoutActuallyEscaping(receiver) { (receiver: @escaping Receiver) throws(ProfileError) -> Result in
      let output = ChunkedOutput(to: receiver)
      let result = body(output)
      output.handOn()
      if let failure = output.failure { throw failure }
      return result
    }
  }

  func append(_ byte: Unicode.Scalar) { bytes.append(UInt8(ascii: byte)) }

  func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.chunk { handOn() }
  }

  func append(_ bytes: [UInt8]) {
    self.bytes += bytes
    if self.bytes.count >= Self.chunk { handOn() }
  }

  private func handOn() {
    if failure == nil && !bytes.isEmpty {
      do throws(ProfileError) {
        try receiver(bytes[...])
      } catch {
        failure = error
      }
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
