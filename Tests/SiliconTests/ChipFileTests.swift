import Silicon
import Testing

@Suite struct ChipFileTests {
  @Test func `a user's file changes what it names and keeps the rest`() throws {
    let chip = try ChipCatalog.load(
      """
      name: dream
      base: trn2
      tensor:
        clock: {value: 2800, unit: MHz, status: derived, source: a slide, note: why not}
      hbm:
        bandwidth: 5.8 TB/s
        capacity: 192 GiB
      """, file: "dream.yaml")
    let core = chip.core
    let trn2 = try ChipCatalog.chip(named: "trn2").core
    #expect(chip.name == "dream" && chip.base == "trn2" && chip.generation == .v3)
    #expect(abs(core.tensorClock - 2.8) < 1e-12)
    #expect(core.hbmBytesPerNanosecond == 2 * trn2.hbmBytesPerNanosecond)
    #expect(core.hbmBytes == 2 * trn2.hbmBytes)
    #expect(core.vectorClock == trn2.vectorClock && core.dmaEngines == trn2.dmaEngines)
    #expect(chip[.tensorClock]?.status == .derived)
    #expect(chip[.hbmBandwidth]?.status == .estimated && chip[.hbmBandwidth]?.source == "dream.yaml")
  }

  /// Text after `base: trn2`, and the code, place and a word of the complaint.
  static let wrong: [(String, SiliconError.Code, String, String)] = [
    ("tensor:\n  clok: 2.8 GHz\n", .unknownField, "c.yaml:3:3", "no field 'clok'"),
    ("tensr:\n  clock: 2.8 GHz\n", .unknownField, "c.yaml:2:1", "no section is called 'tensr'"),
    ("tensor:\n  clock: 2.8 GB/s\n", .unit, "c.yaml:3:10", "tensor.clock is a frequency"),
    ("tensor:\n  clock: {value: 2.8, unit: Ghz}\n", .unit, "c.yaml:3:29", "'Ghz' is not a unit"),
    ("tensor:\n  clock: 2.8\n", .unit, "c.yaml:3:10", "tensor.clock is a frequency"),
    ("hbm:\n  capacity: {value: 96, unit: GiB/s}\n", .unit, "c.yaml:3:31", "hbm.capacity is a memory"),
    ("tensor:\n  clock: fast GHz\n", .value, "c.yaml:3:10", "'fast'"),
    ("tensor:\n  clock: 0 GHz\n", .value, "c.yaml:3:10", "'0'"),
    ("tensor:\n  clock: -1 GHz\n", .value, "c.yaml:3:10", "'-1'"),
    ("tensor:\n  clock: inf GHz\n", .value, "c.yaml:3:10", "'inf'"),
    ("tensor:\n  rows: 1e300\n", .value, "c.yaml:3:9", "'1e300'"),
    ("sbuf:\n  partitions: 4503599627370496\n", .value, "c.yaml:3:15", "'4503599627370496'"),
    ("hbm:\n  capacity: 1e9 TiB\n", .value, "c.yaml:3:13", "'1e9'"),
    ("tensor:\n  clock: 1e-300 GHz\n", .value, "c.yaml:3:10", "'1e-300'"),
    ("throttle:\n  rate: 150 %\n", .value, "c.yaml:3:9", "'150'"),
    ("tensor:\n  rows: 127.5\n", .value, "c.yaml:3:9", "not whole"),
    ("tensor:\n  clock: [1, 2]\n", .syntax, "c.yaml:3:10", "should be a mapping"),
    ("tensor:\n  clock: {value: 1, unit: GHz, because: so}\n", .unknownField, "c.yaml:3:32", "no 'because'"),
    ("tensor:\n  clock: {unit: GHz}\n", .missingField, "c.yaml:3:10", "no value"),
    ("tensor:\n  clock: {value: 1, unit: GHz, status: certain}\n", .value, "c.yaml:3:40", "no such status"),
    ("tensor: 3\n", .syntax, "c.yaml:2:9", "should be a mapping"),
    ("tensor:\n  clock: {value: 1\n", .syntax, "c.yaml:4:1", ""),
    ("generation: v9\n", .value, "c.yaml:2:13", "no such generation"),
    ("tensor:\n  clock: 1 GHz\ntensor:\n  clock: 2 GHz\n", .syntax, "c.yaml:4:1", "written twice"),
  ]

  @Test(arguments: wrong)
  func `a wrong file is one error with its line`(text: String, code: SiliconError.Code, place: String, words: String) {
    do {
      _ = try ChipCatalog.load("base: trn2\n" + text, file: "c.yaml")
      Issue.record("was accepted: \(text)")
    } catch {
      #expect(error.code == code && error.place == place && error.message.contains(words), "\(error)")
      #expect(!error.remedy.isEmpty)
    }
  }

  @Test(arguments: ["", "[]", "3", "base: trn9\n", "name: x\n", "generation: v3\n", "\u{0}", "base: [trn2]"])
  func `a file that is no chip is an error`(text: String) {
    #expect(throws: SiliconError.self) { try ChipCatalog.load(text, file: "c.yaml") }
  }

  @Test func `bytes that are not text are an error`() {
    #expect(throws: SiliconError.self) { try ChipCatalog.load(bytes: [0x62, 0xff, 0xfe], file: "c.yaml") }
  }

  @Test func `a file without a base names every figure it lacks`() {
    do {
      _ = try ChipCatalog.load("name: x\ngeneration: v3\ntensor:\n  clock: 2 GHz\n", file: "c.yaml")
      Issue.record("was accepted")
    } catch {
      #expect(error.code == .missingField && error.message.contains("hbm.capacity"))
      #expect(!error.message.contains("tensor.clock"))
    }
  }

  @Test func `a chip of the largest figures can be shown and used`() throws {
    let largest = ChipField.allCases.map { field in
      let quantity = field.quantity
      let unit = FigureUnit.units(of: quantity).first { $0.scale == 1 }!
      return (field.rawValue.split(separator: "."), "\(quantity.range.upperBound) \(unit.symbol)")
    }
    var text = "generation: v4\nname: large\n"
    for (section, fields) in Dictionary(grouping: largest, by: { $0.0[0] }).sorted(by: { $0.key < $1.key }) {
      text += "\(section):\n" + fields.map { "  \($0.0[1]): \($0.1)\n" }.joined()
    }
    let chip = try ChipCatalog.load(text, file: "large.yaml")
    #expect(chip.report.contains("hbm.capacity"))
    #expect(chip.core.hbmBytes == 1 << 30)
  }

  @Test func `units convert within their quantity`() throws {
    let table: [(String, Quantity, Double)] = [
      ("GHz", .frequency, 1), ("MHz", .frequency, 0.001), ("KiB", .memory, 1024), ("GB", .memory, 1e9),
      ("GB/s", .bandwidth, 1), ("GiB/s", .bandwidth, 1.073741824), ("TB/s", .bandwidth, 1000),
      ("Gb/s", .bandwidth, 0.125),
      ("us", .time, 1000), ("PFLOP/s", .compute, 1000), ("%", .ratio, 0.01), ("count", .count, 1),
    ]
    for (symbol, quantity, scale) in table {
      let unit = try #require(FigureUnit(symbol))
      #expect(unit.quantity == quantity && abs(unit.scale - scale) <= 1e-12 * scale, "\(symbol)")
    }
    #expect(FigureUnit("gb/s") == nil && FigureUnit("") == nil)
  }
}
