import CPJRT
import Compiler
import InstructionSet
import Numerics
import Runtime
import Silicon
import StableHLO
import Synchronization

/// A compiled program, for whatever devices.
final class PJRTExecutable: PJRTObject {
  static let noun = "executable"

  let program: Executable
  /// What it was compiled from.
  let source: Source
  let options: ProgramOptions
  /// See `CompileCache.compiler`.
  let compiler: String
  let name: HandedOutText
  let fingerprint: HandedOutText
  let inputs: [ArrayForm]
  let outputs: [ArrayForm]
  /// Inputs whose memory the program may take over.
  let donatable: [Int]
  let inputLayouts: HandedOutHandles
  let outputLayouts: HandedOutHandles
  /// Nil in a program for one device.
  let inputShardings: HandedOutTexts?
  let outputShardings: HandedOutTexts?
  let outputTypes: HandedOut<PJRT_Buffer_Type>
  let outputDimensions: HandedOut<Int64>
  let outputRanks: HandedOut<Int>
  let inputMemoryKinds: HandedOutTexts
  let outputMemoryKinds: HandedOutTexts
  var memory: ProgramMemory { program.memory }
  let record: ProgramRecord
  private let costs = Mutex<[NamedValues]>([])

  /// A program as it came.
  struct Source: Sendable, Equatable {
    var bytes: [UInt8]
    /// The serialized compile options.
    var options: [UInt8]
  }

  /// Compiles for the cores of a topology, unless this was done before, in this process or another one. Throws what the
  /// reader, the verifier or the compiler refuses.
  init(_ source: Source, topology: PJRTTopology, serialized: SerializedExecutable? = nil) throws {
    let begin = ContinuousClock.now
    let options = try ProgramOptions(source.options[...])
    let module = try Module(reading: source.bytes, fileName: "program")
    try module.verify()
    guard let main = module.main else { throw RuntimeError(.invalidModule, "the module has no entry point") }
    try Replication.check(module, replicas: options.replicas, partitions: options.partitions)
    try Self.checkPlacement(main)
    let compileOptions = try options.compileOptions()
    let compiler = CompileCache.compiler(topology, compileOptions)
    let core = topology.cores.core
    let known = serialized?.compiled(by: compiler) ?? CompileCache.compiled(source.bytes, by: compiler)
    let reused = known.flatMap { try? CompiledProgram(bytes: $0, for: core) }.flatMap {
      $0.inputs.count == main.arguments.count && $0.outputs.count == main.resultTypes.count ? $0 : nil
    }
    let program =
      if let reused {
        try Executable(module, compiled: reused, core: core)
      } else {
        try Executable(module, core: core, options: compileOptions)
      }
    self.program = program
    self.compiler = compiler
    self.source = source
    self.options = options
    let name = Self.name(of: module, main)
    self.name = HandedOutText(name)
    let hash = Fingerprint.of(source.bytes + source.options)
    fingerprint = HandedOutText("\(roundhouseVersion)-\(String(topology.fingerprint ^ hash, radix: 16))")
    inputs = program.inputs.map { ArrayForm($0) }
    outputs = program.outputs.map { ArrayForm($0) }
    let attributes = main.argumentAttributes
    donatable = attributes.indices.filter {
      attributes[$0]["tf.aliasing_output"] != nil || attributes[$0]["jax.buffer_donor"] == .bool(true)
    }
    inputLayouts = HandedOutHandles(inputs.map(\.layout.handle))
    outputLayouts = HandedOutHandles(outputs.map(\.layout.handle))
    let isForSeveral = options.replicas * options.partitions > 1
    inputShardings = isForSeveral ? HandedOutTexts(inputs.map { _ in "" }) : nil
    outputShardings = isForSeveral ? HandedOutTexts(outputs.map { _ in "" }) : nil
    outputTypes = HandedOut(outputs.map(\.code))
    outputDimensions = HandedOut(program.outputs.flatMap { $0.shape.map(Int64.init) })
    outputRanks = HandedOut(program.outputs.map(\.rank))
    inputMemoryKinds = HandedOutTexts(inputs.map { _ in MemoryKind.device.rawValue })
    outputMemoryKinds = HandedOutTexts(outputs.map { _ in MemoryKind.device.rawValue })
    record = ProgramRecord(name, program, chip: topology.cores.instance.chip.name, compileTime: .now - begin)
    ProgramBook.add(record, devices: options.replicas * options.partitions)
    if reused == nil { CompileCache.keep(self) }
  }

  deinit { ProgramBook.retire(record) }

  /// The function's name, as JAX gives it to the module: `jit_step`.
  private static func name(of module: Module, _ main: Function) -> String {
    module.name.isEmpty || module.name == "module" ? main.name : module.name
  }

