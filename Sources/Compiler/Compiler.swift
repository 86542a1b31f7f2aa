public import InstructionSet
import Numerics
public import Silicon
public import StableHLO

/// A module compiled for one NeuronCore.
public struct CompiledProgram: Sendable {
  public var program: Program
  public var inputs: [TensorType]
  public var outputs: [TensorType]
  /// Ops that GpSimd evaluates because no engine does them: name and how many.
  public var onGpSimd: [String: Int]
  /// Floating-point operations of the module's matrix products (2 per multiply-add).
  public var modelFLOPs: Int
}

public enum Compiler {
  /// Compiles the entry point of a verified module. Inputs and outputs of the program are the function's, in order;
  /// tokens among them are empty vectors. Custom calls of other targets than `customCallTargets` are refused.
  public static func compile(
    _ module: Module, for core: NeuronCore, options: CompileOptions = CompileOptions(),
    customCallTargets: Set<String> = []
  ) throws(CompileError) -> CompiledProgram {
    let module = options.autoCast == .all ? module.autoCast(to: options.autoCastType.element) : module
    let graph = try Importer.graph(
      of: module, options: options, core: core, customCallTargets: customCallTargets)
    let builder = ProgramBuilder(name: module.main?.name ?? "main", core: core)
    let emission = Emission(builder: builder)
    do {
      var parameters: [BufferID] = []
      for (index, parameter) in graph.parameters.enumerated() {
        let type = graph.type(parameter)
        parameters.append(
          try builder.buffer("arg\(index)", .hbm, type.element, role: .input, byteCount: type.byteCount))
      }
      var results: [BufferID] = []
      for (index, result) in graph.results.enumerated() {
        let type = graph.type(result)
        results.append(
          try builder.buffer("result\(index)", .hbm, type.element, role: .output, byteCount: type.byteCount))
      }
      let emitter = GraphEmitter(graph: graph, emission: emission, parameters: parameters)
      try emitter.emit(into: results)
    } catch let error as InstructionError {
      throw CompileError(.invalidProgram, error.description)
    } catch let error as CompileError {
      throw error
    } catch {
      throw CompileError(.invalidProgram, "\(error)")
    }
    return CompiledProgram(
      program: builder.program, inputs: graph.parameters.map { graph.type($0) },
      outputs: graph.results.map { graph.type($0) }, onGpSimd: emission.onGpSimd, modelFLOPs: emission.modelFLOPs)
  }
}

/// What all the graphs of one program share while they are emitted.
final class Emission {
  let builder: ProgramBuilder
  var onGpSimd: [String: Int] = [:]
  private var flops = 0.0
  /// Iterations of enclosing while loops, for counting work.
  var repetitions = 1.0
  /// HBM buffers whose contents nobody needs any more, by size.
  private var idle: [Int: [BufferID]] = [:]
  private var byteCounts: [BufferID: Int] = [:]

  init(builder: ProgramBuilder) { self.builder = builder }

  func countFLOPs(_ count: Double) { flops += count * repetitions }
  var modelFLOPs: Int { Int(exactly: flops.rounded()) ?? .max }

  /// The smallest idle buffer that fits without wasting half of it, or a new one.
  func allocate(_ type: TensorType) throws(InstructionError) -> BufferID {
    let sizes = idle.keys.filter { $0 >= type.byteCount && $0 <= 2 * type.byteCount && !idle[$0]!.isEmpty }
    if let size = sizes.min() { return idle[size]!.removeLast() }
    let buffer = try builder.buffer("hbm", .hbm, type.element, byteCount: type.byteCount)
    byteCounts[buffer] = type.byteCount
    return buffer
  }

  func release(_ buffer: BufferID) {
    guard let size = byteCounts[buffer] else { return }
    idle[size, default: []].append(buffer)
  }
}
