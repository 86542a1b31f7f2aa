/// Which attributes an op has: its name, its properties and its dictionary, by their indices.
struct OperationAttributesKey: Hashable {
  var name: Int
  var properties: Int?
  var others: Int?
}

extension BytecodeReader {
  /// The attributes that belong to an op, as indices, by name: its properties, or what an older container has instead.
  func fields(_ header: Header) throws(StableHLOError) -> [String: Int] {
    guard let row = header.name.row else { return [:] }
    if let index = header.properties { return try fields(row, header.name.name, properties: index) }
    guard let index = header.attributes, !has(.properties) else { return [:] }
    return try fields(dictionary: index).filter { row.attributes.contains($0.key) }
  }

  /// The attributes of an op that are none of its own.
  func discardable(_ header: Header) throws(StableHLOError) -> [String: Attribute] {
    let entries = try dictionary(header.attributes)
    guard !has(.properties), let row = header.name.row else { return entries }
    return entries.filter { !row.attributes.contains($0.key) }
  }

  /// A dictionary; empty when there is none.
  func dictionary(_ index: Int?) throws(StableHLOError) -> [String: Attribute] {
    guard let index else { return [:] }
    guard case .dictionary(let entries) = try attribute(index) else {
      throw error(.badAttribute, "expected a dictionary as the attributes of an op")
    }
    return entries
  }

  /// The properties of an op as indices of attributes, by name.
  private func fields(_ row: VHLOOp, _ name: String, properties index: Int) throws(StableHLOError) -> [String: Int] {
    var cursor = cursor(propertyRanges[index])
    var fields: [String: Int] = [:]
    for attribute in row.attributes { fields[attribute] = try attributeIndex(&cursor) }
    try cursor.expectEnd("the properties of \(name)")
    return fields
  }

  /// The entries of a dictionary attribute as indices of attributes, by name.
  private func fields(dictionary index: Int) throws(StableHLOError) -> [String: Int] {
    let entry = attributeEntries[index]
    var cursor = try start(of: entry)
    guard entry.dialect == "builtin", try cursor.varint("an attribute's code") == 1 else {
      throw cursor.error(.badAttribute, "expected a dictionary as the attributes of an op")
    }
    let fields = try dictionaryIndices(&cursor)
    try cursor.expectEnd("a dictionary")
    return fields
  }

  /// An op's attributes as its schema has them, made of the attributes of the portable op.
  func attributes(
    _ fields: [String: Int], of opcode: Opcode, _ name: String
  ) throws(StableHLOError) -> [String: Attribute] {
    let schema = OpSchema.of(opcode)
    var rest = fields
    var result: [String: Attribute] = [:]
    for row in schema.attributes {
      guard let value = try value(of: row, &rest, name) else {
        guard row.need != .required else {
          throw error(.missingAttribute, "\(name) of \(producer) needs the attribute '\(row.name)'")
        }
        continue
      }
      if case .elements(let elements) = value, row.kind != .elements, row.kind != .groups { _ = try spread(elements) }
      guard let fitting = row.canonical(value) else {
        throw error(.badAttribute, "'\(row.name)' of \(name) must be \(row.kind.description)")
      }
      result[row.name] = fitting
    }
    // What a newer op has and the schema does not know may only say that there is nothing of it.
    for (attribute, index) in rest {
      switch try self.attribute(index) {
      case .bool(false), .array([]), BytecodeReader.none: continue
      default: throw error(.unsupported, "the attribute '\(attribute)' of \(name) of \(producer)")
      }
    }
    return schema.withoutDefaults(result)
  }