  /// Inputs and results live in the device's memory, row-major.
  private static func checkPlacement(_ main: Function) throws {
    let types = main.arguments.map { main.type(of: $0) }
    for (what, attributes, types) in [
      ("argument", main.argumentAttributes, types), ("result", main.resultAttributes, main.resultTypes),
    ] {
      for (index, attributes) in attributes.enumerated() {
        if case .string(let kind) = attributes["mhlo.memory_kind"], kind != MemoryKind.device.rawValue {
          throw RuntimeError(
            .unsupported,
            "\(what) \(index) is in memory '\(kind)'; programs compute in the device's memory: move the array there "
              + "before, or from there after")
        }
        let rank = index < types.count ? types[index].tensor?.rank ?? 0 : 0
        let rowMajor = RowMajorLayout.text(rank: rank)
        if case .string(let layout) = attributes["mhlo.layout_mode"],
          !["default", "auto", rowMajor].contains(layout.filter { $0 != " " })
        {
          throw RuntimeError(
            .unsupported, "\(what) \(index) has layout \(layout); arrays on the device are row-major, \(rowMajor)")
        }
      }
    }
  }

  /// What `as_text()` shows: the program as it came. JAX turns it into HLO, which has no words for Shardy's annotations;
  /// what runs here is cut nowhere, so a program that has some loses them.
  var optimizedProgram: Source {
    guard let module = try? Module(reading: source.bytes, fileName: "program"), module.hasShardings else {
      return source
    }
    return Source(bytes: Array(module.withoutShardings.text.utf8), options: source.options)
  }

  /// Figures by name; what they mean is in Documentation/jax.md. More may come with the first run.
  func costAnalysis() -> NamedValues {
    // The lists that were handed out last as long as the executable.
    costs.withLock { lists in
      let values = record.costs()
      if let last = lists.last, last.count == values.count { return last }
      let made = NamedValues(values)
      lists.append(made)
      return made
    }
  }
}

extension ProgramOptions {
  /// neuronx-cc's options for this program: those of the environment, then its own. Options of XLA's compilers, which
  /// begin with `xla_`, are reported and ignored.
  func compileOptions() throws -> CompileOptions {
    var text = Environment.variable("NEURON_CC_FLAGS") ?? ""
    for (name, value) in overrides.sorted(by: { $0.key < $1.key }) {
      guard !name.hasPrefix("xla_") else {
        Environment.tell("compiler_options: '\(name)' is for XLA's compilers, which this device does not use; ignored")
        continue
      }
      let flag = (name.count == 1 ? "-" : "--") + name.map { $0 == "_" ? "-" : String($0) }.joined()
      let own = try NeuronCCFlags(parsing: "\(flag)=\(value)")
      if !own.unknown.isEmpty {
        throw RuntimeError(
          .invalidArgument,
          "No such compile option: '\(name)'; compiler_options are neuronx-cc's, without the dashes in front, such as "
            + "auto_cast")
      }
      text += " \(flag)=\(value)"
    }
    return try NeuronCCFlags(parsing: text).options
  }
}

