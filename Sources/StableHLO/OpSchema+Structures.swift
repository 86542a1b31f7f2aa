extension OpSchema {
  /// The entries of each `#stablehlo.mnemonic<key = value, ...>`, in the order in which MLIR reads them. Any may be absent.
  static let structures: [String: [StructureEntry]] = [
    "output_operand_alias": [
      StructureEntry("output_tuple_indices", .integers), StructureEntry("operand_index", .integer),
      StructureEntry("operand_tuple_indices", .integers),
    ],
    "dot_algorithm": [
      StructureEntry("lhs_precision_type", .word), StructureEntry("rhs_precision_type", .word),
      StructureEntry("accumulation_type", .word), StructureEntry("lhs_component_count", .integer),
      StructureEntry("rhs_component_count", .integer), StructureEntry("num_primitive_operations", .integer),
      StructureEntry("allow_imprecise_accumulation", .boolean),
    ],
    "result_accuracy": [
      StructureEntry("atol", .number), StructureEntry("rtol", .number), StructureEntry("ulps", .integer),
      StructureEntry("mode", .accuracyMode),
    ],
    "channel_handle": [StructureEntry("handle", .integer), StructureEntry("type", .integer)],
  ]

  struct StructureEntry: Sendable {
    enum Form: Sendable { case integer, integers, boolean, number, word, accuracyMode }
    let name: String
    let form: Form

    init(_ name: String, _ form: Form) {
      self.name = name
      self.form = form
    }

    func admits(_ value: Attribute) -> Bool {
      switch (form, value) {
      case (.integer, .integer), (.integers, .integers), (.boolean, .bool), (.number, .float), (.number, .integer),
        (.word, .enumeration):
        true
      case (.accuracyMode, .opaque(let text)): text.hasPrefix("#stablehlo.result_accuracy_mode<")
      default: false
      }
    }
  }

  /// Whether `value` has entries of that structure only, each of its form.
  static func isStructure(_ mnemonic: String, _ value: Attribute) -> Bool {
    guard case .dictionary(let entries) = value, let known = structures[mnemonic] else { return false }
    return entries.allSatisfy { name, value in known.contains { $0.name == name && $0.admits(value) } }
  }
}
