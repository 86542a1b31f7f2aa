import ArgumentParser
import Compiler
import FoundationEssentials
import Numerics
import Runtime
import Silicon
import StableHLO

/// Which model, on which chip, compiled how: what `run` and `program` share.
struct ModelOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A StableHLO module as text, as jax.jit(f).lower(...).as_text() prints it.", valueName: "model.mlir"))
  var model: String

  @OptionGroup var chip: ChipOption

  @Option(help: "What to cast before computing, as neuronx-cc names it: none, or matmult for fp32 matrix operands.")
  var autoCast: AutoCast = .none

  @Option(help: "The type --auto-cast casts to: bf16, fp16, tf32 or fp8_e4m3 (default: bf16).")
  var autoCastType: AutoCastType?

  enum AutoCast: String, ExpressibleByArgument, CaseIterable { case none, matmult, all }

  enum AutoCastType: String, ExpressibleByArgument, CaseIterable {
    case bf16, fp16, tf32
    case fp8E4M3 = "fp8_e4m3"

    var element: ElementType {
      switch self {
      case .bf16: .bf16
      case .fp16: .f16
      case .tf32: .tf32
      case .fp8E4M3: .f8E4M3
      }
    }
  }

  func validate() throws {
    if autoCast == .all {
      throw ValidationError("--auto-cast all is not supported; use --auto-cast matmult, which casts matrix operands")
    }
    if autoCast == .none, autoCastType != nil {
      throw ValidationError("--auto-cast-type has no effect without --auto-cast matmult; add it")
    }
  }

  var compileOptions: CompileOptions {
    CompileOptions(autoCast: autoCast == .matmult ? (autoCastType ?? .bf16).element : nil)
  }

  /// Reads, verifies and compiles the model.
  func compile(for core: NeuronCore, on console: Console) throws -> Executable {
    ProgressBar.status("compiling \(model)", on: console)
    defer { ProgressBar.clear(on: console) }
    return try Executable(readingModel: model, core: core, options: compileOptions)
  }
}

extension Executable {
  /// Compiles the module in a file. Errors name the file.
  convenience init(readingModel path: String, core: NeuronCore, options: CompileOptions = CompileOptions()) throws {
    let module = try Module(parsing: readFile(path), fileName: path)
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
