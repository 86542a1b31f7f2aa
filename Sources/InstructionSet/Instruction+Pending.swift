public import Silicon

extension Instruction {
  public func cost(on core: NeuronCore, in program: Program) -> Cost { preconditionFailure("cost") }
}
