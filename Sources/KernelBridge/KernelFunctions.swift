import InstructionSet
import Kernel
import Machine
import Numerics
import Profile
import Silicon

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The C functions of a kernel. A kernel is used by one thread at a time. Texts that end in a zero byte belong to the caller, who
// gives them back to rh_kernel_free. A function that fails leaves {"code", "message", "place"} as JSON in its `error`.

/// A kernel and where its instructions come from.
private final class Session {
  let kernel: Kernel
  /// The chip's name, as its user knows it.
  let chip: String
  var origins: [Origin] = [.none]
  let dimensions = SharedDimensions()

  init(_ kernel: Kernel, chip: String) {
    self.kernel = kernel
    self.chip = chip
  }

  static func at(_ handle: UnsafeRawPointer) -> Session {
    Unmanaged<Session>.fromOpaque(handle).takeUnretainedValue()
  }
}

public typealias ErrorText = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// ``KernelSchema``.
@_cdecl("rh_kernel_schema")
public func kernelSchema() -> UnsafeMutablePointer<CChar>? { json(KernelSchema()) }

@_cdecl("rh_kernel_free")
public func kernelFree(_ text: UnsafeMutableRawPointer?) { free(text) }

/// A kernel on one core of a chip, by the chip's name; null on failure. Without `executes` it is only checked and recorded.
@_cdecl("rh_kernel_open")
public func kernelOpen(
  _ name: UnsafePointer<CChar>, _ chip: UnsafePointer<CChar>, _ executes: Bool, _ error: ErrorText
) -> UnsafeMutableRawPointer? {
  let opened: Session? = answer(error) {
    do {
      let chip = try ChipCatalog.chip(named: String(cString: chip))
      let threads = try HostThreads.count(getenv(HostThreads.variable).map { String(cString: $0) })
      let kernel = try Kernel(String(cString: name), on: chip.core, executes: executes, workers: threads)
      return Session(kernel, chip: chip.name)
    } catch let error as SiliconError {
      throw KernelError("unknownChip", "\(error)")
    } catch let error as MachineError {
      throw KernelError(error)
    }
  }
  return opened.map { Unmanaged.passRetained($0).toOpaque() }
}

/// The core's sizes as JSON.
@_cdecl("rh_kernel_core")
public func kernelCore(_ handle: UnsafeRawPointer) -> UnsafeMutablePointer<CChar>? {
  struct Sizes: Encodable {
    var generation: String
    var partitions: Int
    var sbuf: Int
    var psum: Int
    var banks: Int
  }
  let core = Session.at(handle).kernel.core
  return json(
    Sizes(
      generation: core.generation.rawValue, partitions: core.partitions, sbuf: core.sbufBytesPerPartition,
      psum: core.psumBytesPerPartition, banks: core.psumBanks))
}

@_cdecl("rh_kernel_close")
public func kernelClose(_ handle: UnsafeRawPointer) { Unmanaged<Session>.fromOpaque(handle).release() }

/// What follows is from line `location` of function `op`, whose number this returns for `rh_kernel_at`.
@_cdecl("rh_kernel_origin")
public func kernelOrigin(_ handle: UnsafeRawPointer, _ op: UnsafePointer<CChar>, _ location: UnsafePointer<CChar>)
  -> Int64
{
  let session = Session.at(handle)
  session.origins.append(Origin(op: String(cString: op), location: String(cString: location)))
  return Int64(session.origins.count - 1)
}

@_cdecl("rh_kernel_at")
public func kernelAt(_ handle: UnsafeRawPointer, _ origin: Int64) {
  let session = Session.at(handle)
  guard session.origins.indices.contains(Int(origin)) else { return }
  session.kernel.origin = session.origins[Int(origin)]
}

/// From now on what has no room in PSUM goes to SBUF.
@_cdecl("rh_kernel_spill_psum")
public func kernelSpillPSUM(_ handle: UnsafeRawPointer) { Session.at(handle).kernel.spillsPSUM = true }

