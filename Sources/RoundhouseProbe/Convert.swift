import Foundation
import Numerics

/// `convert FROM TO [--stochastic SEED] [--saturate] [--integers-to-nearest]`: converts the elements on standard input.
func convert(_ arguments: [String]) throws {
  var rest = arguments[...]
  guard let from = rest.popFirst().flatMap(ElementType.init(rawValue:)),
    let to = rest.popFirst().flatMap(ElementType.init(rawValue:))
  else { fail("convert: expected two element types, got: \(arguments.joined(separator: " "))") }
  var rounding = Rounding.nearestEven
  var overflow = Overflow.ieee
  var integerRounding = IntegerRounding.towardZero
  while let option = rest.popFirst() {
    switch option {
    case "--stochastic":
      guard let seed = rest.popFirst().flatMap({ UInt64($0) }) else { fail("convert: --stochastic needs a seed") }
      rounding = .stochastic(seed: seed)
    case "--saturate": overflow = .saturate
    case "--integers-to-nearest": integerRounding = .nearestEven
    default: fail("convert: unknown option \(option)")
    }
  }
  let input = [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
  guard input.count.isMultiple(of: from.byteCount) else {
    fail("convert: \(input.count) bytes are not whole elements of \(from.rawValue)")
  }
  let output = Conversion.convert(
    bytes: input, from: from, to: to, count: input.count / from.byteCount, rounding: rounding, overflow: overflow,
    integerRounding: integerRounding)
  try FileHandle.standardOutput.write(contentsOf: Data(output))
}
