/// What an op is made of: how many operands, results and regions, and which attributes of which kind.
///
/// One row per op in ``OpSchema/rows``. The reader checks every op against its row and turns every surface syntax of an
/// attribute into the one the row names; the printer prints by it; the accessors on `Operation` take defaults from it.
/// Names and defaults are those of StableHLO's specification (openxla/stablehlo, docs/spec.md and StablehloOps.td).
public struct OpSchema: Sendable {
  public enum Count: Hashable, Sendable {
    case exactly(Int)
    case atLeast(Int)

    public func admits(_ count: Int) -> Bool {
      switch self {
      case .exactly(let wanted): count == wanted
      case .atLeast(let least): count >= least
      }
    }

    public var description: String {
      switch self {
      case .exactly(let wanted): "\(wanted)"
      case .atLeast(let least): "at least \(least)"
      }
    }
  }

  /// The form an attribute has in `Operation.attributes`, and how MLIR writes it.
  public enum Kind: Hashable, Sendable {
    /// `.integer`; `dim = 1`, `1 : i64` (or `i32`).
    case integer(bits: Int)
    /// `.float`; `1.0 : f32`.
    case float32
    /// `.bool`.
    case boolean
    /// `.unit`: there or not there (some writers say `true`).
    case flag
    /// `.string`.
    case string
    /// `.symbol`; `@name`.
    case symbol
    /// `.array` of `.symbol`.
    case symbols
    /// `.integers`; `array<i64: 1, 2>`, `[1, 2]` in pretty forms, `dense<...> : tensor<nxi64>` in old ones.
    case integers
    /// `.integers`, row-major n x 2; `dense<[[0, 1], [2, 3]]> : tensor<2x2xi64>`.
    case pairs
    /// `.bools`; `array<i1: true, false>`.
    case booleans
    /// `.elements`.
    case elements
    /// `.elements` of i64: one row per group.
    case groups
    /// `.enumeration`; `#stablehlo<mnemonic WORD>`, the bare word in pretty forms.
    case word(mnemonic: String, [String])
    /// `.array` of `.enumeration`; `[#stablehlo<precision HIGH>, ...]`.
    case words(mnemonic: String, [String])
    /// `.dot`, `.gather`, `.scatter`, `.convolution`; `#stablehlo.dot<...>` and so on.
    case dot, gather, scatter, convolution
    /// `.array` of `.integers`; `[dense<[1, 0]> : tensor<2xindex>]`, minor to major.
    case layouts
    /// `.dictionary`; `#stablehlo.mnemonic<key = value, ...>`.
    case structure(mnemonic: String)
    /// `.array` of `.dictionary`; `[#stablehlo.mnemonic<...>, ...]`.
    case structures(mnemonic: String)
    /// `.dictionary`; `{key = value}`.
    case dictionary
    /// Anything, as it comes.
    case any
  }

  public enum Need: Hashable, Sendable {
    case required
    /// May be absent, and absence means something of its own.
    case optional
    /// Absent means this value.
    case defaulted(Attribute)
    /// Absent means this number, `perDimension` times for each dimension of the window.
    case filled(Int, perDimension: Int)
  }

  public struct AttributeRow: Hashable, Sendable {
    public let name: String
    public let kind: Kind
    public let need: Need
    /// What pretty forms call it (`dims` for `broadcast_dimensions`), when they have a word for it.
    public let keyword: String?
  }

  public let opcode: Opcode
  public let operands: Count
  public let results: Count
  public let regions: Count
  public let attributes: [AttributeRow]

  public func attribute(_ name: String) -> AttributeRow? { attributes.first { $0.name == name } }

  /// The schema of an op.
  public static func of(_ opcode: Opcode) -> OpSchema {
    guard let schema = byOpcode[opcode] else { preconditionFailure("\(opcode) has no row in OpSchema.rows") }
    return schema
  }

  private static let byOpcode: [Opcode: OpSchema] = Dictionary(uniqueKeysWithValues: rows.map { ($0.opcode, $0) })
}
