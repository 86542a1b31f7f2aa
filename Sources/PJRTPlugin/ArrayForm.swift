import CPJRT
import StableHLO

/// Type, shape and layout of arrays in the form in which the other side asks for them. Arrays of one kind share it.
final class ArrayForm: Sendable {
  let type: TensorType
  let code: PJRT_Buffer_Type
  let dimensions: HandedOut<Int64>
  let layout: RowMajorLayout

  init(_ type: TensorType) {
    self.type = type
    code = type.element.pjrt
    dimensions = HandedOut(type.shape.map(Int64.init))
    layout = RowMajorLayout(rank: type.rank)
  }
}

/// The only layout that arrays have on the device.
final class RowMajorLayout: PJRTObject {
  static let noun = "layout"

  let minorToMajor: HandedOut<Int64>
  /// As XLA writes it: `{1,0}`.
  let text: HandedOutText

  init(rank: Int) {
    minorToMajor = HandedOut((0..<Int64(rank)).reversed())
    text = HandedOutText(Self.text(rank: rank))
  }

  static func text(rank: Int) -> String { "{" + (0..<rank).reversed().map { "\($0)" }.joined(separator: ",") + "}" }
}
