public import Numerics

/// neuronx-cc's options that change values.
public struct CompileOptions: Sendable, Equatable {
  /// `--auto-cast matmult --auto-cast-type T`: fp32 operands of matrix products are cast to T first; nil for
  /// `--auto-cast none`, the default.
  public var autoCast: ElementType?

  public init(autoCast: ElementType? = nil) {
    self.autoCast = autoCast
  }
}
