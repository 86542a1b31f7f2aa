// Figures as people read them.

/// Seconds with a unit that gives one to three digits before the point: `1.234 ms`.
public func secondsText(_ seconds: Double) -> String {
  for (scale, unit) in [(1.0, "s"), (1e3, "ms"), (1e6, "us")] where seconds * scale >= 1 {
    return decimal(seconds * scale, 3) + " " + unit
  }
  return decimal(seconds * 1e9, 0) + " ns"
}

/// A share of 1 in percent, with one digit.
public func percent(_ share: Double) -> String { decimal(share * 100, 1) + " %" }

/// Floating-point operations with a unit.
public func flopsText(_ flops: Double) -> String {
  for (scale, unit) in [(1e-15, "PFLOP"), (1e-12, "TFLOP"), (1e-9, "GFLOP"), (1e-6, "MFLOP")] where flops * scale >= 1 {
    return decimal(flops * scale, 2) + " " + unit
  }
  return decimal(flops, 0) + " FLOP"
}

/// Bytes with a binary unit: `1.5 GiB`.
public func bytesText(_ bytes: Int) -> String {
  var value = Double(bytes)
  for unit in ["B", "KiB", "MiB", "GiB"] {
    if value < 1024 { return unit == "B" ? "\(bytes) B" : decimal(value, 2) + " " + unit }
    value /= 1024
  }
  return decimal(value, 2) + " TiB"
}

/// With so many digits after the point.
public func decimal(_ value: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let scaled = (abs(value) * scale).rounded()
  // Beyond what has so many digits, and what is no number.
  guard scaled < 1e18 else { return "\(value)" }
  let rounded = Int(scaled)
  let whole = rounded / Int(scale)
  let sign = value < 0 && rounded != 0 ? "-" : ""
  if digits == 0 { return "\(sign)\(whole)" }
  let fraction = String(rounded % Int(scale))
  return "\(sign)\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
}
