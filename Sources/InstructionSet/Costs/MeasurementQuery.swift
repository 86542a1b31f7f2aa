import Numerics
import Silicon
import TileKernels

/// A question to the model in one line, as `Benchmarks/model-of-measurements.csv` asks it: a call and the figure wanted.
///
/// Calls (numbers are elements, columns, rows or bytes; an operand is `f32.sbuf`, several are joined by `+`, none is `-`):
///
///     elementwise OPERATION ENGINE N INPUTS OUTPUT PER_PARTITION_OPERANDS
///     activation FUNCTION N INPUT OUTPUT PER_PARTITION_OPERANDS REDUCES(0|1)
///     matmul ROWS STATIONARY MOVING ELEMENT      transpose ROWS COLUMNS ELEMENT
///     pass CYCLES        load COLUMNS BITS       (the two halves of one pass)
///     control KIND ENGINE, semaphore ENGINE, table_load, read_accumulator
///     dma ENGINE load|store, notice load|store, descriptors COUNT BYTES copy|cast, curve ROW_BYTES
///     core throttle_window|dma_engine_bandwidth|dma_descriptor_time
///
/// Figures: `issue`, `latency`, `dispatch` (latency less issue), `fixed` and `each` (of the latency's line in N), `fresh`
/// (stationary load, then latency), each at the Tensor engine's low rate with `half.` before; `value` of the other calls.
struct MeasurementQuery {
  let core: NeuronCore
  private var costs: Costs { core.costs }

  init(core: NeuronCore) { self.core = core }

  /// The answer in ns (or the unit of the figure: B/ns, percent); nil when the words make no question.
  func answer(_ call: String, figure: String) -> Double? {
    let words = call.split(separator: " ").map(String.init)
    if let value = value(words) { return figure == "value" ? value : nil }
    if figure == "fixed" || figure == "each" {
      // The latency is a line in N: two of its points give it.
      let position = words.first == "elementwise" ? 3 : 2
      guard words.count > position, let n = Double(words[position]) else { return nil }
      var doubled = words
      doubled[position] = String(Int(2 * n))
      guard let one = cost(words), let two = cost(doubled) else { return nil }
      let each = (two.latency.nanoseconds - one.latency.nanoseconds) / n
      return figure == "each" ? each : one.latency.nanoseconds - each * n
    }
    guard let cost = cost(words) else { return nil }
    let isSlow = figure.hasPrefix("half.")
    return time(cost, figure: isSlow ? String(figure.dropFirst(5)) : figure, slow: isSlow ? core.throttle : nil)
  }

  private func time(_ cost: Cost, figure: String, slow: NeuronCore.Throttle?) -> Double? {
    let slower = slow.map { 1 / $0.rate - 1 } ?? 0
    let extra = slow?.extraLatencyNanoseconds ?? 0
    let issue = cost.issue.nanoseconds * (1 + slower)
    let latency = cost.latency.nanoseconds + cost.issue.nanoseconds * slower + extra
    switch figure {
    case "issue": return issue
    case "latency": return latency
    case "dispatch": return latency - issue
    case "fresh":
      guard case .matmul(let load) = cost.kind else { return nil }
      return load.nanoseconds + latency
    default: return nil
    }
  }

  private func cost(_ words: [String]) -> Cost? {
    let numbers = words.map { Int($0) ?? -1 }
    switch (words.first, words.count) {
    case ("elementwise", 7):
      guard let operation = Costs.Elementwise(rawValue: words[1]), let engine = Engine(rawValue: words[2]),
        let inputs = operands(words[4]), let output = operands(words[5])?.first, numbers[3] >= 0, numbers[6] >= 0
      else { return nil }
      return costs.elementwise(
        operation, on: engine, elements: numbers[3], inputs: inputs, output: output, perPartitionOperands: numbers[6])
    case ("activation", 7):
      guard let function = ActivationFunction(rawValue: words[1]), let input = operands(words[3])?.first,
        let output = operands(words[4])?.first, numbers[2] >= 0, numbers[5] >= 0
      else { return nil }
      return costs.activation(
        function, elements: numbers[2], input: input, output: output, perPartitionOperands: numbers[5],
        reduces: numbers[6] == 1)
    case ("matmul", 5):
      guard let element = ElementType(rawValue: words[4]) else { return nil }
      return costs.matmul(rows: numbers[1], stationaryColumns: numbers[2], movingColumns: numbers[3], element: element)
    case ("transpose", 4):
      guard let element = ElementType(rawValue: words[3]) else { return nil }
      return costs.transpose(rows: numbers[1], columns: numbers[2], element: element)
    case ("pass", 2): return costs.cost("nc_matmul", "pass", .tensor, Double(numbers[1]))
    case ("load", 3):
      return costs.cost("nc_matmul", numbers[2] == 32 ? "load" : "load.fast", .tensor, Double(numbers[1]))
    case ("control", 3):
      guard let kind = Costs.Control(rawValue: words[1]), let engine = Engine(rawValue: words[2]) else { return nil }
      return costs.control(kind, on: engine)
    case ("semaphore", 2):
      guard let engine = Engine(rawValue: words[1]) else { return nil }
      let time = Ticks(nanoseconds: core.semaphoreNanoseconds[engine])
      return Cost(issue: time, latency: time, status: .measured, row: "semaphore")
    case ("table_load", 1): return costs.activationTableLoad
    case ("read_accumulator", 1): return costs.cost("activation", "read_accumulator", .scalar, 0)
    case ("dma", 3):
      guard let engine = Engine(rawValue: words[1]) else { return nil }
      return costs.dmaTrigger(on: engine, isStore: words[2] == "store")
    default: return nil
    }
  }

  /// Calls that ask for a number of the core rather than a cost.
  private func value(_ words: [String]) -> Double? {
    switch (words.first, words.count) {
    case ("notice", 2): words[1] == "load" ? core.dmaLoadNoticeNanoseconds : core.dmaStoreNoticeNanoseconds
    case ("descriptors", 4):
      descriptors(Double(words[1]) ?? 0, bytes: Double(words[2]) ?? 0) * (words[3] == "cast" ? 41.0 / 27.0 : 1)
    case ("curve", 2): curve(Double(words[1]) ?? 0) / curve(32768) * 100
    case ("core", 2):
      switch words[1] {
      case "throttle_window": core.throttle?.windowNanoseconds
      case "dma_engine_bandwidth": core.dmaBytesPerNanosecond
      case "dma_descriptor_time": core.dmaDescriptorNanoseconds
      default: nil
      }
    default: nil
    }
  }

  private func descriptors(_ count: Double, bytes: Double) -> Double {
    count * (core.dmaDescriptorNanoseconds + bytes / core.dmaBytesPerNanosecond)
  }

  /// Bytes/ns of loads of a row to every partition, back to back on one queue: the engines' time or the trigger's.
  private func curve(_ bytes: Double) -> Double {
    let partitions = Double(core.partitions)
    let issue = costs.dmaTrigger(on: .sync, isStore: false).issue
    return partitions * bytes / max(issue.nanoseconds, descriptors(partitions / Double(core.dmaEngines), bytes: bytes))
  }

  private func operands(_ text: String) -> [CostOperand]? {
    if text == "-" { return [] }
    var operands: [CostOperand] = []
    for word in text.split(separator: "+") {
      let parts = word.split(separator: ".").map(String.init)
      guard parts.count == 2, let element = ElementType(rawValue: parts[0]), let space = MemorySpace(rawValue: parts[1])
      else { return nil }
      operands.append(CostOperand(space, element))
    }
    return operands
  }
}
