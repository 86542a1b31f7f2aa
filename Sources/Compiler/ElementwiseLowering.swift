import Numerics
import StableHLO

/// Which elementwise ops the engines do, on which types.
enum ElementwiseLowering {
  static func isEngineFloat(_ element: ElementType) -> Bool {
    switch element {
    case .f32, .tf32, .bf16, .f16, .f8E4M3, .f8E4M3FN, .f8E5M2, .f8E3M4: true
    default: false
    }
  }

  static func isEngineInteger(_ element: ElementType) -> Bool {
    switch element {
    case .i32, .ui32, .i16, .ui16, .i8, .ui8: true
    default: false
    }
  }

  /// What engines read and write; other types only pass through memory.
  static func isEngineType(_ element: ElementType) -> Bool {
    isEngineFloat(element) || isEngineInteger(element) || element == .bool
  }

  /// 32-bit integers compute exactly on GpSimd; narrower ones are exact in the fp32 of the other engines where the result
  /// cannot overflow.
  static func isSupported(_ opcode: Opcode, _ direction: String, operands: [ElementType], result: ElementType) -> Bool {
    let type = opcode == .select ? result : operands.first ?? result
    let wide = type == .i32 || type == .ui32
    switch opcode {
    case .select, .compare:
      return isEngineFloat(type) || isEngineInteger(type) || type == .bool
    case .maximum, .minimum, .clamp:
      return isEngineFloat(type) || isEngineInteger(type)
    case .and, .or, .xor, .not:
      return isEngineInteger(type) || type == .bool
    case .shift_left, .shift_right_logical, .shift_right_arithmetic:
      return wide
    case .add, .subtract, .multiply, .negate:
      return isEngineFloat(type) || wide
    case .abs:
      return isEngineFloat(type) || type == .i32
    case .divide, .exponential, .log, .tanh, .sqrt, .rsqrt, .logistic, .power, .exponential_minus_one, .log_plus_one,
      .sign,
      .is_finite, .chloErf:
      return isEngineFloat(type)
    case .reduce_precision:
      return type == .f32
    default:
      return false
    }
  }

  /// Engine passes of an op over its elements, roughly.
  static func passes(_ opcode: Opcode) -> Int {
    switch opcode {
    case .add, .subtract, .multiply, .negate, .convert, .compare, .and, .or, .not, .xor, .abs, .maximum, .minimum,
      .shift_left, .shift_right_logical, .exponential, .sqrt, .rsqrt, .tanh, .logistic, .log, .sign, .chloErf:
      1
    case .select, .clamp, .is_finite: 2
    case .exponential_minus_one, .shift_right_arithmetic: 4
    case .divide, .power, .log_plus_one: 8
    default: 1
    }
  }
}

/// The number in the bytes of one element; nil for types that a Double does not hold.
func scalarValue(_ bytes: [UInt8], _ element: ElementType) -> Double? {
  if element == .i64 || element == .ui64 || element.isComplex { return nil }
  let wide = Conversion.convert(bytes: bytes, from: element, to: .f64, count: 1)
  return wide.withUnsafeBytes { unsafe $0.loadUnaligned(as: Double.self) }
}

func encodeScalar(_ value: Double, _ element: ElementType) -> [UInt8] {
  let bytes = withUnsafeBytes(of: value) { unsafe Array($0) }
  return Conversion.convert(bytes: bytes, from: .f64, to: element, count: 1)
}
