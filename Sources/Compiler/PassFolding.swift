import Numerics
import Silicon
import StableHLO
import TileKernels

/// Steps of a group that need no pass of an engine of their own.
///
/// Engines widen what they read and round what they write, the Scalar engine computes f(scale * x + bias) and sums its
/// results as it goes, and a select can change a tile in place.
struct PassFolding {
  /// What an activation computes its function of.
  struct Argument {
    var data: Int
    var scale: Float = 1
    var bias: Bias = .none
  }

  enum Bias {
    case none
    case constant(Float)
    /// One value for each partition, subtracted or added.
    case row(Int, isSubtracted: Bool)
  }

  /// Values that are another value's tile.
  private(set) var aliases: [Int: Int] = [:]
  /// The type a value is written in, where its only use is a cast.
  private(set) var narrowed: [Int: ElementType] = [:]
  private(set) var arguments: [Int: Argument] = [:]
  /// Values computed by their user.
  private(set) var skipped: Set<Int> = []
  /// The sum that an activation makes beside its results.
  private(set) var sums: [Int: Int] = [:]
  /// Selects done in the tile of an operand.
  private(set) var inPlace: [Int: Int] = [:]

  /// `level` tells how deep in the loops a value is computed: steps at different depths stay apart. `accumulated`
  /// reductions build up over several tiles.
  init(_ group: TileGroup, level: [Int], partition: Axis?, accumulated: Set<Int>, generation: CoreGeneration) {
    var users = [[Int]](repeating: [], count: group.instances.count)
    for (i, instance) in group.instances.enumerated() {
      for operand in Set(instance.operands) { users[operand].append(i) }
    }
    let stored = Set(group.roots.map(\.instance))

    /// A value that only `user` needs, at the same depth.
    func isPrivate(_ i: Int, to user: Int) -> Bool {
      users[i] == [user] && !stored.contains(i) && level[i] == level[user]
    }
    func constant(_ i: Int) -> Float? {
      guard case .splat(let bytes) = group.instances[i].operation, !group.instances[i].type.isInteger else {
        return nil
      }
      return scalarValue(bytes, group.instances[i].type).map { Float($0) }
    }
    func isRow(_ i: Int) -> Bool {
      if case .splat = group.instances[i].operation { return false }
      return group.instances[i].type == .f32 && group.instances[i].axes.allSatisfy { $0 == partition }
    }

    for (i, instance) in group.instances.enumerated() {
      switch instance.operation {
      case .elementwise(let op):
        let operands = instance.operands
        if op.opcode == .convert {
          let source = operands[0]
          let from = group.instances[source].type
          guard constant(source) == nil, ElementwiseLowering.isEngineFloat(from),
            ElementwiseLowering.isEngineFloat(instance.type),
            !users[i].contains(where: { if case .bitcast = group.instances[$0].operation { true } else { false } })
          else { continue }
          if instance.type == .f32, from.bitWidth < 32, !stored.contains(i) {
            aliases[i] = source
          } else if from == .f32, isPrivate(source, to: i),
            group.instances[source].axes == instance.axes, Self.roundsOnce(group.instances[source].operation)
          {
            narrowed[source] = instance.type
            aliases[i] = source
          }
        } else if op.opcode == .select {
          // The tile of the one operand that is no constant, where nothing else needs it.
          let choices = [(operands[1], operands[2]), (operands[2], operands[1])]
          for (tile, other) in choices where constant(other) != nil && isPrivate(tile, to: i) && aliases[tile] == nil {
            guard case .elementwise = group.instances[tile].operation, group.instances[tile].type == instance.type,
              group.instances[tile].axes == instance.axes, operands[0] != tile
            else { continue }
            inPlace[i] = tile
            break
          }
        } else if ElementwiseLowering.activation(op.opcode) != nil {
          let source = operands[0]
          guard isPrivate(source, to: i), case .elementwise(let inner) = group.instances[source].operation,
            group.instances[source].type == .f32, narrowed[source] == nil
          else { continue }
          let (a, b) = (group.instances[source].operands.first!, group.instances[source].operands.last!)
          guard a != b else { continue }
          var argument: Argument?
          switch inner.opcode {
          case .multiply:
            if let scale = constant(b) { argument = Argument(data: a, scale: scale) }
            if let scale = constant(a) { argument = Argument(data: b, scale: scale) }
          case .add where generation > .v2:
            if let bias = constant(b) { argument = Argument(data: a, bias: .constant(bias)) }
          case .subtract:
            if let bias = constant(b), generation > .v2 { argument = Argument(data: a, bias: .constant(-bias)) }
            if isRow(b), !isRow(a), constant(a) == nil {
              argument = Argument(data: a, bias: .row(b, isSubtracted: true))
            }
          default: break
          }
          if let argument, constant(argument.data) == nil, group.instances[argument.data].axes == instance.axes {
            arguments[i] = argument
            skipped.insert(source)
          }
        }
      case .reduce(.add, let bound) where !accumulated.contains(i) && instance.type == .f32:
        let source = instance.operands[0]
        if case .elementwise(let op) = group.instances[source].operation,
          ElementwiseLowering.activation(op.opcode) != nil,
          group.instances[source].type == .f32, level[source] == level[i], sums[source] == nil,
          !skipped.contains(source),
          group.instances[source].axes.subtracting(bound).allSatisfy({ $0 == partition }), !bound.isEmpty,
          bound.isSubset(of: group.instances[source].axes)
        {
          sums[source] = i
        }
      default: break
      }
    }
  }

  /// Whether the last instruction of an operation writes its rounded result, from fp32.
  private static func roundsOnce(_ operation: TileGroup.TileOperation) -> Bool {
    guard case .elementwise(let op) = operation else { return false }
    switch op.opcode {
    case .add, .subtract, .multiply, .maximum, .minimum, .negate, .abs, .divide, .exponential, .log, .tanh, .sqrt,
      .rsqrt,
      .logistic, .power, .sign, .chloErf, .exponential_minus_one:
      return true
    default: return false
    }
  }
}

extension ElementwiseLowering {
  /// The Scalar engine's function for an op.
  static func activation(_ opcode: Opcode) -> ActivationFunction? {
    switch opcode {
    case .exponential: .exp
    case .log: .log
    case .tanh: .tanh
    case .sqrt: .sqrt
    case .rsqrt: .rsqrt
    case .logistic: .sigmoid
    case .chloErf: .erf
    default: nil
    }
  }
}
