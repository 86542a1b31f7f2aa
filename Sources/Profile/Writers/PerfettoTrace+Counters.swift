import InstructionSet
import Machine
import Silicon

extension PerfettoTrace {
  /// Parts of the time of which shares of bandwidth are means.
  private static let parts = 1000

  mutating func drawCounters() {
    var number = 10
    func counter(_ name: String, _ unit: String) -> Int {
      number += 1
      packets.counter(number, of: Self.counters, name, unit: unit)
      return number
    }
    pending.sort { ($0.time, $0.change) < ($1.time, $1.change) }
    let transfers = counter("Pending DMAs", "transfers")
    var sum = 0.0
    for (index, (time, change)) in pending.enumerated() {
      sum += change
      if index + 1 < pending.count && pending[index + 1].time == time { continue }
      packets.value(transfers, at: time, max(0, (sum * 1000).rounded() / 1000))
    }

    let utilization = profile.utilization(bins: Self.parts)
    let throughput = counter("DMA throughput to and from HBM", "GB/s")
    let busy = counter("DMA engines busy", "share")
    for part in 0..<Self.parts {
      let time = Ticks(profile.timeline.total.count / Int64(Self.parts) * Int64(part)).wholeNanoseconds
      packets.value(throughput, at: time, utilization.hbmBandwidth[part] * profile.core.hbmBytesPerNanosecond)
      packets.value(busy, at: time, utilization.dma[part])
    }

    let memory = profile.memory
    func draw(_ name: String, _ bytes: (MemoryOverTime.Step) -> Int) {
      let row = counter(name, "bytes")
      var last = -1
      for step in memory.steps where bytes(step) != last {
        last = bytes(step)
        packets.value(row, at: step.time.wholeNanoseconds, Double(last))
      }
    }
    draw("SBUF use") { $0.sbuf }
    for bank in 0..<profile.core.psumBanks { draw("PSUM use, bank \(bank)") { $0.psum[bank] } }
    for (position, kind) in BufferKind.allCases.enumerated() { draw("HBM use: \(kind.text)") { $0.hbm[position] } }
  }
}
