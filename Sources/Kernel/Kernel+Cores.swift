public import Machine

extension Kernel {
  /// How long the kernel takes beside the one that runs on the other core of its logical NeuronCore, which it waits for where
  /// they meet; simulated. Throws as ``time()`` does, and `controlTrace` where one of them would wait for ever.
  public func time(with other: Kernel) throws(KernelError) -> TimingModel.CoreTime {
    let programs = (try placed(), try other.placed())
    do throws(MachineError) { return try TimingModel(core: core).time(programs.0, with: programs.1)[0] } catch {
      throw KernelError(error)
    }
  }
}