/// The buffer of a tensor that line `origin` makes, or -1. `place` is null, or an on-chip tensor's first partition and byte. `memory` is null, or what an HBM
/// tensor is from now on until the kernel closes; `role` is 0 for memory to compute in, 1 for an input, 2 for an output.
@_cdecl("rh_kernel_tensor")
public func kernelTensor(
  _ handle: UnsafeRawPointer, _ origin: Int64, _ name: UnsafePointer<CChar>, _ space: Int64, _ element: Int64,
  _ shape: UnsafePointer<Int64>, _ rank: Int64, _ place: UnsafePointer<Int64>?, _ memory: UnsafeMutableRawPointer?,
  _ role: Int64, _ error: ErrorText
) -> Int64 {
  let made: Int64? = answer(error) {
    guard ElementType.allCases.indices.contains(Int(element)), MemorySpace.allCases.indices.contains(Int(space)),
      0...16 ~= rank
    else { throw KernelError("syntax", "no such element type, memory or number of dimensions") }
    kernelAt(handle, origin)
    let kernel = Session.at(handle).kernel
    let name = String(cString: name)
    let shape = (0..<Int(rank)).map { Int(shape[$0]) }
    let element = ElementType.allCases[Int(element)]
    let address = place.map { (partition: Int($0[0]), byte: Int($0[1])) }
    let tensor =
      switch MemorySpace.allCases[Int(space)] {
      case .hbm:
        try kernel.hbm(
          name, shape, element, role: role == 1 ? .input : role == 2 ? .output : .intermediate, memory: memory,
          isWritten: role == 1)
      case .sbuf: try kernel.sbuf(shape, element, name: name, address: address)
      case .psum: try kernel.psum(shape, element, name: name, address: address)
      }
    return Int64(tensor.buffer.index)
  }
  return made ?? -1
}

@_cdecl("rh_kernel_release")
public func kernelRelease(_ handle: UnsafeRawPointer, _ buffer: Int64) {
  Session.at(handle).kernel.release(BufferID(Int(buffer)))
}

/// Checks, executes and records an instruction from line `origin`, whose fields are ``FieldMessage``; its number, or -1.
@_cdecl("rh_kernel_emit")
public func kernelEmit(
  _ handle: UnsafeRawPointer, _ origin: Int64, _ instruction: Int64, _ words: UnsafePointer<Int64>, _ count: Int64,
  _ error: ErrorText
) -> Int64 {
  let emitted: Int64? = answer(error) {
    kernelAt(handle, origin)
    let types = InstructionRegistry.all
    guard types.indices.contains(Int(instruction)), count >= 0 else {
      throw KernelError("syntax", "there is no instruction \(instruction)")
    }
    let message = UnsafeBufferPointer(start: words, count: Int(count))
    let kind: any Instruction.Type = types[Int(instruction)]
    return Int64(try emit(kind, message, to: Session.at(handle)))
  }
  return emitted ?? -1
}

private func emit<Kind: Instruction>(
  _ kind: Kind.Type, _ words: UnsafeBufferPointer<Int64>, to session: Session
) throws -> Int {
  var instruction = Kind()
  var message = try FieldMessage(words, of: Kind.mnemonic, sharing: session.dimensions)
  let accumulates = message.has("accumulate")
  try instruction.visitFields(&message)
  try message.finish()
  if !accumulates, instruction.engine == .tensor, let pass = instruction as? any MatrixPass {
    return try session.kernel.emit(pass, accumulates: nil)
  }
  return try session.kernel.emit(instruction)
}

/// Waits until every instruction so far is executed: `memory` of HBM tensors has its values then.
@_cdecl("rh_kernel_finish")
public func kernelFinish(_ handle: UnsafeRawPointer) { Session.at(handle).kernel.finish() }

@_cdecl("rh_kernel_register")
public func kernelRegister(_ handle: UnsafeRawPointer) -> Int64 { Int64(Session.at(handle).kernel.register().index) }

/// What a register holds; 0 when there is no such register.
@_cdecl("rh_kernel_register_value")
public func kernelRegisterValue(_ handle: UnsafeRawPointer, _ register: Int64) -> Int64 {
  Int64(Session.at(handle).kernel.value(of: Register(Int(register))) ?? 0)
}

/// Begins a device loop that runs while a register is less than `bound`, or is not 0 where `bound` is -1; false on failure.
@_cdecl("rh_kernel_begin_loop")
public func kernelBeginLoop(_ handle: UnsafeRawPointer, _ register: Int64, _ bound: Int64, _ error: ErrorText) -> Bool {
  let done: Bool? = answer(error) {
    let kernel = Session.at(handle).kernel
    let registers = [register, max(0, bound)].map { Register(Int($0)) }
    guard registers.allSatisfy({ kernel.value(of: $0) != nil }) else { throw KernelError("syntax", "no such register") }
    try kernel.beginLoop(while: bound < 0 ? .register(registers[0]) : .below(registers[0], registers[1]))
    return true
  }
  return done ?? false
}

@_cdecl("rh_kernel_end_loop")
public func kernelEndLoop(_ handle: UnsafeRawPointer) { Session.at(handle).kernel.endLoop() }

/// Copies the elements of a view, in row-major order, to `destination`, which has room for `capacity` bytes; false on failure.
@_cdecl("rh_kernel_read")
public func kernelRead(
  _ handle: UnsafeRawPointer, _ pattern: UnsafePointer<Int64>, _ count: Int64, _ destination: UnsafeMutableRawPointer,
  _ capacity: Int64, _ error: ErrorText
) -> Bool {
  let done: Bool? = answer(error) {
    let session = Session.at(handle)
    let words = UnsafeBufferPointer(start: pattern, count: max(0, Int(count)))
    guard let pattern = AccessPattern(words: words[...], sharing: session.dimensions) else {
      throw KernelError("syntax", "the view cannot be read")
    }
    try session.kernel.read(
      pattern, into: UnsafeMutableRawBufferPointer(start: destination, count: Int(capacity)))
    return true
  }
  return done ?? false
}

