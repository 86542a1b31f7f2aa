internal import Numerics
internal import StableHLO

func constant(_ call: Call, type: TensorType) throws(ReferenceError) -> Tensor {
  guard case .elements(let elements) = call.op.attributes["value"] else {
    throw call.failure(.missingAttribute, "attribute value must hold the elements")
  }
  let count = elements.isSplat ? 1 : elements.type.elementCount
  try call.require(
    elements.type.isAddressable && elements.type.element == type.element
      && elements.bytes.count >= count * type.element.byteCount,
    "the value must have the declared type and all its elements")
  try call.require(elements.type.shape == type.shape, "the value must have the declared shape")
  return Tensor(elements)
}

/// `iota`: each element is its index along `iota_dimension`, converted to the element type.
func iota(_ call: Call) throws(ReferenceError) -> [Tensor] {
  let type = call.result
  let dimension = try call.dimension("iota_dimension", rank: type.rank)
  let extent = type.shape[dimension]
  let inner = type.shape[(dimension + 1)...].reduce(1, *)
  let outer = type.shape[..<dimension].reduce(1, *)
  let ramp = Tensor((0..<Int64(extent)).map { $0 }, element: .i64).converted(to: type.element)
  return [ramp.broadcastInside(TensorType([outer, extent, inner], type.element), dims: [1]).reshaped(type.shape)]
}
