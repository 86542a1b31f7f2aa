/// What a figure measures; two units convert when they measure the same.
public enum Quantity: String, Sendable, CaseIterable {
  case count, frequency, memory, bandwidth, time, compute, ratio

  /// What a description may say, in the units code computes in: wide enough for any idea of a chip, narrow enough that
  /// products of figures fit 64-bit integers.
  public var range: ClosedRange<Double> {
    switch self {
    case .count: 1...65536
    case .frequency: 0.001...1000
    case .memory: 1...0x1p46
    case .bandwidth: 1e-6...1e9
    case .time: 1e-3...1e9
    case .compute: 1e-6...1e12
    case .ratio: 1e-6...1
    }
  }
}

/// A unit of a figure. `scale` converts to the unit that code computes in: GHz, bytes, bytes/ns (= GB/s), ns, TFLOP/s.
public struct FigureUnit: Sendable, Hashable {
  public let symbol: String
  public let quantity: Quantity
  public let scale: Double

  /// The unit of that spelling; nil when there is none. Spellings are case sensitive: `Gb/s` is an eighth of `GB/s`.
  public init?(_ symbol: String) {
    guard let unit = Self.all.first(where: { $0.symbol == symbol }) else { return nil }
    self = unit
  }

  private init(_ symbol: String, _ quantity: Quantity, _ scale: Double) {
    self.symbol = symbol
    self.quantity = quantity
    self.scale = scale
  }

  public static func units(of quantity: Quantity) -> [FigureUnit] { all.filter { $0.quantity == quantity } }

  private static let all: [FigureUnit] = {
    let binary: [(String, Double)] = [("KiB", 0x1p10), ("MiB", 0x1p20), ("GiB", 0x1p30), ("TiB", 0x1p40)]
    let decimal: [(String, Double)] = [("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12)]
    let bytes = [("B", 1.0)] + binary + decimal
    return [FigureUnit("count", .count, 1), FigureUnit("ratio", .ratio, 1), FigureUnit("%", .ratio, 0.01)]
      + [("GHz", 1.0), ("MHz", 1e-3), ("kHz", 1e-6), ("Hz", 1e-9)].map { FigureUnit($0, .frequency, $1) }
      + bytes.map { FigureUnit($0, .memory, $1) }
      + bytes.map { FigureUnit($0 + "/s", .bandwidth, $1 / 1e9) }
      + [("B/ns", 1.0), ("Gb/s", 0.125), ("Tb/s", 125)].map { FigureUnit($0, .bandwidth, $1) }
      + [("ns", 1.0), ("us", 1e3), ("ms", 1e6), ("s", 1e9)].map { FigureUnit($0, .time, $1) }
      + [("TFLOP/s", 1.0), ("GFLOP/s", 1e-3), ("PFLOP/s", 1e3), ("TOP/s", 1)].map { FigureUnit($0, .compute, $1) }
  }()
}
