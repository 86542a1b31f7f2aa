import InstructionSet
import Profile
import Silicon

extension Summary {
  /// The summary for people: a few lines without a newline at the end.
  public var text: String {
    var rows: [(String, String)] = [
      ("Simulated time", "\(secondsText(simulatedSeconds)), plus \(secondsText(launchSeconds)) to launch"),
      ("Bottleneck", bottleneck),
      (
        "MFU",
        "\(percent(mfu)): the model's \(flopsText(modelFLOPs)) of matrix products over the bf16 peak of "
          + "\(flopsText(peakBF16FLOPsPerSecond))/s (\(percent(hfu)) with what the Tensor engine does beyond them)"
      ),
      (
        "Engines busy",
        engines.map { "\(Engine(rawValue: $0.engine)?.title ?? $0.engine) \(percent($0.busyShare))" }
          .joined(separator: ", ") + ", DMA \(percent(dmaBusyShare))"
      ),
      (
        "HBM traffic",
        "\(bytesText(hbmBytesRead)) read, \(bytesText(hbmBytesWritten)) written: \(percent(hbmBandwidthShare)) of the "
          + "core's bandwidth"
      ),
      (
        "Memory peak",
        "HBM \(bytesText(hbmPeakBytes)) of \(bytesText(hbmCapacityBytes)), SBUF \(bytesText(sbufPeakBytes)) of "
          + "\(bytesText(sbufCapacityBytes)), PSUM \(bytesText(psumPeakBytes)) of \(bytesText(psumCapacityBytes))"
      ),
      ("Estimated", "\(percent(estimatedShare)) of engine and DMA time rests on estimated costs"),
    ]
    if !onGpSimd.isEmpty {
      let ops = onGpSimd.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) x\($0.value)" }
      rows.append(("On GpSimd", ops.joined(separator: ", ") + " (no other engine does them)"))
    }
    if let first = uninitializedReads.first {
      rows.append(("Uninitialised", "\(uninitializedReads.count) reads of memory that nothing wrote, first \(first)"))
    }
    if !topOperations.isEmpty {
      let operations = topOperations.map { operation in
        let place = operation.location.isEmpty ? "" : " (\(operation.location))"
        let unit = Engine(rawValue: operation.unit)?.title ?? "DMA"
        return "\(operation.op.isEmpty ? "other" : operation.op)\(place) \(unit) \(percent(operation.busyShare))"
      }
      rows.append(("Longest ops", operations.joined(separator: ", ")))
    }
    let width = rows.map(\.0.count).max() ?? 0
    let head = "Simulated on one \(core) of \(chip) (one physical core), \(instructions) instructions"
    return ([head] + rows.map { $0 + String(repeating: " ", count: width - $0.count + 2) + $1 }).joined(separator: "\n")
  }
}
