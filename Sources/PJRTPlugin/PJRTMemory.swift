import CPJRT
import Runtime

/// The memories of a device, the default one first, by the names that JAX's users know.
enum MemoryKind: String, CaseIterable {
  /// The core's HBM.
  case device
  /// The host's memory, from which programs cannot compute.
  case pinnedHost = "pinned_host"
  case unpinnedHost = "unpinned_host"

  var id: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A memory that a device reaches.
final class PJRTMemory: PJRTObject, @unchecked Sendable {
  static let noun = "memory"

  let kind: MemoryKind
  let id: Int
  /// Its device keeps it, not the other way round.
  private(set) unowned var device: PJRTDevice!
  let kindText: HandedOutText
  let nameText: HandedOutText
  private(set) var deviceHandles = HandedOutHandles([])

  init(_ kind: MemoryKind, deviceID: Int) {
    self.kind = kind
    id = deviceID * MemoryKind.allCases.count + kind.id
    kindText = HandedOutText(kind.rawValue)
    nameText = HandedOutText("NeuronMemory(id=\(id), kind=\(kind.rawValue), device=\(deviceID))")
  }

  /// Called once, by the device that makes it.
  func belong(to device: PJRTDevice) {
    self.device = device
    deviceHandles = HandedOutHandles([device.handle])
  }
}

extension PJRT_Api {
  mutating func bindMemories() {
    PJRT_Memory_Id = { arguments in
      answer(arguments) { $0.id = Int32(try PJRTMemory.at($0.memory).id) }
    }
    PJRT_Memory_Kind = { arguments in
      answer(arguments) { try PJRTMemory.at($0.memory).kindText.hand(to: &$0.kind, &$0.kind_size) }
    }
    PJRT_Memory_Kind_Id = { arguments in
      answer(arguments) { $0.kind_id = Int32(try PJRTMemory.at($0.memory).kind.id) }
    }
    PJRT_Memory_DebugString = { arguments in
      answer(arguments) { try PJRTMemory.at($0.memory).nameText.hand(to: &$0.debug_string, &$0.debug_string_size) }
    }
    PJRT_Memory_ToString = { arguments in
      answer(arguments) { try PJRTMemory.at($0.memory).nameText.hand(to: &$0.to_string, &$0.to_string_size) }
    }
    PJRT_Memory_AddressableByDevices = { arguments in
      answer(arguments) { try PJRTMemory.at($0.memory).deviceHandles.hand(to: &$0.devices, &$0.num_devices) }
    }
  }
}
