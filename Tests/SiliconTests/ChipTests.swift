import Foundation
import Silicon
import Testing

private func near(_ a: Double, _ b: Double, _ share: Double) -> Bool { abs(a - b) <= share * abs(b) }

@Suite struct ChipTests {
  @Test(arguments: [
    ("trn1", "trn1"), ("Trainium1", "trn1"), ("TRN2", "trn2"), ("NC_v3d", "trn2"), ("trainium3", "trn3"),
  ])
  func `chips are found by name, title and alias`(name: String, expected: String) throws {
    #expect(try ChipCatalog.chip(named: name).name == expected)
  }

  @Test func `an unknown chip is an error that lists the known ones`() {
    #expect(
      throws: SiliconError(
        .unknownName, "no chip is called 'trn9'",
        remedy: "Chips are trn1, inf2, trn2, trn3; a file of your own is named with its path")
    ) { try ChipCatalog.chip(named: "trn9") }
  }

  /// Published: A guides' engine tables, "dense bf16 TFLOPS per core".
  @Test func `the bf16 peak of a core is what is published for it`() {
    for chip in ChipCatalog.chips {
      guard let published = chip.value(.peakCoreBF16) else {
        Issue.record("\(chip.name) has no published peak")
        continue
      }
      #expect(near(chip.core.peakBF16TeraFLOPS, published, 0.01), "\(chip.name)")
    }
  }

  /// The chip pages' peaks are 3 to 7 % above the clocks'; the notes in the data say so.
  @Test func `the bf16 peak of a chip is within seven percent under the published one`() throws {
    for chip in ChipCatalog.chips {
      let published = try #require(chip[.peakBF16])
      #expect(chip.peakBF16TeraFLOPS < published.canonical && near(chip.peakBF16TeraFLOPS, published.canonical, 0.07))
      #expect(published.note?.contains("above") == true)
    }
  }

  @Test func `memory sizes of a core are those of the architecture guides`() throws {
    let megabytes = 1 << 20
    for (name, sbuf) in [("trn1", 24), ("trn2", 28), ("trn3", 32)] {
      let core = try ChipCatalog.chip(named: name).core
      #expect(core.sbufBytesPerPartition * core.partitions == sbuf * megabytes)
      #expect(core.psumBytesPerPartition * core.partitions == 2 * megabytes)
      #expect(core.psumBankBytes == 2048)
    }
  }

  @Test func `HBM is shared as profiles divide it`() throws {
    // Perf guide figures: 410 GB/s a core; roofline knees 223.8 (trn1) and 109.8 (trn2, 716 GB/s for two cores).
    let trn1 = try ChipCatalog.chip(named: "trn1").core
    #expect(trn1.hbmBytesPerNanosecond == 410)
    #expect(near(trn1.peakBF16TeraFLOPS * 1000 / trn1.hbmBytesPerNanosecond, 223.8, 0.001))
    let trn2 = try ChipCatalog.chip(named: "trn2").core
    #expect(trn2.coresPerStack == 2)
    #expect(near(trn2.hbmStackBytesPerNanosecond, 716, 0.02))
    #expect(near(trn2.peakBF16TeraFLOPS * 1000 / trn2.hbmStackBytesPerNanosecond, 109.8, 0.02))
    #expect(trn2.hbmBytes == 12 << 30)
  }

  @Test func `DMA of a core is sixteen engines at the documented rate`() throws {
    for (name, total) in [("trn1", 435.2), ("trn2", 435.2), ("trn3", 614.4)] {
      let core = try ChipCatalog.chip(named: name).core
      #expect(near(Double(core.dmaEngines) * core.dmaBytesPerNanosecond, total, 1e-9))
    }
  }

  @Test func `every engine clock is a whole number of ticks`() {
    for chip in ChipCatalog.chips {
      let core = chip.core
      for clock in [core.tensorClock, core.vectorClock, core.scalarClock, core.gpsimdClock, core.syncClock] {
        let ticks = Ticks.perNanosecond / clock
        #expect(abs(ticks - ticks.rounded()) < 1e-9, "\(chip.name) \(clock) GHz")
      }
    }
  }

  @Test func `every figure has a source, and those without documents are listed`() {
    var estimated: [String: [String]] = [:]
    for chip in ChipCatalog.chips {
      for (field, figure) in chip.figures {
        #expect(!figure.source.isEmpty, "\(chip.name) \(field.rawValue)")
        if figure.status == .estimated {
          estimated[chip.name, default: []].append(field.rawValue)
          #expect(figure.note != nil, "\(chip.name) \(field.rawValue) has no reason")
        }
        if figure.status == .derived { #expect(figure.note != nil, "\(chip.name) \(field.rawValue) has no working") }
      }
    }
    let notices = ["dma.load_notice", "dma.store_notice", "dma.load_start", "dma.store_start"]
    let launch = ["launch.fixed", "launch.prologue"]
    let semaphores = ["gpsimd", "scalar", "sync", "tensor", "vector"].map { "semaphore." + $0 }
    let old = (notices + launch + semaphores + ["sync.clock"]).sorted()
    #expect(
      estimated.mapValues { $0.sorted() } == [
        "trn1": old, "inf2": old, "trn2": ["sync.clock"],
        "trn3":
          (notices + launch + semaphores + [
            "dma.descriptor_time", "sequencer.semaphores", "sync.clock", "throttle.extra_latency", "throttle.window",
          ]).sorted(),
      ])
  }

  @Test func `what documents disagree on is in the data with its alternatives`() throws {
    let trn2 = try ChipCatalog.chip(named: "trn2")
    #expect(trn2[.hbmBandwidth]?.alternatives.map(\.value) == [3.0, 2.864])
    #expect(trn2[.coresCollective]?.alternatives.map(\.value) == [20])
    let trn1 = try ChipCatalog.chip(named: "trn1")
    #expect(trn1[.hbmBandwidth]?.alternatives.map(\.unit.symbol) == ["GiB/s"])
    #expect(try ChipCatalog.chip(named: "trn3")[.hbmBandwidth]?.alternatives.map(\.value) == [4.7])
  }

  @Test func `an instance's cores and HBM follow from its chip and match the tables`() throws {
    for instance in InstanceCatalog.instances {
      if let published = instance.value(.publishedHBM) { #expect(instance.hbmBytes == published, "\(instance.name)") }
      if let published = instance[.publishedHBMBandwidth] {
        // trn1 pages say GiB/s where the guide says GB/s: 7.4 %.
        let allowed = published.unit.symbol == "GiB/s" ? 0.075 : 0.001
        #expect(near(instance.hbmBytesPerNanosecond, published.canonical, allowed), "\(instance.name)")
      }
      if let published = instance.value(.publishedBF16), let chip = instance.chip.value(.peakBF16) {
        #expect(near(Double(instance.chips) * chip, published, 0.01), "\(instance.name)")
      }
    }
    #expect(try InstanceCatalog.instance(named: "trn2.48xlarge").logicalCores == 64)
    #expect(try InstanceCatalog.instance(named: "trn1.32xlarge").logicalCores == 32)
    #expect(try InstanceCatalog.instance(named: "trn3-ultraserver-gen2").physicalCores == 1152)
  }

  @Test func `reports show values, units, sources and alternatives`() throws {
    let report = try ChipCatalog.chip(named: "trn2").report
    #expect(
      report.hasPrefix("Trainium2 (trn2), NeuronCore-v3\none core: 78.643 TFLOP/s bf16, 28 MiB SBUF, 2 MiB PSUM\n"))
    let line = try #require(report.split(separator: "\n").first { $0.hasPrefix("hbm.bandwidth") })
    #expect(line.split(separator: " ").prefix(4) == ["hbm.bandwidth", "2.9", "TB/s", "documented"])
    #expect(report.contains("    or 2.864 TB/s: neuron-explorer: 716 GB/s for each of four stacks\n"))
    #expect(ChipCatalog.summary.split(separator: "\n").count == 5)
    #expect(try InstanceCatalog.instance(named: "trn2.48xlarge").report.contains("128 cores (64 logical), 1536 GiB"))
  }

  /// A cut file is an error or a chip with fewer figures; a byte changed is either, too. Neither ends the process.
  @Test func `truncated and garbled files end in a chip or one error`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let bytes = [UInt8](try Data(contentsOf: root.appending(path: "Sources/Silicon/Data/trn2.yaml")))
    var outcomes = (chips: 0, errors: 0)
    func read(_ bytes: [UInt8]) {
      do throws(SiliconError) {
        _ = try ChipCatalog.load(bytes: bytes, file: "cut.yaml")
        outcomes.chips += 1
      } catch {
        #expect(error.place.hasPrefix("cut.yaml") && !error.remedy.isEmpty)
        outcomes.errors += 1
      }
    }
    for end in stride(from: 0, to: bytes.count, by: 211) { read(Array(bytes[..<end])) }
    for position in stride(from: 7, to: bytes.count, by: 293) {
      var garbled = bytes
      garbled[position] = UInt8((position * 31) % 256)
      read(garbled)
    }
    #expect(outcomes.errors > 50 && outcomes.chips > 0)
  }
}
