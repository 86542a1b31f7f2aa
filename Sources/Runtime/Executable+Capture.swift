import Compiler
public import Machine
public import Profile

extension Executable {
  /// What profiles of this program are made from.
  ///
  /// - Parameter chip: The chip's name, as the user gave or knows it.
  public func capture(
    name: String, chip: String, control: ControlTrace?, facts: Capture.Facts
  ) -> Capture {
    Capture(
      name: name, program: compiled.program, chip: chip, core: core,
      control: control.flatMap { $0.isEmpty ? nil : $0 }, modelFLOPs: Double(compiled.modelFLOPs),
      arguments: arguments, facts: facts)
  }
}