extension PJRT_Api {
  mutating func bindExecutables() {
    PJRT_Compile = { arguments in
      answer(arguments) { arguments in
        let source = try PJRTExecutable.Source(
          arguments.program, arguments.compile_options, arguments.compile_options_size)
        let topology = try PJRTTopology.at(arguments.topology)
        arguments.executable = try PJRTExecutable(source, topology: topology).retainedHandle()
      }
    }
    PJRT_Executable_Destroy = { arguments in
      answer(arguments) { PJRTExecutable.release($0.executable) }
    }
    PJRT_Executable_Name = { arguments in
      answer(arguments) {
        try PJRTExecutable.at($0.executable).name.hand(to: &$0.executable_name, &$0.executable_name_size)
      }
    }
    PJRT_Executable_NumReplicas = { arguments in
      answer(arguments) { $0.num_replicas = try PJRTExecutable.at($0.executable).options.replicas }
    }
    PJRT_Executable_NumPartitions = { arguments in
      answer(arguments) { $0.num_partitions = try PJRTExecutable.at($0.executable).options.partitions }
    }
    PJRT_Executable_NumOutputs = { arguments in
      answer(arguments) { $0.num_outputs = try PJRTExecutable.at($0.executable).outputs.count }
    }
    PJRT_Executable_SizeOfGeneratedCodeInBytes = { arguments in
      answer(arguments) { $0.size_in_bytes = Int64(try PJRTExecutable.at($0.executable).memory.constants) }
    }
    PJRT_Executable_GetCostAnalysis = { arguments in
      answer(arguments) {
        try PJRTExecutable.at($0.executable).costAnalysis().hand(to: &$0.properties, &$0.num_properties)
      }
    }
    PJRT_Executable_GetCompiledMemoryStats = { arguments in
      answer(arguments) {
        let memory = try PJRTExecutable.at($0.executable).memory
        $0.generated_code_size_in_bytes = Int64(memory.constants)
        $0.argument_size_in_bytes = Int64(memory.inputs)
        $0.output_size_in_bytes = Int64(memory.outputs)
        $0.alias_size_in_bytes = Int64(memory.shared)
        $0.temp_size_in_bytes = Int64(memory.intermediates)
        $0.host_generated_code_size_in_bytes = 0
        $0.host_argument_size_in_bytes = 0
        $0.host_output_size_in_bytes = 0
        $0.host_alias_size_in_bytes = 0
        $0.host_temp_size_in_bytes = 0
        $0.peak_memory_in_bytes = Int64(memory.peak)
        $0.total_size_in_bytes = Int64(memory.peak)
        $0.total_allocation_bytes = Int64(memory.peak)
        $0.indefinite_allocations = Int64(memory.constants)
        $0.peak_unpadded_heap_bytes = Int64(memory.peak)
      }
    }
    PJRT_Executable_OutputElementTypes = { arguments in
      answer(arguments) {
        try PJRTExecutable.at($0.executable).outputTypes.hand(to: &$0.output_types, &$0.num_output_types)
      }
    }
    PJRT_Executable_OutputDimensions = { arguments in
      answer(arguments) {
        let executable = try PJRTExecutable.at($0.executable)
        $0.num_outputs = executable.outputRanks.count
        $0.dims = UnsafePointer(executable.outputDimensions.start)
        $0.dim_sizes = UnsafePointer(executable.outputRanks.start)
      }
    }
    PJRT_Executable_OutputMemoryKinds = { arguments in
      answer(arguments) {
        let kinds = try PJRTExecutable.at($0.executable).outputMemoryKinds
        kinds.hand(to: &$0.memory_kinds, &$0.memory_kind_sizes, &$0.num_outputs)
      }
    }
    PJRT_Executable_ParameterMemoryKinds = { arguments in
      answer(arguments) {
        let kinds = try PJRTExecutable.at($0.executable).inputMemoryKinds
        kinds.hand(to: &$0.memory_kinds, &$0.memory_kind_sizes, &$0.num_parameters)
      }
    }
    PJRT_Executable_OptimizedProgram = { arguments in
      answer(arguments) { try PJRTExecutable.at($0.executable).optimizedProgram.hand(to: $0.program) }
    }
    PJRT_Executable_Fingerprint = { arguments in
      answer(arguments) {
        let fingerprint = try PJRTExecutable.at($0.executable).fingerprint
        fingerprint.hand(to: &$0.executable_fingerprint, &$0.executable_fingerprint_size)
      }
    }
    PJRT_Executable_GetCompileOptions = { arguments in
      answer(arguments) {
        let options = HandedOutText(bytes: try PJRTExecutable.at($0.executable).source.options)
        options.hand(to: &$0.serialized_bytes, &$0.serialized_bytes_size)
        $0.serialized_compile_options = options.retainedHandle()
        $0.serialized_compile_options_deleter = { HandedOutText.release($0) }
      }
    }
    PJRT_Executable_Serialize = { arguments in
      answer(arguments) {
        let bytes = HandedOutText(bytes: SerializedExecutable.bytes(of: try PJRTExecutable.at($0.executable)))
        bytes.hand(to: &$0.serialized_bytes, &$0.serialized_bytes_size)
        $0.serialized_executable = bytes.retainedHandle()
        $0.serialized_executable_deleter = { HandedOutText.release($0) }
      }
    }
  }
}

extension PJRTExecutable.Source {
  /// The arguments of a call. Throws for a format other than MLIR.
  init(
    _ program: UnsafePointer<PJRT_Program>?, _ options: UnsafePointer<CChar>?, _ optionsSize: Int
  ) throws {
    guard let program = program?.pointee, let code = program.code else {
      throw RuntimeError(.invalidArgument, "there is no program to compile")
    }
    let format = text(program.format, program.format_size)
    guard format == "mlir" else {
      throw RuntimeError(.unsupported, "programs come as MLIR here, this one as '\(format)'")
    }
    bytes = Array(UnsafeRawBufferPointer(start: code, count: program.code_size))
    self.options = Array(UnsafeRawBufferPointer(start: options, count: options == nil ? 0 : optionsSize))
  }

  /// The first call asks for the size, the second brings the room.
  fileprivate func hand(to program: UnsafeMutablePointer<PJRT_Program>?) throws {
    guard let program else { throw RuntimeError(.invalidArgument, "there is no room for the program") }
    let given = program.pointee.code_size
    program.pointee.code_size = bytes.count
    Self.format.hand(to: &program.pointee.format, &program.pointee.format_size)
    guard let room = program.pointee.code else { return }
    guard given >= bytes.count else {
      throw RuntimeError(.invalidArgument, "the program has \(bytes.count) bytes, there is room for \(given)")
    }
    UnsafeMutableRawPointer(room).copyMemory(from: bytes, byteCount: bytes.count)
  }

  private static let format = HandedOutText("mlir")
}