/// Whether all tensors have room in the core's memories; with an error otherwise.
@_cdecl("rh_kernel_place")
public func kernelPlace(_ handle: UnsafeRawPointer, _ error: ErrorText) -> Bool {
  answer(error) { try Session.at(handle).kernel.placed() } != nil
}

/// ``EmbeddedKernel``'s text, for buffers as inputs and outputs; null on failure.
@_cdecl("rh_kernel_embedded")
public func kernelEmbedded(
  _ handle: UnsafeRawPointer, _ inputs: UnsafePointer<Int64>, _ inputCount: Int64, _ outputs: UnsafePointer<Int64>,
  _ outputCount: Int64, _ error: ErrorText
) -> UnsafeMutablePointer<CChar>? {
  answer(error) {
    func buffers(_ list: UnsafePointer<Int64>, _ count: Int64) -> [BufferID] {
      (0..<max(0, Int(count))).map { BufferID(Int(list[$0])) }
    }
    return strdup(
      try Session.at(handle).kernel.embedded(
        inputs: buffers(inputs, inputCount), outputs: buffers(outputs, outputCount)
      ).text)
  } ?? nil
}

/// What was wrong without being refused: a list of errors.
@_cdecl("rh_kernel_reports")
public func kernelReports(_ handle: UnsafeRawPointer) -> UnsafeMutablePointer<CChar>? {
  json(Session.at(handle).kernel.reports.map(ErrorMessage.init))
}

/// ``KernelTime``, beside the kernel on the other core of the logical NeuronCore, where there is one; null on failure.
@_cdecl("rh_kernel_time")
public func kernelTime(
  _ handle: UnsafeRawPointer, _ other: UnsafeRawPointer?, _ error: ErrorText
) -> UnsafeMutablePointer<CChar>? {
  let time: KernelTime? = answer(error) {
    let kernel = Session.at(handle).kernel
    let other = other.map { Session.at($0).kernel }
    return KernelTime(try other.map { try kernel.time(with: $0).timeline } ?? kernel.time(), on: kernel.core)
  }
  return time.flatMap { json($0) }
}

/// Writes a `Capture` to a file, for `roundhouse profile`: of a run beside the kernel on the other core, where there is one,
/// that the host took so many seconds for, at a time as ISO 8601.
@_cdecl("rh_kernel_profile")
public func kernelProfile(
  _ handle: UnsafeRawPointer, _ other: UnsafeRawPointer?, _ path: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>,
  _ command: UnsafePointer<CChar>, _ date: UnsafePointer<CChar>, _ hostSeconds: Double, _ error: ErrorText
) -> Bool {
  let done: Bool? = answer(error) {
    let session = Session.at(handle)
    var facts = Capture.Facts()
    facts.command = String(cString: command)
    facts.date = String(cString: date)
    facts.hostSeconds = hostSeconds
    var control: ControlTrace?
    if let other {
      let arrivals = try session.kernel.time(with: Session.at(other).kernel).arrivals
      if !arrivals.isEmpty {
        control = ControlTrace()
        control?.arrivals = arrivals
      }
    }
    let capture = Capture(
      name: String(cString: name), program: try session.kernel.placed(), chip: session.chip, core: session.kernel.core,
      control: control, facts: facts)
    do throws(ProfileError) { try capture.write(to: String(cString: path)) } catch {
      throw KernelError(error.code.rawValue, error.message, place: error.place)
    }
    return true
  }
  return done ?? false
}

private struct ErrorMessage: Encodable {
  var code: String
  var message: String
  var place: String

  init(_ error: KernelError) {
    code = error.code
    message = error.message
    place = error.place
  }
}

private func answer<Result>(_ error: ErrorText, _ body: () throws -> Result) -> Result? {
  do {
    return try body()
  } catch let thrown as KernelError {
    error.pointee = json(ErrorMessage(thrown))
  } catch let thrown as InstructionError {
    error.pointee = json(ErrorMessage(KernelError(thrown.code.rawValue, thrown.message, place: thrown.place)))
  } catch let thrown {
    error.pointee = json(ErrorMessage(KernelError("internal", "\(thrown)")))
  }
  return nil
}

private func json(_ value: some Encodable) -> UnsafeMutablePointer<CChar>? {
  guard let data = try? JSONEncoder().encode(value) else { return nil }
  return strdup(String(decoding: data, as: UTF8.self))
}