  /// The value of one attribute of the schema; those that vhlo spells as several are put together. What is used leaves
  /// `fields`.
  private func value(
    of row: OpSchema.AttributeRow, _ fields: inout [String: Int], _ name: String
  ) throws(StableHLOError) -> Attribute? {
    var parts = Parts(fields: fields, reader: self, op: name)
    defer { fields = parts.fields }
    switch row.kind {
    case .dot:
      var numbers = DotDimensionNumbers()
      numbers.lhsBatching = try parts.dimensions("lhs_batching_dimensions")
      numbers.rhsBatching = try parts.dimensions("rhs_batching_dimensions")
      numbers.lhsContracting = try parts.dimensions("lhs_contracting_dimensions")
      numbers.rhsContracting = try parts.dimensions("rhs_contracting_dimensions")
      return .dot(numbers)
    case .gather:
      var numbers = GatherDimensionNumbers()
      numbers.offsetDims = try parts.dimensions("offset_dims")
      numbers.collapsedSliceDims = try parts.dimensions("collapsed_slice_dims")
      numbers.operandBatchingDims = try parts.dimensions("operand_batching_dims")
      numbers.startIndicesBatchingDims = try parts.dimensions("start_indices_batching_dims")
      numbers.startIndexMap = try parts.dimensions("start_index_map")
      numbers.indexVectorDim = try parts.dimension("index_vector_dim")
      return .gather(numbers)
    case .scatter:
      var numbers = ScatterDimensionNumbers()
      numbers.updateWindowDims = try parts.dimensions("update_window_dims")
      numbers.insertedWindowDims = try parts.dimensions("inserted_window_dims")
      numbers.inputBatchingDims = try parts.dimensions("input_batching_dims")
      numbers.scatterIndicesBatchingDims = try parts.dimensions("scatter_indices_batching_dims")
      numbers.scatterDimsToOperandDims = try parts.dimensions("scatter_dims_to_operand_dims")
      numbers.indexVectorDim = try parts.dimension("index_vector_dim")
      return .scatter(numbers)
    case .convolution:
      var numbers = ConvolutionDimensionNumbers()
      numbers.inputBatch = try parts.dimension("input_batch_dimension")
      numbers.inputFeature = try parts.dimension("input_feature_dimension")
      numbers.inputSpatial = try parts.dimensions("input_spatial_dimensions")
      numbers.kernelInputFeature = try parts.dimension("kernel_input_feature_dimension")
      numbers.kernelOutputFeature = try parts.dimension("kernel_output_feature_dimension")
      numbers.kernelSpatial = try parts.dimensions("kernel_spatial_dimensions")
      numbers.outputBatch = try parts.dimension("output_batch_dimension")
      numbers.outputFeature = try parts.dimension("output_feature_dimension")
      numbers.outputSpatial = try parts.dimensions("output_spatial_dimensions")
      return .convolution(numbers)
    case .structure("channel_handle"):
      guard let handle = try parts.take("channel_id") else { return nil }
      let type = try parts.take("channel_type") ?? .integer(0)
      guard case .integer = handle, case .integer = type else {
        throw error(.badAttribute, "the channel of \(name) must be two integers")
      }
      return .dictionary(["handle": handle, "type": type])
    case .structure("dot_algorithm"):
      var algorithm: [String: Attribute] = [:]
      for part in [
        "lhs_precision_type", "rhs_precision_type", "accumulation_type", "lhs_component_count", "rhs_component_count",
        "num_primitive_operations", "allow_imprecise_accumulation",
      ] {
        guard let value = try parts.take(part), value != BytecodeReader.none else { continue }
        switch value {
        case .opaque(let type) where !type.contains("<"): algorithm[part] = .enumeration(type)
        case .enumeration, .integer, .bool: algorithm[part] = value
        default: throw error(.badAttribute, "'\(part)' of \(name) must be an element type, an integer or a boolean")
        }
      }
      return algorithm.isEmpty ? nil : .dictionary(algorithm)
    default: return try parts.take(row.name)
    }
  }

  /// The fields of an op while its attributes are put together.
  private struct Parts {
    var fields: [String: Int]
    let reader: BytecodeReader
    let op: String

    mutating func take(_ name: String) throws(StableHLOError) -> Attribute? {
      guard let index = fields.removeValue(forKey: name) else { return nil }
      return try reader.attribute(index, named: name)
    }

    /// Dimension numbers; none for what an older version of the op lacks.
    mutating func dimensions(_ name: String) throws(StableHLOError) -> [Int] {
      guard let value = try take(name) else { return [] }
      guard case .elements(let elements) = value, elements.holdsIntegers,
        elements.type.elementCount <= OpSchema.spreadLimit
      else { throw reader.error(.badAttribute, "'\(name)' of \(op) must be integers") }
      return try reader.spread(elements).map { Int($0) }
    }

    mutating func dimension(_ name: String) throws(StableHLOError) -> Int {
      guard case .integer(let value)? = try take(name) else {
        throw reader.error(.badAttribute, "'\(name)' of \(op) must be an integer")
      }
      return Int(value)
    }
  }
}
