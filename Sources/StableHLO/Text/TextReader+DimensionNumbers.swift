extension TextReader {
  /// `<name = [0, 1], ...>`: calls `entry` for each name after its `=`; it says whether it knew the name.
  private func namedDimensions(
    _ what: String, _ entry: (String) throws(StableHLOError) -> Bool
  ) throws(StableHLOError) {
    var seen: Set<String> = []
    try attributeEntries(open: "<", close: ">") { (name, start) throws(StableHLOError) in
      guard seen.insert(name).inserted else { throw error(.badAttribute, "'\(name)' appears twice", at: start) }
      try expect("=", "after '\(name)'")
      guard try entry(name) else {
        throw error(.badAttribute, "\(what) dimension numbers have no '\(name)'", at: start)
      }
    }
  }

  func dotNumbers() throws(StableHLOError) -> DotDimensionNumbers {
    var numbers = DotDimensionNumbers()
    try namedDimensions("dot") { (name) throws(StableHLOError) in
      switch name {
      case "lhs_batching_dimensions": numbers.lhsBatching = try intList(name)
      case "rhs_batching_dimensions": numbers.rhsBatching = try intList(name)
      case "lhs_contracting_dimensions": numbers.lhsContracting = try intList(name)
      case "rhs_contracting_dimensions": numbers.rhsContracting = try intList(name)
      default: return false
      }
      return true
    }
    return numbers
  }

  func gatherNumbers() throws(StableHLOError) -> GatherDimensionNumbers {
    var numbers = GatherDimensionNumbers()
    try namedDimensions("gather") { (name) throws(StableHLOError) in
      switch name {
      case "offset_dims": numbers.offsetDims = try intList(name)
      case "collapsed_slice_dims": numbers.collapsedSliceDims = try intList(name)
      case "operand_batching_dims": numbers.operandBatchingDims = try intList(name)
      case "start_indices_batching_dims": numbers.startIndicesBatchingDims = try intList(name)
      case "start_index_map": numbers.startIndexMap = try intList(name)
      case "index_vector_dim": numbers.indexVectorDim = Int(try integer(name))
      default: return false
      }
      return true
    }
    return numbers
  }

  func scatterNumbers() throws(StableHLOError) -> ScatterDimensionNumbers {
    var numbers = ScatterDimensionNumbers()
    try namedDimensions("scatter") { (name) throws(StableHLOError) in
      switch name {
      case "update_window_dims": numbers.updateWindowDims = try intList(name)
      case "inserted_window_dims": numbers.insertedWindowDims = try intList(name)
      case "input_batching_dims": numbers.inputBatchingDims = try intList(name)
      case "scatter_indices_batching_dims": numbers.scatterIndicesBatchingDims = try intList(name)
      case "scatter_dims_to_operand_dims": numbers.scatterDimsToOperandDims = try intList(name)
      case "index_vector_dim": numbers.indexVectorDim = Int(try integer(name))
      default: return false
      }
      return true
    }
    return numbers
  }

  /// `[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]`.
  func convolutionNumbers() throws(StableHLOError) -> ConvolutionDimensionNumbers {
    var numbers = ConvolutionDimensionNumbers()
    (numbers.inputBatch, numbers.inputFeature, numbers.inputSpatial) = try convolutionSide("b", "f")
    try expect("x", "between input and kernel dimensions")
    (numbers.kernelInputFeature, numbers.kernelOutputFeature, numbers.kernelSpatial) = try convolutionSide("i", "o")
    try expect("->", "between kernel and output dimensions")
    (numbers.outputBatch, numbers.outputFeature, numbers.outputSpatial) = try convolutionSide("b", "f")
    return numbers
  }

  /// One bracket: where the two named dimensions stand, and where each spatial dimension stands.
  private func convolutionSide(
    _ first: StaticString, _ second: StaticString
  ) throws(StableHLOError) -> (Int, Int, [Int]) {
    skipSpace()
    let start = position
    var named: [Int?] = [nil, nil]
    var spatial: [(number: Int64, place: Int)] = []
    var place = 0
    try list("[", "]", "a convolution's dimensions") { () throws(StableHLOError) in
      if takeWord(first) {
        guard named[0] == nil else { throw error(.badAttribute, "'\(first)' appears twice") }
        named[0] = place
      } else if takeWord(second) {
        guard named[1] == nil else { throw error(.badAttribute, "'\(second)' appears twice") }
        named[1] = place
      } else {
        spatial.append((try integer("'\(first)', '\(second)' or a spatial dimension's number"), place))
      }
      place += 1
    }
    guard let one = named[0], let two = named[1] else {
      throw error(.badAttribute, "a convolution's dimensions need both '\(first)' and '\(second)'", at: start)
    }
    spatial.sort { $0.number < $1.number }
    for (index, entry) in spatial.enumerated() where entry.number != index {
      throw error(.badAttribute, "a convolution's spatial dimensions are 0, 1, ..., each once", at: start)
    }
    return (one, two, spatial.map(\.place))
  }

  /// `input_batch_dimension = 0, ...`: the spelling MLIR falls back to when the brackets cannot say it.
  func rawConvolutionNumbers() throws(StableHLOError) -> ConvolutionDimensionNumbers {
    var numbers = ConvolutionDimensionNumbers()
    repeat {
      let start = position
      let name = try word("a convolution dimension's name")
      try expect("=", "after '\(name)'")
      switch name {
      case "input_batch_dimension": numbers.inputBatch = Int(try integer(name))
      case "input_feature_dimension": numbers.inputFeature = Int(try integer(name))
      case "input_spatial_dimensions": numbers.inputSpatial = try intList(name)
      case "kernel_input_feature_dimension": numbers.kernelInputFeature = Int(try integer(name))
      case "kernel_output_feature_dimension": numbers.kernelOutputFeature = Int(try integer(name))
      case "kernel_spatial_dimensions": numbers.kernelSpatial = try intList(name)
      case "output_batch_dimension": numbers.outputBatch = Int(try integer(name))
      case "output_feature_dimension": numbers.outputFeature = Int(try integer(name))
      case "output_spatial_dimensions": numbers.outputSpatial = try intList(name)
      default: throw error(.badAttribute, "a convolution has no '\(name)'", at: start)
      }
    } while take(",")
    return numbers
  }
}
