public import ArgumentParser
public import Compiler
import FoundationEssentials
import Runtime
import Silicon
import StableHLO

/// Which model, on which chip, compiled how: what `run` and `program` share.
struct ModelOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A StableHLO module: text, as jax.jit(f).lower(...).as_text() prints it, or a portable artifact of jax.export.",
      valueName: "model.mlir"))
  var model: String

  @OptionGroup var chip: ChipOption

  @Option(help: "What to cast from fp32, as neuronx-cc names it: none, matmult (matrix operands) or all.")
  var autoCast: AutoCast?

  @Option(help: "The type --auto-cast casts to: bf16, fp16, tf32 or fp8_e4m3 (default: bf16).")
  var autoCastType: AutoCastType?

  /// What `NEURON_CC_FLAGS` says, then the command line.
  private func compileOptions(on console: Console) throws -> CompileOptions {
    let flags = try NeuronCCFlags(parsing: console.environment["NEURON_CC_FLAGS"] ?? "")
    for flag in flags.unknown { console.diagnostics("note: NEURON_CC_FLAGS: \(flag) is unknown and has no effect\n") }
    let options = CompileOptions(
      autoCast: autoCast ?? flags.options.autoCast, autoCastType: autoCastType ?? flags.options.autoCastType)
    if autoCastType != nil, options.autoCast == .none {
      throw CommandError(
        .invalidArgument, "--auto-cast-type has no effect without --auto-cast matmult or --auto-cast all; add it")
    }
    return options
  }

  /// Reads, verifies and compiles the model.
  func compile(for core: NeuronCore, on console: Console) throws -> Executable {
    ProgressBar.status("compiling \(model)", on: console)
    defer { ProgressBar.clear(on: console) }
    return try Executable(readingModel: model, core: core, options: compileOptions(on: console))
  }
}

extension AutoCast: ExpressibleByArgument {}
extension AutoCastType: ExpressibleByArgument {}

extension Executable {
  /// Compiles the module in a file. Errors name the file.
  convenience init(readingModel path: String, core: NeuronCore, options: CompileOptions = CompileOptions()) throws {
    let module = try Module(reading: readFile(path), fileName: path)
    try module.verify()
    do throws(RuntimeError) {
      try self.init(module, core: core, options: options)
    } catch {
      throw ModelError(model: path, error: error)
    }
  }
}

/// The chip to simulate.
struct ChipOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A chip by name (see `roundhouse chips`), or a YAML file with a chip of your own.", valueName: "name|file"))
  var chip = "trn2"

  func description() throws -> ChipDescription { try ChipDescription.named(orIn: chip) }
}

extension ChipDescription {
  /// A known chip, or the chip file at a path.
  static func named(orIn argument: String) throws -> ChipDescription {
    if let known = try? ChipCatalog.chip(named: argument) { return known }
    let isPath = argument.contains("/") || argument.hasSuffix(".yaml") || argument.hasSuffix(".yml")
    guard isPath || FileManager.default.fileExists(atPath: argument) else {
      return try ChipCatalog.chip(named: argument)
    }
    return try ChipCatalog.load(bytes: readFile(argument), file: argument)
  }
}
