import Runtime
import StableHLO

/// Programs for several devices, of which only those run for which every device does the same.
enum Replication {
  /// Throws `unsupported` for a program whose devices have different data or talk to each other.
  static func check(_ module: Module, replicas: Int, partitions: Int) throws {
    guard replicas * partitions > 1 else { return }
    let remedy = "keep all arrays replicated, or use one device"
    if let main = module.main {
      for (what, attributes) in [("argument", main.argumentAttributes), ("result", main.resultAttributes)] {
        for (index, attributes) in attributes.enumerated() where isSharded(attributes["sdy.sharding"], in: module) {
          throw RuntimeError(
            .unsupported,
            "\(what) \(index) is sharded over \(replicas * partitions) devices; sharded programs cannot run yet: \(remedy)"
          )
        }
      }
    }
    for function in module.functions { try check(function.body, module, remedy) }
  }

  private static func check(_ region: Region, _ module: Module, _ remedy: String) throws {
    for operation in region.operations {
      switch operation.opcode {
      case .sdyShardingConstraint, .sdyReshard:
        if !isSharded(operation.attributes["sharding"], in: module) { continue }
        fallthrough
      case .sdyManualComputation, .all_gather, .all_reduce, .all_to_all, .collective_broadcast, .collective_permute,
        .reduce_scatter, .partition_id, .replica_id, .send, .recv:
        throw RuntimeError(
          .unsupported,
          "\(operation.opcode.rawValue) is for devices with different data; sharded programs cannot run yet: \(remedy)")
      default:
        for region in operation.regions { try check(region, module, remedy) }
      }
    }
  }

  /// Whether an `sdy.sharding` cuts a dimension: `<@mesh, [{"a"}, {?}], replicated={"b"}>` names axes of the mesh in the
  /// brackets; those of size 1 do not count.
  private static func isSharded(_ attribute: Attribute?, in module: Module) -> Bool {
    guard case .opaque(let text) = attribute, let open = text.firstIndex(of: "["),
      let close = text[open...].firstIndex(of: "]")
    else { return false }
    let names = text[open..<close].split(separator: "\"", omittingEmptySubsequences: false)
    // Every second part stands in quotes.
    return names.indices.contains { $0 % 2 == 1 && axisSize(String(names[$0]), in: module) != 1 }
  }

  /// The size of a mesh's axis, `"a"=4` in its definition; nil when no mesh has it.
  private static func axisSize(_ name: String, in module: Module) -> Int? {
    for mesh in module.meshes {
      guard case .opaque(let text) = mesh.definition else { continue }
      for part in text.split(whereSeparator: { "[],<>".contains($0) }) {
        let sides = part.split(separator: "=").map { $0.filter { $0 != " " } }
        if sides.count == 2, sides[0] == "\"\(name)\"" { return Int(sides[1]) }
      }
    }
    return nil
  }
}
