public import Numerics

/// neuronx-cc's options that change values.
public struct CompileOptions: Sendable, Equatable {
  /// `--auto-cast`.
  public var autoCast: AutoCast
  /// `--auto-cast-type`: what `autoCast` casts to.
  public var autoCastType: AutoCastType

  public init(autoCast: AutoCast = .none, autoCastType: AutoCastType = .bf16) {
    self.autoCast = autoCast
    self.autoCastType = autoCastType
  }
}

/// Which fp32 operations are cast, in neuronx-cc's words ("Neuron Compiler CLI Reference Guide", `--auto-cast`).
public enum AutoCast: String, Sendable, CaseIterable {
  case none
  /// The operands of matrix products, which still give fp32.
  case matmult
  /// Every operation: no value inside the program is fp32. Inputs and outputs keep their types.
  case all
}

/// The type that fp32 is cast to, in neuronx-cc's words (`--auto-cast-type`); every chip has them all.
public enum AutoCastType: String, Sendable, CaseIterable {
  case bf16, fp16, tf32
  case fp8E4M3 = "fp8_e4m3"

  public var element: ElementType {
    switch self {
    case .bf16: .bf16
    case .fp16: .f16
    case .tf32: .tf32
    case .fp8E4M3: .f8E4M3
    }
  }
}
