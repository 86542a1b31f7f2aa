internal import FoundationEssentials
internal import Numerics
public import Reference
internal import StableHLO

/// Reads and writes safetensors: eight bytes of header length, a JSON header, then the tensors' bytes one after another.
///
/// Nothing in a file is trusted: sizes are multiplied with overflow checks, and the tensors must cover the data exactly,
/// without gaps or overlaps, as the format asks.
public enum Safetensors {
  /// The format's own limit on its header.
  static let maximumHeaderByteCount = 100_000_000

  /// The named tensors of a file, in the order of their data.
  public static func read(contentsOf path: String) throws(SafetensorsError) -> [(name: String, tensor: Tensor)] {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw SafetensorsError(.unreadable, "cannot be read: \(error.systemReason)", file: path)
    }
    return try read([UInt8](data), file: path)
  }

  /// The named tensors in a file's bytes; `file` names it in errors.
  public static func read(
    _ bytes: [UInt8], file: String = "<data>"
  ) throws(SafetensorsError) -> [(name: String, tensor: Tensor)] {
    guard bytes.count >= 8 else {
      throw SafetensorsError(
        .truncated, "has \(bytes.count) bytes, too few for a header; is it a safetensors file?", file: file)
    }
    var headerLength: UInt64 = 0
    for i in (0..<8).reversed() { headerLength = headerLength << 8 | UInt64(bytes[i]) }
    guard headerLength <= UInt64(maximumHeaderByteCount) else {
      throw SafetensorsError(
        .badHeader,
        "claims a header of \(headerLength) bytes (at most \(maximumHeaderByteCount)); "
          + "is it a safetensors file?", file: file)
    }
    guard headerLength <= UInt64(bytes.count - 8) else {
      throw SafetensorsError(
        .truncated, "claims a header of \(headerLength) bytes but ends after \(bytes.count - 8); copy it again",
        file: file)
    }
    let start = 8 + Int(headerLength)
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(bytes[8..<start]))
    } catch {
      throw SafetensorsError(.badHeader, "the header is not what the format asks for: \(reason(error))", file: file)
    }
    return try tensors(of: header, bytes: bytes, start: start, file: file)
  }

  private static func tensors(
    of header: Header, bytes: [UInt8], start: Int, file: String
  ) throws(SafetensorsError) -> [(name: String, tensor: Tensor)] {
    let available = UInt64(bytes.count - start)
    var tensors: [(name: String, tensor: Tensor)] = []
    var covered: UInt64 = 0
    var previous: String?
    let ordered = header.entries.sorted {
      ($0.value.begin, $0.value.end, $0.key) < ($1.value.begin, $1.value.end, $1.key)
    }
    for (name, entry) in ordered {
      func failure(_ code: SafetensorsError.Code, _ message: String) -> SafetensorsError {
        SafetensorsError(code, message, file: file, tensor: name)
      }
      guard let element = SafetensorsType.element(named: entry.dtype) else {
        let known = SafetensorsType.names.map(\.name).joined(separator: ", ")
        throw failure(.unknownType, "dtype \"\(entry.dtype)\" is unknown; known are \(known)")
      }
      var shape: [Int] = []
      var count: UInt64 = 1
      for extent in entry.shape {
        guard let size = Int(exactly: extent) else {
          throw failure(.badShape, "extent \(extent) cannot be addressed")
        }
        shape.append(size)
      }
      if entry.shape.contains(0) {
        count = 0
      } else {
        for extent in entry.shape {
          let (product, overflow) = count.multipliedReportingOverflow(by: extent)
          if overflow { throw failure(.badShape, "shape \(entry.shape) has more elements than can be addressed") }
          count = product
        }
      }
      let (bits, overflow) = count.multipliedReportingOverflow(by: UInt64(storedBits(element)))
      guard !overflow, bits % 8 == 0 else {
        throw failure(.badShape, "shape \(entry.shape) of \(entry.dtype) is not a whole, addressable number of bytes")
      }
      guard entry.begin <= entry.end, entry.end <= available else {
        let code: SafetensorsError.Code = entry.begin <= entry.end ? .truncated : .badOffsets
        throw failure(
          code,
          "data_offsets [\(entry.begin), \(entry.end)] do not lie in the file's \(available) bytes of data; "
            + "the file was cut or its header altered: write it again")
      }
      guard entry.end - entry.begin == bits / 8 else {
        throw failure(
          .badOffsets,
          "data_offsets [\(entry.begin), \(entry.end)] hold \(entry.end - entry.begin) bytes, but shape "
            + "\(entry.shape) of \(entry.dtype) takes \(bits / 8); write the file again")
      }
      guard entry.begin == covered else {
        let relation = entry.begin < covered ? "overlap those of" : "leave a gap after"
        throw failure(
          .badOffsets,
          "data_offsets [\(entry.begin), \(entry.end)] \(relation) "
            + "\(previous.map { "tensor \"\($0)\"" } ?? "the header"); write the file again")
      }
      covered = entry.end
      previous = name
      let range = start + Int(entry.begin)..<start + Int(entry.end)
      let stored = Array(bytes[range])
      let type = TensorType(shape, element)
      tensors.append((name, Tensor(type: type, bytes: element == .f4E2M1FN ? unpacked(stored) : stored)))
    }
    guard covered == available else {
      throw SafetensorsError(
        .badOffsets, "\(available - covered) bytes of data belong to no tensor; write the file again", file: file)
    }
    return tensors
  }

  /// Writes named tensors; nothing is written when they cannot be.
  public static func write(
    _ tensors: [(name: String, tensor: Tensor)], to path: String
  ) throws(SafetensorsError) {
    let bytes = try encode(tensors, file: path)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw SafetensorsError(.unwritable, "cannot be written: \(error.systemReason)", file: path)
    }
  }

  /// The bytes of a file that holds the tensors in the order given.
  public static func encode(
    _ tensors: [(name: String, tensor: Tensor)], file: String = "<data>"
  ) throws(SafetensorsError) -> [UInt8] {
    var rows: [String] = []
    var data: [UInt8] = []
    var names: Set<String> = []
    for (name, tensor) in tensors {
      guard name != Header.metadataKey, names.insert(name).inserted else {
        throw SafetensorsError(.badName, "the name is reserved or used twice; rename one", file: file, tensor: name)
      }
      let element = tensor.element
      let isPacked = element == .f4E2M1FN
      guard tensor.bytes.count == tensor.type.byteCount, !isPacked || tensor.count % 2 == 0 else {
        throw SafetensorsError(
          .badShape,
          "\(tensor.bytes.count) bytes are not what shape \(tensor.shape) of "
            + "\(SafetensorsType.name(of: element)) takes", file: file, tensor: name)
      }
      let begin = data.count
      data += isPacked ? packed(tensor.bytes) : tensor.bytes
      rows.append(
        "\(quoted(name)):{\"dtype\":\"\(SafetensorsType.name(of: element))\",\"shape\":["
          + tensor.shape.map(String.init).joined(separator: ",") + "],\"data_offsets\":[\(begin),\(data.count)]}")
    }
    var header = Array("{\(rows.joined(separator: ","))}".utf8)
    // Eight-byte alignment of the data, as the format recommends.
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    return length + header + data
  }

  /// F4 is stored two to a byte, the first in the low half; everything else as in memory.
  private static func storedBits(_ element: ElementType) -> Int {
    element == .f4E2M1FN ? 4 : element.byteCount * 8
  }

  private static func unpacked(_ bytes: [UInt8]) -> [UInt8] { bytes.flatMap { [$0 & 15, $0 >> 4] } }

  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 2).map { bytes[$0] & 15 | bytes[$0 + 1] << 4 }
  }

  private static func quoted(_ name: String) -> String {
    guard let data = try? JSONEncoder().encode(name), let text = String(data: data, encoding: .utf8) else {
      preconditionFailure("every string is JSON")
    }
    return text
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "\(path(context)) has no \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "\(path(context)): \(context.debugDescription)"
    case DecodingError.dataCorrupted(let context):
      context.codingPath.isEmpty
        ? "it is not JSON with whole numbers of 0 or more" : "\(path(context)): \(context.debugDescription)"
    default: "\(error)"
    }
  }

  private static func path(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    return path.isEmpty ? "the header" : "\"\(path)\""
  }
}

/// The JSON header: one entry per tensor, and `__metadata__`, which nothing here uses.
private struct Header: Decodable {
  struct Entry: Decodable {
    let dtype: String
    let shape: [UInt64]
    let begin: UInt64
    let end: UInt64

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      dtype = try fields.decode(String.self, forKey: .dtype)
      shape = try fields.decode([UInt64].self, forKey: .shape)
      let offsets = try fields.decode([UInt64].self, forKey: .dataOffsets)
      guard offsets.count == 2 else {
        throw DecodingError.dataCorruptedError(
          forKey: .dataOffsets, in: fields, debugDescription: "needs a begin and an end")
      }
      (begin, end) = (offsets[0], offsets[1])
    }
  }

  static let metadataKey = "__metadata__"
  var entries: [String: Entry] = [:]

  struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Name.self)
    for key in fields.allKeys where key.stringValue != Self.metadataKey {
      entries[key.stringValue] = try fields.decode(Entry.self, forKey: key)
    }
  }
}
