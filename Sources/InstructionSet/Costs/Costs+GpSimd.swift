// Gathers and searches of GpSimd, whose time depends on more than the free size.

extension Costs {
  /// `local_gather`: so many indices for each core. The documented formula divides by C, though the page also says that more
  /// elements for an index go faster, which would be a product.
  public func localGather(indices: Int, elementsPerIndex: Int, elementBytes: Int) -> Cost {
    let each = Double(4 * elementsPerIndex)
    let c = (28 + each) / each / min(4 / Double(elementBytes), Double(elementsPerIndex))
    return cost("local_gather", "any", .gpsimd, Double(indices * elementsPerIndex) / c)
  }

  /// `nc_n_gather`: an instruction of the hardware for each 512 elements of a partition.
  public func gather(elements: Int) -> Cost {
    let groups = (elements + 511) / 512
    return cost("nc_n_gather", "any", .gpsimd, Double(elements))
      .plus(cost("nc_n_gather", "group", .gpsimd, 0), times: groups - 1)
  }

  /// `topk`: of 4 n + K cycles.
  public func topK(elements: Int, largest: Int) -> Cost {
    cost("topk", "any", .gpsimd, Double(4 * elements + largest))
  }
}
