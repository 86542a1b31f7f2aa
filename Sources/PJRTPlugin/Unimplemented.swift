import CPJRT
import Runtime

/// What PJRT 0.104 promises and this plugin does not offer: each call says why.
extension PJRT_Api {
  mutating func bindWhatIsNotOffered() {
    PJRT_Client_CreateUninitializedBuffer = { notOffered($0, arraysComeWhole) }
    PJRT_Client_CreateBuffersForAsyncHostToDevice = { notOffered($0, arraysComeWhole) }
    PJRT_AsyncHostToDeviceTransferManager_Destroy = { notOffered($0, arraysComeWhole) }
    PJRT_AsyncHostToDeviceTransferManager_TransferData = { notOffered($0, arraysComeWhole) }
    PJRT_AsyncHostToDeviceTransferManager_TransferLiteral = { notOffered($0, arraysComeWhole) }
    PJRT_AsyncHostToDeviceTransferManager_RetrieveBuffer = { notOffered($0, arraysComeWhole) }
    PJRT_AsyncHostToDeviceTransferManager_Device = { notOffered($0, arraysComeWhole) }
    PJRT_AsyncHostToDeviceTransferManager_BufferCount = { notOffered($0, arraysComeWhole) }
    PJRT_AsyncHostToDeviceTransferManager_BufferSize = { notOffered($0, arraysComeWhole) }
    PJRT_AsyncHostToDeviceTransferManager_SetBufferError = { notOffered($0, arraysComeWhole) }
    PJRT_AsyncHostToDeviceTransferManager_AddMetadata = { notOffered($0, arraysComeWhole) }
    PJRT_CopyToDeviceStream_Destroy = { notOffered($0, arraysComeWhole) }
    PJRT_CopyToDeviceStream_AddChunk = { notOffered($0, arraysComeWhole) }
    PJRT_CopyToDeviceStream_TotalBytes = { notOffered($0, arraysComeWhole) }
    PJRT_CopyToDeviceStream_GranuleSize = { notOffered($0, arraysComeWhole) }
    PJRT_CopyToDeviceStream_CurrentBytes = { notOffered($0, arraysComeWhole) }

    PJRT_Client_CreateViewOfDeviceBuffer = { notOffered($0, memoryIsSimulated) }
    PJRT_Client_DmaMap = { notOffered($0, memoryIsSimulated) }
    PJRT_Client_DmaUnmap = { notOffered($0, memoryIsSimulated) }

    PJRT_Client_CreateAliasBuffer = { notOffered($0, arraysKeepIdentity) }
    PJRT_Client_FulfillAliasBuffer = { notOffered($0, arraysKeepIdentity) }
    PJRT_Client_CreateErrorBuffer = { notOffered($0, arraysKeepIdentity) }
    PJRT_Buffer_Bitcast = { notOffered($0, arraysKeepIdentity) }
    PJRT_Buffer_DonateWithControlDependency = { notOffered($0, arraysKeepIdentity) }

    PJRT_Buffer_CopyRawToHostFuture = { notOffered($0, "PJRT_Buffer_CopyRawToHost and its event do this") }

    PJRT_Client_UpdateGlobalProcessInfo = { notOffered($0, "one process has all devices") }

    PJRT_Device_PoisonExecution = { notOffered($0, "a program that was started runs to its end") }

    PJRT_Device_CreateAsyncTrackingEvent = { notOffered($0, statusIsElsewhere) }
    PJRT_AsyncTrackingEvent_Destroy = { notOffered($0, statusIsElsewhere) }

    PJRT_TopologyDescription_Serialize = { notOffered($0, topologiesHaveNames) }
    PJRT_TopologyDescription_Deserialize = { notOffered($0, topologiesHaveNames) }

    PJRT_ExecuteContext_Create = { notOffered($0, noForeignContext) }
    PJRT_ExecuteContext_Destroy = { notOffered($0, noForeignContext) }
  }
}

// C functions capture nothing, but may name these.
private let arraysComeWhole = "arrays come from the host in one piece or from programs"
private let memoryIsSimulated = "nothing outside can use the memory of a simulated device"
private let arraysKeepIdentity = "an array keeps its identity and its type for all its life"
private let statusIsElsewhere = "the status of programs is kept elsewhere"
private let topologiesHaveNames = "a topology is made from the name of an instance"
private let noForeignContext = "foreign functions take no context"

private func notOffered<Arguments>(_ arguments: UnsafeMutablePointer<Arguments>?, _ reason: String) -> OpaquePointer? {
  let call = "\(Arguments.self)".dropLast("_Args".count)
  return PJRTError(RuntimeError(.unsupported, "\(call) is not offered: \(reason)")).retainedHandle()
}
