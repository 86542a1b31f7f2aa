public import Silicon

extension Instruction {
  public func validate(on core: NeuronCore, in program: Program) throws(InstructionError) {}
  public func cost(on core: NeuronCore, in program: Program) -> Cost { preconditionFailure("cost") }
  public func execute(_ context: borrowing ExecutionContext) { preconditionFailure("execute") }
}
