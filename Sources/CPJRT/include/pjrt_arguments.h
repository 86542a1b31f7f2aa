#pragma once

#include "pjrt_types.h"

/// The argument structure of one call: its name, its size, its last field, and the fields behind the two that every
/// structure has. `out` marks those that the call writes; callers leave them uninitialised.
#define PJRT_ARGUMENTS(call, size, last, ...) \
  PJRT_STRUCTURE(PJRT_##call##_Args, __VA_ARGS__); \
  _Static_assert(offsetof(PJRT_##call##_Args, last) + sizeof(((PJRT_##call##_Args *)0)->last) == size, #call)
#define out

// Errors

PJRT_ARGUMENTS(Error_Destroy, 24, error, PJRT_Error *error;);
PJRT_ARGUMENTS(Error_Message, 40, message_size, const PJRT_Error *error; out const char *message;
               out size_t message_size;);
PJRT_ARGUMENTS(Error_GetCode, 28, code, const PJRT_Error *error; out PJRT_Error_Code code;);
typedef void (*PJRT_Error_PayloadVisitor)(const char *key, size_t key_size, const char *value, size_t value_size,
                                          void *user_arg);
PJRT_ARGUMENTS(Error_ForEachPayload, 40, user_arg, PJRT_Error *error; PJRT_Error_PayloadVisitor visitor;
               void *user_arg;);

// The plugin

PJRT_ARGUMENTS(Plugin_Initialize, 16, extension_start, );
PJRT_ARGUMENTS(Plugin_Attributes, 32, num_attributes, out const PJRT_NamedValue *attributes;
               out size_t num_attributes;);

// Events

PJRT_ARGUMENTS(Event_Destroy, 24, event, PJRT_Event *event;);
PJRT_ARGUMENTS(Event_IsReady, 25, is_ready, PJRT_Event *event; out bool is_ready;);
PJRT_ARGUMENTS(Event_Error, 24, event, PJRT_Event *event;);
PJRT_ARGUMENTS(Event_Await, 24, event, PJRT_Event *event;);
PJRT_ARGUMENTS(Event_OnReady, 40, user_arg, PJRT_Event *event; PJRT_Event_OnReadyCallback callback; void *user_arg;);
PJRT_ARGUMENTS(Event_Create, 24, event, out PJRT_Event *event;);
PJRT_ARGUMENTS(Event_Set, 48, error_message_size, PJRT_Event *event; PJRT_Error_Code error_code;
               const char *error_message; size_t error_message_size;);

// Clients

PJRT_ARGUMENTS(Client_Create, 88, kv_try_get_user_arg, const PJRT_NamedValue *create_options; size_t num_options;
               void *kv_get_callback; void *kv_get_user_arg; void *kv_put_callback; void *kv_put_user_arg;
               out PJRT_Client *client; void *kv_try_get_callback; void *kv_try_get_user_arg;);
PJRT_ARGUMENTS(Client_Destroy, 24, client, PJRT_Client *client;);
PJRT_ARGUMENTS(Client_PlatformName, 40, platform_name_size, PJRT_Client *client; out const char *platform_name;
               out size_t platform_name_size;);
PJRT_ARGUMENTS(Client_ProcessIndex, 28, process_index, PJRT_Client *client; out int32_t process_index;);
PJRT_ARGUMENTS(Client_PlatformVersion, 40, platform_version_size, PJRT_Client *client;
               out const char *platform_version; out size_t platform_version_size;);
PJRT_ARGUMENTS(Client_Devices, 40, num_devices, PJRT_Client *client; out PJRT_Device *const *devices;
               out size_t num_devices;);
PJRT_ARGUMENTS(Client_AddressableDevices, 40, num_addressable_devices, PJRT_Client *client;
               out PJRT_Device *const *addressable_devices; out size_t num_addressable_devices;);
PJRT_ARGUMENTS(Client_LookupDevice, 40, device, PJRT_Client *client; int32_t id; out PJRT_Device *device;);
PJRT_ARGUMENTS(Client_LookupAddressableDevice, 40, addressable_device, PJRT_Client *client; int32_t local_hardware_id;
               out PJRT_Device *addressable_device;);
PJRT_ARGUMENTS(Client_AddressableMemories, 40, num_addressable_memories, PJRT_Client *client;
               out PJRT_Memory *const *addressable_memories; out size_t num_addressable_memories;);
PJRT_ARGUMENTS(Client_Compile, 56, executable, PJRT_Client *client; const PJRT_Program *program;
               const char *compile_options; size_t compile_options_size; out PJRT_LoadedExecutable *executable;);
PJRT_ARGUMENTS(Client_Load, 56, loaded_executable, PJRT_Client *client; PJRT_Executable *executable;
               const char *compile_options; size_t compile_options_size;
               out PJRT_LoadedExecutable *loaded_executable;);
PJRT_ARGUMENTS(Client_DefaultDeviceAssignment, 48, default_assignment, PJRT_Client *client; int32_t num_replicas;
               int32_t num_partitions; size_t default_assignment_size; int32_t *default_assignment;);
PJRT_ARGUMENTS(Client_BufferFromHostBuffer, 120, buffer, PJRT_Client *client; const void *data; PJRT_Buffer_Type type;
               const int64_t *dims; size_t num_dims; const int64_t *byte_strides; size_t num_byte_strides;
               PJRT_HostBufferSemantics host_buffer_semantics; PJRT_Device *device; PJRT_Memory *memory;
               PJRT_Buffer_MemoryLayout *device_layout; out PJRT_Event *done_with_host_buffer;
               out PJRT_Buffer *buffer;);
PJRT_ARGUMENTS(Client_CreateViewOfDeviceBuffer, 112, memory, PJRT_Client *client; void *device_buffer_ptr;
               const int64_t *dims; size_t num_dims; PJRT_Buffer_Type element_type; PJRT_Buffer_MemoryLayout *layout;
               PJRT_Device *device; void (*on_delete_callback)(void *, void *); void *on_delete_callback_arg;
               intptr_t stream; out PJRT_Buffer *buffer; PJRT_Memory *memory;);
PJRT_ARGUMENTS(Client_CreateBuffersForAsyncHostToDevice, 72, transfer_manager, PJRT_Client *client;
               PJRT_ShapeSpec *shape_specs; size_t num_shape_specs; PJRT_Buffer_MemoryLayout **device_layouts;
               size_t num_device_layouts; PJRT_Memory *memory;
               out PJRT_AsyncHostToDeviceTransferManager *transfer_manager;);
PJRT_ARGUMENTS(Client_CreateUninitializedBuffer, 80, buffer, PJRT_Client *client; const int64_t *shape_dims;
               size_t shape_num_dims; PJRT_Buffer_Type shape_element_type; PJRT_Buffer_MemoryLayout *shape_layout;
               PJRT_Device *device; PJRT_Memory *memory; out PJRT_Buffer *buffer;);
PJRT_ARGUMENTS(Client_CreateAliasBuffer, 80, fulfill_alias_buffer_cb, PJRT_Client *client; PJRT_Memory *memory;
               const int64_t *shape_dims; size_t shape_num_dims; PJRT_Buffer_Type shape_element_type;
               PJRT_Buffer_MemoryLayout *shape_layout; out PJRT_Buffer *alias_buffer;
               out PJRT_FulfillAliasBufferCallback *fulfill_alias_buffer_cb;);
PJRT_ARGUMENTS(Client_FulfillAliasBuffer, 64, fulfill_alias_buffer_cb, PJRT_Client *client; PJRT_Buffer *buffer;
               PJRT_Error_Code status_code; const char *error_message; size_t error_message_size;
               PJRT_FulfillAliasBufferCallback *fulfill_alias_buffer_cb;);
PJRT_ARGUMENTS(Client_CreateErrorBuffer, 112, num_payload, PJRT_Client *client; PJRT_Error_Code error_code;
               const char *error_message; size_t error_message_size; const int64_t *shape_dims;
               size_t shape_num_dims; PJRT_Buffer_Type shape_element_type; PJRT_Buffer_MemoryLayout *shape_layout;
               PJRT_Memory *memory; out PJRT_Buffer *buffer; void *payload; size_t num_payload;);
PJRT_ARGUMENTS(Client_TopologyDescription, 32, topology, PJRT_Client *client;
               out PJRT_TopologyDescription *topology;);
PJRT_ARGUMENTS(Client_DmaMap, 40, size, PJRT_Client *client; void *data; size_t size;);
PJRT_ARGUMENTS(Client_DmaUnmap, 32, data, PJRT_Client *client; void *data;);
PJRT_ARGUMENTS(Client_UpdateGlobalProcessInfo, 40, num_process_infos, PJRT_Client *client; void *process_infos;
               size_t num_process_infos;);

// Devices

PJRT_ARGUMENTS(DeviceDescription_Id, 28, id, PJRT_DeviceDescription *device_description; out int32_t id;);
PJRT_ARGUMENTS(DeviceDescription_ProcessIndex, 28, process_index, PJRT_DeviceDescription *device_description;
               out int32_t process_index;);
PJRT_ARGUMENTS(DeviceDescription_Attributes, 40, attributes, PJRT_DeviceDescription *device_description;
               out size_t num_attributes; out const PJRT_NamedValue *attributes;);
PJRT_ARGUMENTS(DeviceDescription_Kind, 40, device_kind_size, PJRT_DeviceDescription *device_description;
               out const char *device_kind; out size_t device_kind_size;);
PJRT_ARGUMENTS(DeviceDescription_DebugString, 40, debug_string_size, PJRT_DeviceDescription *device_description;
               out const char *debug_string; out size_t debug_string_size;);
PJRT_ARGUMENTS(DeviceDescription_ToString, 40, to_string_size, PJRT_DeviceDescription *device_description;
               out const char *to_string; out size_t to_string_size;);
PJRT_ARGUMENTS(Device_GetDescription, 32, device_description, PJRT_Device *device;
               out PJRT_DeviceDescription *device_description;);
PJRT_ARGUMENTS(Device_GetAttributes, 56, attributes_deleter, PJRT_Device *device;
               out const PJRT_NamedValue *attributes; out size_t num_attributes;
               out PJRT_Device_Attributes *device_attributes;
               out void (*attributes_deleter)(PJRT_Device_Attributes *););
PJRT_ARGUMENTS(Device_IsAddressable, 25, is_addressable, PJRT_Device *device; out bool is_addressable;);
PJRT_ARGUMENTS(Device_LocalHardwareId, 28, local_hardware_id, PJRT_Device *device; out int32_t local_hardware_id;);
PJRT_ARGUMENTS(Device_AddressableMemories, 40, num_memories, PJRT_Device *device; out PJRT_Memory *const *memories;
               out size_t num_memories;);
PJRT_ARGUMENTS(Device_DefaultMemory, 32, memory, PJRT_Device *device; out PJRT_Memory *memory;);
PJRT_ARGUMENTS(Device_MemoryStats, 185, peak_pool_bytes_is_set, PJRT_Device *device; out int64_t bytes_in_use;
               out int64_t peak_bytes_in_use; out bool peak_bytes_in_use_is_set;
               out int64_t num_allocs; out bool num_allocs_is_set;
               out int64_t largest_alloc_size; out bool largest_alloc_size_is_set;
               out int64_t bytes_limit; out bool bytes_limit_is_set;
               out int64_t bytes_reserved; out bool bytes_reserved_is_set;
               out int64_t peak_bytes_reserved; out bool peak_bytes_reserved_is_set;
               out int64_t bytes_reservable_limit; out bool bytes_reservable_limit_is_set;
               out int64_t largest_free_block_bytes; out bool largest_free_block_bytes_is_set;
               out int64_t pool_bytes; out bool pool_bytes_is_set;
               out int64_t peak_pool_bytes; out bool peak_pool_bytes_is_set;);
PJRT_ARGUMENTS(Device_PoisonExecution, 72, num_payload, PJRT_Device *device; int32_t launch_id;
               PJRT_Error_Code error_code; const char *error_message; size_t error_message_size; out bool poisoned;
               void *payload; size_t num_payload;);
PJRT_ARGUMENTS(Device_CreateAsyncTrackingEvent, 48, event, PJRT_Device *device; const char *description;
               size_t description_size; out PJRT_AsyncTrackingEvent *event;);
PJRT_ARGUMENTS(AsyncTrackingEvent_Destroy, 24, event, PJRT_AsyncTrackingEvent *event;);

// Memories

PJRT_ARGUMENTS(Memory_Id, 28, id, PJRT_Memory *memory; out int32_t id;);
PJRT_ARGUMENTS(Memory_Kind, 40, kind_size, PJRT_Memory *memory; out const char *kind; out size_t kind_size;);
PJRT_ARGUMENTS(Memory_Kind_Id, 28, kind_id, PJRT_Memory *memory; out int32_t kind_id;);
PJRT_ARGUMENTS(Memory_DebugString, 40, debug_string_size, PJRT_Memory *memory; out const char *debug_string;
               out size_t debug_string_size;);
PJRT_ARGUMENTS(Memory_ToString, 40, to_string_size, PJRT_Memory *memory; out const char *to_string;
               out size_t to_string_size;);
PJRT_ARGUMENTS(Memory_AddressableByDevices, 40, num_devices, PJRT_Memory *memory; out PJRT_Device *const *devices;
               out size_t num_devices;);

// Executables

PJRT_ARGUMENTS(Executable_Destroy, 24, executable, PJRT_Executable *executable;);
PJRT_ARGUMENTS(Executable_Name, 40, executable_name_size, PJRT_Executable *executable;
               out const char *executable_name; out size_t executable_name_size;);
PJRT_ARGUMENTS(Executable_NumReplicas, 32, num_replicas, PJRT_Executable *executable; out size_t num_replicas;);
PJRT_ARGUMENTS(Executable_NumPartitions, 32, num_partitions, PJRT_Executable *executable;
               out size_t num_partitions;);
PJRT_ARGUMENTS(Executable_NumOutputs, 32, num_outputs, PJRT_Executable *executable; out size_t num_outputs;);
PJRT_ARGUMENTS(Executable_SizeOfGeneratedCodeInBytes, 32, size_in_bytes, PJRT_Executable *executable;
               out int64_t size_in_bytes;);
PJRT_ARGUMENTS(Executable_GetCostAnalysis, 40, properties, PJRT_Executable *executable; out size_t num_properties;
               out const PJRT_NamedValue *properties;);
PJRT_ARGUMENTS(Executable_GetCompiledMemoryStats, 144, peak_unpadded_heap_bytes, PJRT_Executable *executable;
               out int64_t generated_code_size_in_bytes; out int64_t argument_size_in_bytes;
               out int64_t output_size_in_bytes; out int64_t alias_size_in_bytes; out int64_t temp_size_in_bytes;
               out int64_t host_generated_code_size_in_bytes; out int64_t host_argument_size_in_bytes;
               out int64_t host_output_size_in_bytes; out int64_t host_alias_size_in_bytes;
               out int64_t host_temp_size_in_bytes; out int64_t peak_memory_in_bytes;
               out int64_t total_size_in_bytes; out int64_t total_allocation_bytes;
               out int64_t indefinite_allocations; out int64_t peak_unpadded_heap_bytes;);
PJRT_ARGUMENTS(Executable_OutputElementTypes, 40, num_output_types, PJRT_Executable *executable;
               out PJRT_Buffer_Type *output_types; out size_t num_output_types;);
PJRT_ARGUMENTS(Executable_OutputDimensions, 48, dim_sizes, PJRT_Executable *executable; out size_t num_outputs;
               out const int64_t *dims; out const size_t *dim_sizes;);
PJRT_ARGUMENTS(Executable_OutputMemoryKinds, 48, memory_kind_sizes, PJRT_Executable *executable;
               out size_t num_outputs; out const char *const *memory_kinds; out const size_t *memory_kind_sizes;);
PJRT_ARGUMENTS(Executable_ParameterMemoryKinds, 48, memory_kind_sizes, PJRT_Executable *executable;
               out size_t num_parameters; out const char *const *memory_kinds; out const size_t *memory_kind_sizes;);
PJRT_ARGUMENTS(Executable_OptimizedProgram, 32, program, PJRT_Executable *executable; PJRT_Program *program;);
PJRT_ARGUMENTS(Executable_Serialize, 56, serialized_executable_deleter, const PJRT_Executable *executable;
               out const char *serialized_bytes; out size_t serialized_bytes_size;
               out PJRT_SerializedExecutable *serialized_executable;
               out void (*serialized_executable_deleter)(PJRT_SerializedExecutable *););
PJRT_ARGUMENTS(Executable_DeserializeAndLoad, 64, overridden_serialized_compile_options_size, PJRT_Client *client;
               const char *serialized_executable; size_t serialized_executable_size;
               out PJRT_LoadedExecutable *loaded_executable; const char *overridden_serialized_compile_options;
               size_t overridden_serialized_compile_options_size;);
PJRT_ARGUMENTS(Executable_Fingerprint, 40, executable_fingerprint_size, const PJRT_Executable *executable;
               out const char *executable_fingerprint; out size_t executable_fingerprint_size;);
PJRT_ARGUMENTS(Executable_GetCompileOptions, 56, serialized_compile_options_deleter, PJRT_Executable *executable;
               out const char *serialized_bytes; out size_t serialized_bytes_size;
               out PJRT_SerializedCompileOptions *serialized_compile_options;
               out void (*serialized_compile_options_deleter)(PJRT_SerializedCompileOptions *););
PJRT_ARGUMENTS(Compile, 64, executable, const PJRT_TopologyDescription *topology; const PJRT_Program *program;
               const char *compile_options; size_t compile_options_size; PJRT_Client *client;
               out PJRT_Executable *executable;);

PJRT_ARGUMENTS(LoadedExecutable_Destroy, 24, executable, PJRT_LoadedExecutable *executable;);
PJRT_ARGUMENTS(LoadedExecutable_GetExecutable, 32, executable, PJRT_LoadedExecutable *loaded_executable;
               out PJRT_Executable *executable;);
PJRT_ARGUMENTS(LoadedExecutable_AddressableDevices, 40, num_addressable_devices, PJRT_LoadedExecutable *executable;
               out PJRT_Device *const *addressable_devices; out size_t num_addressable_devices;);
PJRT_ARGUMENTS(LoadedExecutable_AddressableDeviceLogicalIds, 40, num_addressable_device_logical_ids,
               PJRT_LoadedExecutable *executable; out PJRT_LogicalDeviceIds *addressable_device_logical_ids;
               out size_t num_addressable_device_logical_ids;);
PJRT_ARGUMENTS(LoadedExecutable_GetDeviceAssignment, 56, serialized_device_assignment_deleter,
               PJRT_LoadedExecutable *executable; out const char *serialized_bytes; out size_t serialized_bytes_size;
               out PJRT_DeviceAssignmentSerialized *serialized_device_assignment;
               out void (*serialized_device_assignment_deleter)(PJRT_DeviceAssignmentSerialized *););
PJRT_ARGUMENTS(LoadedExecutable_Delete, 24, executable, PJRT_LoadedExecutable *executable;);
PJRT_ARGUMENTS(LoadedExecutable_IsDeleted, 25, is_deleted, PJRT_LoadedExecutable *executable; out bool is_deleted;);
PJRT_ARGUMENTS(LoadedExecutable_Execute, 80, execute_device, PJRT_LoadedExecutable *executable;
               PJRT_ExecuteOptions *options; PJRT_Buffer *const *const *argument_lists; size_t num_devices;
               size_t num_args; PJRT_Buffer **const *output_lists; PJRT_Event **device_complete_events;
               PJRT_Device *execute_device;);
PJRT_ARGUMENTS(LoadedExecutable_Fingerprint, 40, executable_fingerprint_size, PJRT_LoadedExecutable *executable;
               out const char *executable_fingerprint; out size_t executable_fingerprint_size;);
PJRT_ARGUMENTS(ExecuteContext_Create, 24, context, out PJRT_ExecuteContext *context;);
PJRT_ARGUMENTS(ExecuteContext_Destroy, 24, context, PJRT_ExecuteContext *context;);

// Buffers

PJRT_ARGUMENTS(Buffer_Destroy, 24, buffer, PJRT_Buffer *buffer;);
PJRT_ARGUMENTS(Buffer_ElementType, 28, type, PJRT_Buffer *buffer; out PJRT_Buffer_Type type;);
PJRT_ARGUMENTS(Buffer_Dimensions, 40, num_dims, PJRT_Buffer *buffer; out const int64_t *dims; out size_t num_dims;);
PJRT_ARGUMENTS(Buffer_UnpaddedDimensions, 40, num_dims, PJRT_Buffer *buffer; out const int64_t *unpadded_dims;
               out size_t num_dims;);
PJRT_ARGUMENTS(Buffer_DynamicDimensionIndices, 40, num_dynamic_dims, PJRT_Buffer *buffer;
               out const size_t *dynamic_dim_indices; out size_t num_dynamic_dims;);
PJRT_ARGUMENTS(Buffer_GetMemoryLayout, 104, layout, PJRT_Buffer *buffer; out PJRT_Buffer_MemoryLayout layout;);
PJRT_ARGUMENTS(Buffer_OnDeviceSizeInBytes, 32, on_device_size_in_bytes, PJRT_Buffer *buffer;
               out size_t on_device_size_in_bytes;);
PJRT_ARGUMENTS(Buffer_Device, 32, device, PJRT_Buffer *buffer; out PJRT_Device *device;);
PJRT_ARGUMENTS(Buffer_Memory, 32, memory, PJRT_Buffer *buffer; out PJRT_Memory *memory;);
PJRT_ARGUMENTS(Buffer_Delete, 24, buffer, PJRT_Buffer *buffer;);
PJRT_ARGUMENTS(Buffer_IsDeleted, 25, is_deleted, PJRT_Buffer *buffer; out bool is_deleted;);
PJRT_ARGUMENTS(Buffer_CopyToDevice, 40, dst_buffer, PJRT_Buffer *buffer; PJRT_Device *dst_device;
               out PJRT_Buffer *dst_buffer;);
PJRT_ARGUMENTS(Buffer_CopyToMemory, 40, dst_buffer, PJRT_Buffer *buffer; PJRT_Memory *dst_memory;
               out PJRT_Buffer *dst_buffer;);
PJRT_ARGUMENTS(Buffer_ToHostBuffer, 56, event, PJRT_Buffer *src; PJRT_Buffer_MemoryLayout *host_layout; void *dst;
               out size_t dst_size; out PJRT_Event *event;);
PJRT_ARGUMENTS(Buffer_IsOnCpu, 25, is_on_cpu, PJRT_Buffer *buffer; out bool is_on_cpu;);
PJRT_ARGUMENTS(Buffer_ReadyEvent, 32, event, PJRT_Buffer *buffer; out PJRT_Event *event;);
PJRT_ARGUMENTS(Buffer_UnsafePointer, 32, buffer_pointer, PJRT_Buffer *buffer; out uintptr_t buffer_pointer;);
PJRT_ARGUMENTS(Buffer_IncreaseExternalReferenceCount, 24, buffer, PJRT_Buffer *buffer;);
PJRT_ARGUMENTS(Buffer_DecreaseExternalReferenceCount, 24, buffer, PJRT_Buffer *buffer;);
PJRT_ARGUMENTS(Buffer_OpaqueDeviceMemoryDataPointer, 32, device_memory_ptr, PJRT_Buffer *buffer;
               out void *device_memory_ptr;);
PJRT_ARGUMENTS(Buffer_CopyRawToHost, 56, event, PJRT_Buffer *buffer; void *dst; int64_t offset; int64_t transfer_size;
               out PJRT_Event *event;);
PJRT_ARGUMENTS(Buffer_CopyRawToHostFuture, 64, future_ready_callback, PJRT_Buffer *buffer; int64_t offset;
               int64_t transfer_size; out PJRT_Event *event; out void *callback_data;
               out void (*future_ready_callback)(void *););
PJRT_ARGUMENTS(Buffer_DonateWithControlDependency, 48, out_buffer, PJRT_Buffer *buffer; out void *callback_data;
               out void (*dependency_ready_callback)(void *); out PJRT_Buffer *out_buffer;);
PJRT_ARGUMENTS(Buffer_Bitcast, 64, out_buffer, PJRT_Buffer *buffer; PJRT_Buffer_Type element_type;
               const int64_t *dims; size_t num_dims; PJRT_Buffer_MemoryLayout *device_layout;
               out PJRT_Buffer *out_buffer;);

// Streams and transfer managers

PJRT_ARGUMENTS(CopyToDeviceStream_Destroy, 24, stream, PJRT_CopyToDeviceStream *stream;);
PJRT_ARGUMENTS(CopyToDeviceStream_AddChunk, 40, transfer_complete, PJRT_CopyToDeviceStream *stream; void *chunk;
               out PJRT_Event *transfer_complete;);
PJRT_ARGUMENTS(CopyToDeviceStream_TotalBytes, 32, total_bytes, PJRT_CopyToDeviceStream *stream;
               out int64_t total_bytes;);
PJRT_ARGUMENTS(CopyToDeviceStream_GranuleSize, 32, granule_size_in_bytes, PJRT_CopyToDeviceStream *stream;
               out int64_t granule_size_in_bytes;);
PJRT_ARGUMENTS(CopyToDeviceStream_CurrentBytes, 32, current_bytes, PJRT_CopyToDeviceStream *stream;
               out int64_t current_bytes;);
PJRT_ARGUMENTS(AsyncHostToDeviceTransferManager_Destroy, 24, transfer_manager,
               PJRT_AsyncHostToDeviceTransferManager *transfer_manager;);
PJRT_ARGUMENTS(AsyncHostToDeviceTransferManager_TransferData, 72, done_with_h2d_transfer,
               PJRT_AsyncHostToDeviceTransferManager *transfer_manager; int32_t buffer_index; const void *data;
               int64_t offset; int64_t transfer_size; bool is_last_transfer; out PJRT_Event *done_with_h2d_transfer;);
PJRT_ARGUMENTS(AsyncHostToDeviceTransferManager_TransferLiteral, 80, done_with_h2d_transfer,
               PJRT_AsyncHostToDeviceTransferManager *transfer_manager; int32_t buffer_index; const void *data;
               const int64_t *shape_dims; size_t shape_num_dims; PJRT_Buffer_Type shape_element_type;
               PJRT_Buffer_MemoryLayout *shape_layout; out PJRT_Event *done_with_h2d_transfer;);
PJRT_ARGUMENTS(AsyncHostToDeviceTransferManager_RetrieveBuffer, 40, buffer_out,
               PJRT_AsyncHostToDeviceTransferManager *transfer_manager; int32_t buffer_index;
               out PJRT_Buffer *buffer_out;);
PJRT_ARGUMENTS(AsyncHostToDeviceTransferManager_Device, 32, device_out,
               PJRT_AsyncHostToDeviceTransferManager *transfer_manager; out PJRT_Device *device_out;);
PJRT_ARGUMENTS(AsyncHostToDeviceTransferManager_BufferCount, 32, buffer_count,
               PJRT_AsyncHostToDeviceTransferManager *transfer_manager; out size_t buffer_count;);
PJRT_ARGUMENTS(AsyncHostToDeviceTransferManager_BufferSize, 40, buffer_size,
               PJRT_AsyncHostToDeviceTransferManager *transfer_manager; int32_t buffer_index;
               out size_t buffer_size;);
PJRT_ARGUMENTS(AsyncHostToDeviceTransferManager_SetBufferError, 48, error_message_size,
               PJRT_AsyncHostToDeviceTransferManager *transfer_manager; int32_t buffer_index;
               PJRT_Error_Code error_code; const char *error_message; size_t error_message_size;);
PJRT_ARGUMENTS(AsyncHostToDeviceTransferManager_AddMetadata, 40, num_metadata,
               PJRT_AsyncHostToDeviceTransferManager *transfer_manager; const PJRT_NamedValue *transfer_metadata;
               size_t num_metadata;);

// Topologies

PJRT_ARGUMENTS(TopologyDescription_Create, 56, topology, const char *topology_name; size_t topology_name_size;
               const PJRT_NamedValue *create_options; size_t num_options; out PJRT_TopologyDescription *topology;);
PJRT_ARGUMENTS(TopologyDescription_Destroy, 24, topology, PJRT_TopologyDescription *topology;);
PJRT_ARGUMENTS(TopologyDescription_PlatformName, 40, platform_name_size, PJRT_TopologyDescription *topology;
               out const char *platform_name; out size_t platform_name_size;);
PJRT_ARGUMENTS(TopologyDescription_PlatformVersion, 40, platform_version_size, PJRT_TopologyDescription *topology;
               out const char *platform_version; out size_t platform_version_size;);
PJRT_ARGUMENTS(TopologyDescription_GetDeviceDescriptions, 40, num_descriptions, PJRT_TopologyDescription *topology;
               out PJRT_DeviceDescription *const *descriptions; out size_t num_descriptions;);
PJRT_ARGUMENTS(TopologyDescription_Serialize, 56, serialized_topology_deleter, PJRT_TopologyDescription *topology;
               out const char *serialized_bytes; out size_t serialized_bytes_size;
               out PJRT_SerializedTopology *serialized_topology;
               out void (*serialized_topology_deleter)(PJRT_SerializedTopology *););
PJRT_ARGUMENTS(TopologyDescription_Deserialize, 40, topology, const char *serialized_topology;
               size_t serialized_topology_size; out PJRT_TopologyDescription *topology;);
PJRT_ARGUMENTS(TopologyDescription_Attributes, 40, num_attributes, PJRT_TopologyDescription *topology;
               out const PJRT_NamedValue *attributes; out size_t num_attributes;);
PJRT_ARGUMENTS(TopologyDescription_Fingerprint, 32, fingerprint, PJRT_TopologyDescription *topology;
               out uint64_t fingerprint;);

#undef out
