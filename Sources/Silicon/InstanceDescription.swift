/// The figures of an instance or UltraServer: the schema of `Data/instances.yaml`.
public enum InstanceField: String, FigureField {
  case chips = "chips.count"
  case networkBandwidth = "network.bandwidth"
  case linkChip = "link.chip"
  case linkBetween = "link.between"
  case hostCPUs = "host.cpus"
  case hostMemory = "host.memory"
  case publishedHBM = "published.hbm"
  case publishedHBMBandwidth = "published.hbm_bandwidth"
  case publishedBF16 = "published.bf16"
  case publishedFP32 = "published.fp32"

  public var quantity: Quantity {
    switch self {
    case .chips, .hostCPUs: .count
    case .networkBandwidth, .linkChip, .linkBetween, .publishedHBMBandwidth: .bandwidth
    case .hostMemory, .publishedHBM: .memory
    case .publishedBF16, .publishedFP32: .compute
    }
  }

  public var isRequired: Bool { self == .chips }

  public var meaning: String {
    switch self {
    case .chips: "chips"
    case .networkBandwidth: "network (EFA)"
    case .linkChip: "links of one chip, inside"
    case .linkBetween: "links of one chip, to other instances or servers"
    case .hostCPUs: "vCPUs"
    case .hostMemory: "host memory"
    case .publishedHBM: "published HBM"
    case .publishedHBMBandwidth: "published HBM bandwidth"
    case .publishedBF16: "published bf16 peak"
    case .publishedFP32: "published FP32 peak"
    }
  }
}

/// A machine one can rent: so many chips of a kind, joined in a topology.
public struct InstanceDescription: Sendable {
  public var name: String
  public var chip: ChipDescription
  public var topology: String
  /// Absent means unknown.
  public internal(set) var figures: [InstanceField: Figure]

  public subscript(field: InstanceField) -> Figure? { figures[field] }

  public func value(_ field: InstanceField) -> Double? { figures[field]?.canonical }

  public var chips: Int { Int(value(.chips) ?? 1) }
  public var physicalCores: Int { chips * Int(chip.value(.coresPhysical) ?? 1) }
  /// Cores as programs see them, with the chip's default of physical cores in a logical one.
  public var logicalCores: Int { physicalCores / Int(chip.value(.coresLogical) ?? 1) }
  public var hbmBytes: Double { Double(chips) * (chip.value(.hbmCapacity) ?? 0) }
  public var hbmBytesPerNanosecond: Double { Double(chips) * (chip.value(.hbmBandwidth) ?? 0) }

  /// The chips' torus, fastest dimension first: `[4, 4]` where `topology` begins with 4x4, else one row.
  public var grid: [Int] {
    let sizes = topology.prefix { $0.isNumber || $0 == "x" }.split(separator: "x").compactMap { Int($0) }
    return sizes.count > 1 && sizes.reduce(1, *) == chips ? sizes : [chips]
  }

  /// The chips that a chip has links to, in the order in which neuron-ls lists them: those before it, slowest dimension
  /// first, then those behind it. None where chips are joined by switches, or where it is not known how.
  public func neighbours(of chip: Int) -> [Int] {
    guard topology.contains("torus") || topology.hasPrefix("ring") else { return [] }
    var found: [Int] = []
    let strides = grid.indices.map { grid[..<$0].reduce(1, *) }
    for step in [-1, 1] {
      for (size, stride) in zip(grid, strides).reversed() {
        let place = chip / stride % size
        let neighbour = chip + ((place + step + size) % size - place) * stride
        if neighbour != chip, !found.contains(neighbour) { found.append(neighbour) }
      }
    }
    return found
  }
}
