public import Silicon

/// The logical NeuronCores that a process has, as Neuron's environment chooses them.
///
/// | variable | meaning |
/// | --- | --- |
/// | `ROUNDHOUSE_INSTANCE` | the machine to simulate; `trn2.3xlarge` by default |
/// | `NEURON_LOGICAL_NC_CONFIG` | physical cores of a logical one: 1, or 2 where the chip can; the chip's default |
/// | `NEURON_RT_NUM_CORES` | how many logical cores, counted from 0; all by default |
/// | `NEURON_RT_VISIBLE_CORES` | which ones, such as `0-3,8`; wins over the number |
public struct LogicalCores: Sendable {
  public var instance: InstanceDescription
  public var physicalCoresEach: Int
  /// Indices of the visible logical cores in the instance.
  public var visible: [Int]

  public static let defaultInstance = "trn2.3xlarge"

  /// - Parameter environment: The value of a variable, nil where it is not set.
  public init(environment: (String) -> String?) throws(RuntimeError) {
    let name = environment("ROUNDHOUSE_INSTANCE") ?? Self.defaultInstance
    do throws(SiliconError) {
      instance = try InstanceCatalog.instance(named: name)
    } catch {
      throw RuntimeError(.invalidArgument, "ROUNDHOUSE_INSTANCE: \(error)")
    }
    let most = Int(instance.chip.value(.coresLogical) ?? 1)
    physicalCoresEach = most
    if let text = environment("NEURON_LOGICAL_NC_CONFIG") {
      guard let count = Int(text), count == 1 || count == most else {
        throw RuntimeError(
          .invalidArgument,
          "NEURON_LOGICAL_NC_CONFIG is '\(text)'; a logical core of \(instance.chip.name) has "
            + (most == 1 ? "1 physical core" : "1 or \(most) physical cores"))
      }
      physicalCoresEach = count
    }
    let count = instance.physicalCores / physicalCoresEach
    visible = Array(0..<count)
    if let text = environment("NEURON_RT_VISIBLE_CORES") {
      visible = try Self.ranges(text, below: count, of: instance.name)
    } else if let text = environment("NEURON_RT_NUM_CORES") {
      guard let wanted = Int(text), 1...count ~= wanted else {
        throw RuntimeError(
          .invalidArgument,
          "NEURON_RT_NUM_CORES is '\(text)'; \(instance.name) has \(count) logical cores, set 1 to \(count)")
      }
      visible = Array(0..<wanted)
    }
  }

  /// The numbers that a text such as `0-3,8` lists, each once.
  private static func ranges(_ text: String, below count: Int, of instance: String) throws(RuntimeError) -> [Int] {
    var cores: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends[0], let last = ends[ends.count - 1], 0 <= first, first <= last, last < count,
        !cores.contains(where: { first...last ~= $0 })
      else {
        throw RuntimeError(
          .invalidArgument,
          "NEURON_RT_VISIBLE_CORES is '\(text)'; list cores of \(instance) from 0 to \(count - 1), each once, such as "
            + "0-1,3")
      }
      cores += first...last
    }
    return cores
  }

  /// What one logical core computes with. Programs run on one of its physical cores.
  public var core: NeuronCore { instance.chip.core }

  /// HBM of one logical core: its physical cores' shares.
  public var hbmBytesEach: Int { core.hbmBytes * physicalCoresEach }

  /// `NC_v3` for a physical core of its own, `NC_v3d` for a pair.
  public var deviceKind: String { "NC_\(core.generation.rawValue)" + (physicalCoresEach == 2 ? "d" : "") }

  /// Where a logical core is: its chip, the chip's coordinates in the instance, and the core's place on the chip.
  public func place(of logicalCore: Int) -> (chip: Int, coordinates: [Int], coreOnChip: Int) {
    let each = max(1, instance.physicalCores / instance.chips / physicalCoresEach)
    let chip = logicalCore / each
    var rest = chip
    let coordinates = instance.grid.map { size in
      defer { rest /= size }
      return rest % size
    }
    return (chip, coordinates, logicalCore % each)
  }
}
