import ArgumentParser
import Compiler
import InstructionSet
import Runtime
import Silicon

struct ProgramCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "program",
    abstract: "Prints the instructions a model compiles to, loops rolled; constants are shortened to a digest.")

  @OptionGroup var model: ModelOptions

  func run(on console: Console) throws {
    let executable = try model.compile(for: model.chip.description().core, on: console)
    console.output(executable.compiled.program.text(elidingConstants: true).trimmed)
  }
}
