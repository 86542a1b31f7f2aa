import CPJRT
import Runtime
import Silicon
import StableHLO
import Synchronization

/// An executable on the devices that run it.
final class PJRTLoadedExecutable: PJRTObject {
  static let noun = "loaded executable"

  let executable: PJRTExecutable
  /// Partitions of the first replica first.
  let devices: [PJRTDevice]
  let deviceHandles: HandedOutHandles
  let logicalIDs: HandedOut<PJRT_LogicalDeviceIds>
  /// Serialized.
  let deviceAssignment: HandedOutText
  private let deleted = Atomic<Bool>(false)

  /// Loads the program's constants into the devices' memory. Throws `resourceExhausted` where they do not fit, with what
  /// a run needs.
  init(_ executable: PJRTExecutable, client: PJRTClient) throws {
    let options = executable.options
    let count = options.replicas * options.partitions
    guard options.isPortable || count <= client.devices.count else {
      throw RuntimeError(
        .invalidArgument, "the program is for \(count) devices; this client has \(client.devices.count)")
    }
    let ids = options.isPortable ? [] : options.devices ?? Array(0..<count)
    guard Set(ids).count == ids.count else {
      throw RuntimeError(.invalidArgument, "the device assignment names a device twice")
    }
    self.executable = executable
    devices = try ids.map { try client.device(id: $0) }
    deviceHandles = HandedOutHandles(devices.map(\.handle))
    logicalIDs = HandedOut(
      ids.indices.map {
        PJRT_LogicalDeviceIds(
          replica: Int32($0 / options.partitions), partition: Int32($0 % options.partitions))
      })
    deviceAssignment = HandedOutText(
      bytes: options.isPortable
        ? []
        : ProgramOptions.deviceAssignment(ids, replicas: options.replicas, partitions: options.partitions))
    let memory = executable.memory
    for (index, device) in devices.enumerated() {
      if device.device.memory.load(constants: memory.constants) { continue }
      for loaded in devices[..<index] { loaded.device.memory.unload(constants: memory.constants) }
      throw Self.exhausted(executable, on: device)
    }
  }

  deinit { delete() }

  var isDeleted: Bool { deleted.load(ordering: .acquiring) }

  /// Unloads it; what was launched already runs to its end.
  func delete() {
    guard !deleted.exchange(true, ordering: .acquiringAndReleasing) else { return }
    for device in devices { device.device.memory.unload(constants: executable.memory.constants) }
  }

  /// Launches the program on one device. Donated arguments are gone for their holder; nothing is when this throws.
  func execute(
    _ arguments: [PJRTBuffer], on device: PJRTDevice, keeping kept: [Int]
  ) throws -> (results: [PJRTBuffer], ended: Event) {
    let donated = executable.donatable.filter { !kept.contains($0) }
    try checkDonation(of: donated, arguments)
    var contents = try arguments.map { try $0.liveContents() }
    let memory = executable.memory
    var freed = 0
    for index in donated {
      contents[index] = try arguments[index].donate()
      freed += arguments[index].hbmBytes
    }
    guard
      device.device.memory.take(
        memory.outputs - freed, largest: memory.largestOutput, allocations: executable.outputs.count,
        transient: memory.intermediates)
    else {
      for index in donated { arguments[index].restore(contents[index]) }
      throw Self.exhausted(executable, on: device)
    }
    let (results, ended) = device.device.launch(
      executable.program, contents,
      observer: DeviceTrace.observer(executable, on: device.id, besides: executable.record.observer(on: device.id)))
    let buffers = zip(results, executable.outputs).map {
      PJRTBuffer($0, $1, in: device.memory, of: device)
    }
    return (buffers, ended)
  }

  /// Throws unless these are arrays that the program can run with on the device.
  func check(_ arguments: [PJRTBuffer], on device: PJRTDevice) throws {
    let inputs = executable.inputs
    guard arguments.count == inputs.count else {
      throw RuntimeError(
        .invalidArgument, "the program takes \(inputs.count) arguments, \(arguments.count) were given")
    }
    for (index, (argument, input)) in zip(arguments, inputs).enumerated() {
      if argument.memory !== device.memory {
        throw RuntimeError(
          .invalidArgument,
          "argument \(index) is in memory '\(argument.memory.kind.rawValue)' of device \(argument.device.id); the program "
            + "computes in the memory of device \(device.id): move the array there")
      }
      if argument.form !== input, argument.form.type != input.type {
        throw RuntimeError(
          .invalidArgument,
          "argument \(index) is a \(argument.form.type.text), the program takes a \(input.type.text)")
      }
    }
  }

  /// Throws when an array is donated and given a second time.
  private func checkDonation(of donated: [Int], _ arguments: [PJRTBuffer]) throws {
    guard !donated.isEmpty else { return }
    var places: [ObjectIdentifier: Int] = [:]
    for (index, argument) in arguments.enumerated() {
      guard let earlier = places.updateValue(index, forKey: ObjectIdentifier(argument)),
        donated.contains(index) || donated.contains(earlier)
      else { continue }
      throw RuntimeError(
        .invalidArgument,
        "arguments \(earlier) and \(index) are the same array, which is donated; give a copy, or do not donate it")
    }
  }

  private static func exhausted(_ executable: PJRTExecutable, on device: PJRTDevice) -> RuntimeError {
    let memory = device.device.memory
    return RuntimeError(
      .resourceExhausted,
      "the program needs \(executable.memory.text); device \(device.id) has \(bytesText(memory.capacity)), of which "
        + "\(bytesText(memory.usage.bytesInUse)) are in use: use a smaller batch or model, donate arguments, or delete "
        + "arrays" + executable.program.batchAdvice(capacity: memory.capacity))
  }
}

