import CPJRT

/// The kinds of memory that each device of a topology has, for programs that are compiled without a client.
func memoryDescriptionsExtension() -> UnsafeMutablePointer<PJRT_Extension_Base> {
  var calls = PJRT_MemoryDescriptions_Extension()
  calls.PJRT_DeviceDescription_MemoryDescriptions = { arguments in
    answer(arguments) {
      _ = try PJRTDeviceDescription.at($0.device_description)
      descriptions.handles.hand(to: &$0.memory_descriptions, &$0.num_memory_descriptions)
      $0.default_memory_index = 0
    }
  }
  calls.PJRT_MemoryDescription_Kind = { arguments in
    answer(arguments) {
      let description = try MemoryDescription.at($0.memory_description)
      description.name.hand(to: &$0.kind, &$0.kind_size)
      $0.kind_id = Int32(description.kind.id)
    }
  }
  return makeExtension(PJRT_Extension_Type_MemoryDescriptions, calls)
}

private final class MemoryDescription: PJRTObject {
  static let noun = "memory description"

  let kind: MemoryKind
  let name: HandedOutText

  init(_ kind: MemoryKind) {
    self.kind = kind
    name = HandedOutText(kind.rawValue)
  }
}

/// The same for every device, the default one first.
private let descriptions: (all: [MemoryDescription], handles: HandedOutHandles) = {
  let all = MemoryKind.allCases.map { MemoryDescription($0) }
  return (all, HandedOutHandles(all.map(\.handle)))
}()
