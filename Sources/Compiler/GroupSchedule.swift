import InstructionSet
import Silicon

/// How a group runs.
enum GroupSchedule {
  case tiles(TileGroup, GroupLayout)
  case product(TileGroup, DotPlan)

  /// The schedule of a group whose tiles are `halvings` times smaller than they would best be. `residents` are the
  /// layouts of values in SBUF, `capacity` the bytes of each partition left for tiles.
  static func choose(
    for original: TileGroup, graph: Graph, residents: [Graph.NodeID: ResidentLayout], staying: Set<Graph.NodeID>,
    capacity: Int, halvings: Int
  ) -> GroupSchedule {
    var group = original
    if group.dotInstance != nil {
      var budget = capacity * 6 / 10
      for _ in 0..<halvings { budget = budget * 2 / 3 }
      let plan = DotPlan.choose(for: &group, budget: budget, residents: residents)
      return .product(group, plan)
    }
    let layout = GroupLayout.choose(
      for: &group, graph: graph, target: GroupLayout.targetFreeCount >> halvings, residents: residents, staying: staying
    )
    return .tiles(group, layout)
  }

  static let mostHalvings = 11

  /// The axis that results have along partitions.
  var partition: Axis? {
    switch self {
    case .tiles(_, let layout): layout.partition
    case .product(_, let plan): plan.stationary.tiled
    }
  }

  var group: TileGroup {
    switch self {
    case .tiles(let group, _), .product(let group, _): group
    }
  }

  func emitter(_ builder: ProgramBuilder, _ storage: any NodeStorage, _ graph: Graph, capacity: Int) -> TileEmitter {
    switch self {
    case .tiles(let group, let layout):
      GroupEmitter(
        builder: builder, storage: storage, graph: graph, group: group, layout: layout, capacity: capacity)
    case .product(let group, let plan):
      DotEmitter(builder: builder, storage: storage, graph: graph, group: group, plan: plan, capacity: capacity)
    }
  }
}