extension PJRT_Api {
  mutating func bindLoadedExecutables() {
    PJRT_Client_Compile = { arguments in
      answer(arguments) { arguments in
        try Fork.check()
        let client = try PJRTClient.at(arguments.client)
        let source = try PJRTExecutable.Source(
          arguments.program, arguments.compile_options, arguments.compile_options_size)
        let executable = try PJRTExecutable(source, topology: client.topology)
        arguments.executable = try PJRTLoadedExecutable(executable, client: client).retainedHandle()
      }
    }
    PJRT_Client_Load = { arguments in
      answer(arguments) {
        let executable = try PJRTExecutable.at($0.executable)
        $0.loaded_executable = try PJRTLoadedExecutable(executable, client: PJRTClient.at($0.client)).retainedHandle()
      }
    }
    PJRT_Executable_DeserializeAndLoad = { arguments in
      answer(arguments) { arguments in
        try Fork.check()
        let client = try PJRTClient.at(arguments.client)
        let serialized = try SerializedExecutable(
          Array(
            UnsafeRawBufferPointer(start: arguments.serialized_executable, count: arguments.serialized_executable_size))
        )
        var source = serialized.source
        if let options = arguments.overridden_serialized_compile_options,
          arguments.overridden_serialized_compile_options_size > 0
        {
          source.options = Array(
            UnsafeRawBufferPointer(start: options, count: arguments.overridden_serialized_compile_options_size))
        }
        let executable = try PJRTExecutable(source, topology: client.topology, serialized: serialized)
        arguments.loaded_executable = try PJRTLoadedExecutable(executable, client: client).retainedHandle()
      }
    }
    PJRT_LoadedExecutable_Destroy = { arguments in
      answer(arguments) { PJRTLoadedExecutable.release($0.executable) }
    }
    PJRT_LoadedExecutable_GetExecutable = { arguments in
      answer(arguments) {
        $0.executable = try PJRTLoadedExecutable.at($0.loaded_executable).executable.retainedHandle()
      }
    }
    PJRT_LoadedExecutable_AddressableDevices = { arguments in
      answer(arguments) {
        let handles = try PJRTLoadedExecutable.at($0.executable).deviceHandles
        handles.hand(to: &$0.addressable_devices, &$0.num_addressable_devices)
      }
    }
    PJRT_LoadedExecutable_AddressableDeviceLogicalIds = { arguments in
      answer(arguments) {
        let ids = try PJRTLoadedExecutable.at($0.executable).logicalIDs
        ids.hand(to: &$0.addressable_device_logical_ids, &$0.num_addressable_device_logical_ids)
      }
    }
    PJRT_LoadedExecutable_GetDeviceAssignment = { arguments in
      answer(arguments) {
        let assignment = try PJRTLoadedExecutable.at($0.executable).deviceAssignment
        assignment.hand(to: &$0.serialized_bytes, &$0.serialized_bytes_size)
        $0.serialized_device_assignment = assignment.retainedHandle()
        $0.serialized_device_assignment_deleter = { HandedOutText.release($0) }
      }
    }
    PJRT_LoadedExecutable_Delete = { arguments in
      answer(arguments) { try PJRTLoadedExecutable.at($0.executable).delete() }
    }
    PJRT_LoadedExecutable_IsDeleted = { arguments in
      answer(arguments) { $0.is_deleted = try PJRTLoadedExecutable.at($0.executable).isDeleted }
    }
    PJRT_LoadedExecutable_Fingerprint = { arguments in
      answer(arguments) {
        let fingerprint = try PJRTLoadedExecutable.at($0.executable).executable.fingerprint
        fingerprint.hand(to: &$0.executable_fingerprint, &$0.executable_fingerprint_size)
      }
    }
    PJRT_LoadedExecutable_Execute = { arguments in
      answer(arguments) { try execute($0) }
    }
  }
}

/// Checks everything, launches everywhere, and hands out results and events.
private func execute(_ call: PJRT_LoadedExecutable_Execute_Args) throws {
  try Fork.check()
  let loaded = try PJRTLoadedExecutable.at(call.executable)
  guard !loaded.isDeleted else { throw RuntimeError(.failedPrecondition, "the executable was deleted") }
  let devices = try call.execute_device.map { [try PJRTDevice.at($0)] } ?? loaded.devices
  guard call.num_devices == devices.count, call.argument_lists != nil || call.num_args == 0,
    call.output_lists != nil || loaded.executable.outputs.isEmpty
  else {
    throw RuntimeError(
      .invalidArgument, "the program runs on \(devices.count) devices, arguments for \(call.num_devices) were given")
  }
  var kept: [Int] = []
  if let pointer = call.options {
    let options = read(UnsafeRawPointer(pointer), as: PJRT_ExecuteOptions.self, size: pointer.pointee.struct_size)
    kept = UnsafeBufferPointer(
      start: options.non_donatable_input_indices, count: options.num_non_donatable_input_indices
    ).map(Int.init)
  }
  let arguments = try devices.indices.map { index in
    let list = UnsafeBufferPointer(start: call.argument_lists?[index], count: call.num_args)
    return try list.map { try PJRTBuffer.at($0) }
  }
  for (device, arguments) in zip(devices, arguments) { try loaded.check(arguments, on: device) }
  let runs = try zip(devices, arguments).map { try loaded.execute($1, on: $0, keeping: kept) }
  for (index, run) in runs.enumerated() {
    for (place, result) in run.results.enumerated() {
      call.output_lists[index]?[place] = result.retainedHandle()
    }
    call.device_complete_events?[index] = run.ended.retainedHandle()
  }
}
