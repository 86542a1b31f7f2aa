import Foundation
import Numerics

/// `quantise ELEMENT [--quantize-mx]`: f32 on standard input to MX blocks, all scales followed by all codes.
func quantise(_ arguments: [String]) throws {
  guard let element = arguments.first.flatMap(ElementType.init(rawValue:)), MXBlock.elementTypes.contains(element)
  else { fail("quantise: expected an MX element type, got: \(arguments.joined(separator: " "))") }
  let rule: MXBlock.ScaleRule
  switch arguments.dropFirst() {
  case []: rule = .ocp
  case ["--quantize-mx"]: rule = .quantizeMX
  default: fail("quantise: unknown options \(arguments.dropFirst().joined(separator: " "))")
  }
  let input = try FileHandle.standardInput.readToEnd() ?? Data()
  guard input.count.isMultiple(of: 4 * MXBlock.elementCount) else { fail("quantise: not whole blocks of 32 f32") }
  let values = input.withUnsafeBytes { bytes in
    (0..<input.count / 4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
  }
  let (scales, codes) = MXBlock.quantise(values, to: element, rule: rule)
  try FileHandle.standardOutput.write(contentsOf: Data(scales + codes))
}
