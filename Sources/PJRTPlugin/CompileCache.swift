import CPJRT
import Compiler
import Numerics
import Reference
import Runtime
import Silicon
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compiled programs that processes leave for each other, in a folder.
enum CompileCache {
  /// Bytes of all files.
  static let capacity = 1 << 30
  /// Bytes of the programs that are worth a file: smaller ones compile as fast as they are read, larger ones are mostly
  /// constants.
  static let worthwhile = (1 << 12)...(1 << 25)

  /// Nil without a folder, and where nothing tells this build from another one.
  private static let cache =
    build.isEmpty ? nil : folder(Environment.variable).map { FileCache(folder: $0, capacity: capacity) }
  private static let wasRefused = Atomic<Bool>(false)

  /// The folder as neuronx-cc's users choose it: `--cache_dir` in `NEURON_CC_FLAGS`, else `NEURON_COMPILE_CACHE_URL`,
  /// else the user's own cache. Nil with `--no_cache`, and for a place that is no folder.
  ///
  /// - Parameter environment: The value of a variable, nil where it is not set.
  static func folder(_ environment: (String) -> String?) -> String? {
    let flags = try? NeuronCCFlags(parsing: environment("NEURON_CC_FLAGS") ?? "")
    guard flags?.usesCache != false else { return nil }
    if let chosen = flags?.cacheDirectory ?? environment("NEURON_COMPILE_CACHE_URL") {
      let path = chosen.hasPrefix("file://") ? String(chosen.dropFirst(7)) : chosen
      if !path.contains("://") { return path }
      Environment.tell("\(chosen) is no folder; compiled programs are not kept. Give the path of a folder")
      return nil
    }
    if let caches = environment("XDG_CACHE_HOME") { return caches + "/roundhouse" }
    return environment("HOME").map { $0 + "/.cache/roundhouse" }
  }

  /// What `compiler` made of a program before.
  static func compiled(_ program: [UInt8], by compiler: String) -> ArraySlice<UInt8>? {
    guard worthwhile ~= program.count, let bytes = cache?.read(name(program, compiler)),
      let known = try? SerializedExecutable(bytes), known.source.bytes == program
    else { return nil }
    return known.compiled(by: compiler)
  }

  /// Keeps a program for other processes, unless it is not worth it: Python functions have new numbers in each.
  static func keep(_ executable: PJRTExecutable) {
    guard let cache, worthwhile ~= executable.source.bytes.count, !executable.program.callsPython else { return }
    let bytes = SerializedExecutable.bytes(of: executable)
    guard let refusal = cache.write(name(executable.source.bytes, executable.compiler), bytes),
      !wasRefused.exchange(true, ordering: .relaxed)
    else { return }
    Environment.tell(
      "compiled programs are not kept in \(cache.folder): \(refusal). Set NEURON_COMPILE_CACHE_URL to another folder, or "
        + "NEURON_CC_FLAGS=--no_cache")
  }

  private static func name(_ program: [UInt8], _ compiler: String) -> String {
    String(Fingerprint.of(compiler), radix: 16) + "-" + String(Fingerprint.of(program), radix: 16)
  }

  /// Differs where a program would be compiled to something else: the build of this library, the core, the options, and the
  /// custom calls that are answered.
  static func compiler(_ topology: PJRTTopology, _ options: CompileOptions) -> String {
    let cores = topology.cores
    let targets = Fingerprint.of(CustomCallTargets.names.sorted().joined(separator: " "))
    return "\(roundhouseVersion) \(build) \(cores.instance.chip.name) \(cores.physicalCoresEach) "
      + "\(options.autoCast) \(options.autoCastType) \(targets)"
  }

  /// The file with this code: size and when it was made.
  private static let build: String = {
    var status = stat()
    guard let path = roundhouse_image_path(#dsohandle), stat(path, &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }()
}
