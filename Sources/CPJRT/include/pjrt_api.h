#pragma once

#include "pjrt_arguments.h"

/// Every call that answers with an error, null when all went well, by its place in the table.
#define PJRT_CALLS(CALL) \
  CALL(2, Error_GetCode) \
  CALL(3, Plugin_Initialize) \
  CALL(4, Plugin_Attributes) \
  CALL(5, Event_Destroy) \
  CALL(6, Event_IsReady) \
  CALL(7, Event_Error) \
  CALL(8, Event_Await) \
  CALL(9, Event_OnReady) \
  CALL(10, Client_Create) \
  CALL(11, Client_Destroy) \
  CALL(12, Client_PlatformName) \
  CALL(13, Client_ProcessIndex) \
  CALL(14, Client_PlatformVersion) \
  CALL(15, Client_Devices) \
  CALL(16, Client_AddressableDevices) \
  CALL(17, Client_LookupDevice) \
  CALL(18, Client_LookupAddressableDevice) \
  CALL(19, Client_AddressableMemories) \
  CALL(20, Client_Compile) \
  CALL(21, Client_DefaultDeviceAssignment) \
  CALL(22, Client_BufferFromHostBuffer) \
  CALL(23, DeviceDescription_Id) \
  CALL(24, DeviceDescription_ProcessIndex) \
  CALL(25, DeviceDescription_Attributes) \
  CALL(26, DeviceDescription_Kind) \
  CALL(27, DeviceDescription_DebugString) \
  CALL(28, DeviceDescription_ToString) \
  CALL(29, Device_GetDescription) \
  CALL(30, Device_IsAddressable) \
  CALL(31, Device_LocalHardwareId) \
  CALL(32, Device_AddressableMemories) \
  CALL(33, Device_DefaultMemory) \
  CALL(34, Device_MemoryStats) \
  CALL(35, Memory_Id) \
  CALL(36, Memory_Kind) \
  CALL(37, Memory_DebugString) \
  CALL(38, Memory_ToString) \
  CALL(39, Memory_AddressableByDevices) \
  CALL(40, Executable_Destroy) \
  CALL(41, Executable_Name) \
  CALL(42, Executable_NumReplicas) \
  CALL(43, Executable_NumPartitions) \
  CALL(44, Executable_NumOutputs) \
  CALL(45, Executable_SizeOfGeneratedCodeInBytes) \
  CALL(46, Executable_GetCostAnalysis) \
  CALL(47, Executable_OutputMemoryKinds) \
  CALL(48, Executable_OptimizedProgram) \
  CALL(49, Executable_Serialize) \
  CALL(50, LoadedExecutable_Destroy) \
  CALL(51, LoadedExecutable_GetExecutable) \
  CALL(52, LoadedExecutable_AddressableDevices) \
  CALL(53, LoadedExecutable_Delete) \
  CALL(54, LoadedExecutable_IsDeleted) \
  CALL(55, LoadedExecutable_Execute) \
  CALL(56, Executable_DeserializeAndLoad) \
  CALL(57, LoadedExecutable_Fingerprint) \
  CALL(58, Buffer_Destroy) \
  CALL(59, Buffer_ElementType) \
  CALL(60, Buffer_Dimensions) \
  CALL(61, Buffer_UnpaddedDimensions) \
  CALL(62, Buffer_DynamicDimensionIndices) \
  CALL(63, Buffer_GetMemoryLayout) \
  CALL(64, Buffer_OnDeviceSizeInBytes) \
  CALL(65, Buffer_Device) \
  CALL(66, Buffer_Memory) \
  CALL(67, Buffer_Delete) \
  CALL(68, Buffer_IsDeleted) \
  CALL(69, Buffer_CopyToDevice) \
  CALL(70, Buffer_ToHostBuffer) \
  CALL(71, Buffer_IsOnCpu) \
  CALL(72, Buffer_ReadyEvent) \
  CALL(73, Buffer_UnsafePointer) \
  CALL(74, Buffer_IncreaseExternalReferenceCount) \
  CALL(75, Buffer_DecreaseExternalReferenceCount) \
  CALL(76, Buffer_OpaqueDeviceMemoryDataPointer) \
  CALL(77, CopyToDeviceStream_Destroy) \
  CALL(78, CopyToDeviceStream_AddChunk) \
  CALL(79, CopyToDeviceStream_TotalBytes) \
  CALL(80, CopyToDeviceStream_GranuleSize) \
  CALL(81, CopyToDeviceStream_CurrentBytes) \
  CALL(82, TopologyDescription_Create) \
  CALL(83, TopologyDescription_Destroy) \
  CALL(84, TopologyDescription_PlatformName) \
  CALL(85, TopologyDescription_PlatformVersion) \
  CALL(86, TopologyDescription_GetDeviceDescriptions) \
  CALL(87, TopologyDescription_Serialize) \
  CALL(88, TopologyDescription_Attributes) \
  CALL(89, Compile) \
  CALL(90, Executable_OutputElementTypes) \
  CALL(91, Executable_OutputDimensions) \
  CALL(92, Buffer_CopyToMemory) \
  CALL(93, Client_CreateViewOfDeviceBuffer) \
  CALL(94, Executable_Fingerprint) \
  CALL(95, Client_TopologyDescription) \
  CALL(96, Executable_GetCompiledMemoryStats) \
  CALL(97, Memory_Kind_Id) \
  CALL(98, ExecuteContext_Create) \
  CALL(99, ExecuteContext_Destroy) \
  CALL(100, Buffer_CopyRawToHost) \
  CALL(101, AsyncHostToDeviceTransferManager_Destroy) \
  CALL(102, AsyncHostToDeviceTransferManager_TransferData) \
  CALL(103, Client_CreateBuffersForAsyncHostToDevice) \
  CALL(104, AsyncHostToDeviceTransferManager_RetrieveBuffer) \
  CALL(105, AsyncHostToDeviceTransferManager_Device) \
  CALL(106, AsyncHostToDeviceTransferManager_BufferCount) \
  CALL(107, AsyncHostToDeviceTransferManager_BufferSize) \
  CALL(108, AsyncHostToDeviceTransferManager_SetBufferError) \
  CALL(109, AsyncHostToDeviceTransferManager_AddMetadata) \
  CALL(110, Client_DmaMap) \
  CALL(111, Client_DmaUnmap) \
  CALL(112, Client_CreateUninitializedBuffer) \
  CALL(113, Client_UpdateGlobalProcessInfo) \
  CALL(114, TopologyDescription_Deserialize) \
  CALL(115, Client_CreateAliasBuffer) \
  CALL(116, Client_FulfillAliasBuffer) \
  CALL(117, LoadedExecutable_GetDeviceAssignment) \
  CALL(118, Client_CreateErrorBuffer) \
  CALL(119, AsyncHostToDeviceTransferManager_TransferLiteral) \
  CALL(120, Buffer_CopyRawToHostFuture) \
  CALL(121, Device_PoisonExecution) \
  CALL(122, Device_CreateAsyncTrackingEvent) \
  CALL(123, AsyncTrackingEvent_Destroy) \
  CALL(124, Executable_GetCompileOptions) \
  CALL(125, Buffer_DonateWithControlDependency) \
  CALL(126, Event_Create) \
  CALL(127, Event_Set) \
  CALL(128, Device_GetAttributes) \
  CALL(129, Client_Load) \
  CALL(130, LoadedExecutable_AddressableDeviceLogicalIds) \
  CALL(131, Buffer_Bitcast) \
  CALL(132, Error_ForEachPayload) \
  CALL(133, TopologyDescription_Fingerprint) \
  CALL(134, Executable_ParameterMemoryKinds)

#define PJRT_FUNCTION(slot, call) PJRT_Error *(*PJRT_##call)(PJRT_##call##_Args *args);

/// The functions of a plugin. None is null.
typedef struct PJRT_Api {
  size_t struct_size;
  PJRT_Extension_Base *extension_start;
  PJRT_Api_Version pjrt_api_version;
  void (*PJRT_Error_Destroy)(PJRT_Error_Destroy_Args *args);
  void (*PJRT_Error_Message)(PJRT_Error_Message_Args *args);
  PJRT_CALLS(PJRT_FUNCTION)
} PJRT_Api;
