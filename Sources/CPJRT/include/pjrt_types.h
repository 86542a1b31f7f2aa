#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PJRT_API_MAJOR 0
/// A switch: callers use what this minor version promises, whatever the table's size.
#define PJRT_API_MINOR 104

/// Every structure that crosses the boundary begins with its size, as far as its maker knows it, and a list of
/// extensions. A size is the offset behind the last field, without padding.
typedef struct PJRT_Extension_Base {
  size_t struct_size;
  int32_t type;
  struct PJRT_Extension_Base *next;
} PJRT_Extension_Base;

#define PJRT_STRUCTURE(name, ...) \
  typedef struct name { \
    size_t struct_size; \
    PJRT_Extension_Base *extension_start; \
    __VA_ARGS__ \
  } name

// Objects: whoever answers the calls knows what they are.
typedef struct PJRT_Error PJRT_Error;
typedef struct PJRT_Event PJRT_Event;
typedef struct PJRT_Client PJRT_Client;
typedef struct PJRT_DeviceDescription PJRT_DeviceDescription;
typedef struct PJRT_Device PJRT_Device;
typedef struct PJRT_Memory PJRT_Memory;
typedef struct PJRT_MemoryDescription PJRT_MemoryDescription;
typedef struct PJRT_TopologyDescription PJRT_TopologyDescription;
typedef struct PJRT_Executable PJRT_Executable;
typedef struct PJRT_LoadedExecutable PJRT_LoadedExecutable;
typedef struct PJRT_Buffer PJRT_Buffer;
typedef struct PJRT_AsyncHostToDeviceTransferManager PJRT_AsyncHostToDeviceTransferManager;
typedef struct PJRT_AsyncTrackingEvent PJRT_AsyncTrackingEvent;
typedef struct PJRT_CopyToDeviceStream PJRT_CopyToDeviceStream;
typedef struct PJRT_ExecuteContext PJRT_ExecuteContext;
typedef struct PJRT_FulfillAliasBufferCallback PJRT_FulfillAliasBufferCallback;
typedef struct PJRT_Layouts_MemoryLayout PJRT_Layouts_MemoryLayout;
typedef struct PLUGIN_Profiler PLUGIN_Profiler;
typedef struct PLUGIN_Profiler_Error PLUGIN_Profiler_Error;
// Owners of bytes or values that were handed out; a deleter ends them.
typedef struct PJRT_SerializedExecutable PJRT_SerializedExecutable;
typedef struct PJRT_SerializedTopology PJRT_SerializedTopology;
typedef struct PJRT_SerializedCompileOptions PJRT_SerializedCompileOptions;
typedef struct PJRT_DeviceAssignmentSerialized PJRT_DeviceAssignmentSerialized;
typedef struct PJRT_Device_Attributes PJRT_Device_Attributes;
typedef struct PJRT_Layouts_SerializedLayout PJRT_Layouts_SerializedLayout;

typedef enum PJRT_Error_Code : int32_t {
  PJRT_Error_Code_CANCELLED = 1,
  PJRT_Error_Code_UNKNOWN = 2,
  PJRT_Error_Code_INVALID_ARGUMENT = 3,
  PJRT_Error_Code_DEADLINE_EXCEEDED = 4,
  PJRT_Error_Code_NOT_FOUND = 5,
  PJRT_Error_Code_ALREADY_EXISTS = 6,
  PJRT_Error_Code_PERMISSION_DENIED = 7,
  PJRT_Error_Code_RESOURCE_EXHAUSTED = 8,
  PJRT_Error_Code_FAILED_PRECONDITION = 9,
  PJRT_Error_Code_ABORTED = 10,
  PJRT_Error_Code_OUT_OF_RANGE = 11,
  PJRT_Error_Code_UNIMPLEMENTED = 12,
  PJRT_Error_Code_INTERNAL = 13,
  PJRT_Error_Code_UNAVAILABLE = 14,
  PJRT_Error_Code_DATA_LOSS = 15,
  PJRT_Error_Code_UNAUTHENTICATED = 16,
} PJRT_Error_Code;

typedef enum PJRT_Buffer_Type : int32_t {
  PJRT_Buffer_Type_INVALID = 0,
  PJRT_Buffer_Type_PRED,
  PJRT_Buffer_Type_S8,
  PJRT_Buffer_Type_S16,
  PJRT_Buffer_Type_S32,
  PJRT_Buffer_Type_S64,
  PJRT_Buffer_Type_U8,
  PJRT_Buffer_Type_U16,
  PJRT_Buffer_Type_U32,
  PJRT_Buffer_Type_U64,
  PJRT_Buffer_Type_F16,
  PJRT_Buffer_Type_F32,
  PJRT_Buffer_Type_F64,
  PJRT_Buffer_Type_BF16,
  PJRT_Buffer_Type_C64,
  PJRT_Buffer_Type_C128,
  PJRT_Buffer_Type_F8E5M2,
  PJRT_Buffer_Type_F8E4M3FN,
  PJRT_Buffer_Type_F8E4M3B11FNUZ,
  PJRT_Buffer_Type_F8E5M2FNUZ,
  PJRT_Buffer_Type_F8E4M3FNUZ,
  PJRT_Buffer_Type_S4,
  PJRT_Buffer_Type_U4,
  PJRT_Buffer_Type_TOKEN,
  PJRT_Buffer_Type_S2,
  PJRT_Buffer_Type_U2,
  PJRT_Buffer_Type_F8E4M3,
  PJRT_Buffer_Type_F8E3M4,
  PJRT_Buffer_Type_F8E8M0FNU,
  PJRT_Buffer_Type_F4E2M1FN,
  PJRT_Buffer_Type_S1,
  PJRT_Buffer_Type_U1,
} PJRT_Buffer_Type;

typedef enum PJRT_NamedValue_Type : int32_t {
  PJRT_NamedValue_kString = 0,
  PJRT_NamedValue_kInt64,
  PJRT_NamedValue_kInt64List,
  PJRT_NamedValue_kFloat,
  PJRT_NamedValue_kBool,
} PJRT_NamedValue_Type;

typedef enum PJRT_HostBufferSemantics : int32_t {
  PJRT_HostBufferSemantics_kImmutableOnlyDuringCall = 0,
  PJRT_HostBufferSemantics_kImmutableUntilTransferCompletes,
  PJRT_HostBufferSemantics_kImmutableZeroCopy,
  PJRT_HostBufferSemantics_kMutableZeroCopy,
} PJRT_HostBufferSemantics;

typedef enum PJRT_Buffer_MemoryLayout_Type : int32_t {
  PJRT_Buffer_MemoryLayout_Type_Tiled = 0,
  PJRT_Buffer_MemoryLayout_Type_Strides,
} PJRT_Buffer_MemoryLayout_Type;

PJRT_STRUCTURE(PJRT_Api_Version, int32_t major_version; int32_t minor_version;);

PJRT_STRUCTURE(PJRT_NamedValue, const char *name; size_t name_size; PJRT_NamedValue_Type type; union {
    const char *string_value;
    int64_t int64_value;
    const int64_t *int64_array_value;
    float float_value;
    bool bool_value;
  };
  /// Length of a string or list, else 1.
  size_t value_size;);

PJRT_STRUCTURE(PJRT_Program, char *code; size_t code_size; const char *format; size_t format_size;);

PJRT_STRUCTURE(PJRT_Buffer_MemoryLayout_Tiled, const int64_t *minor_to_major; size_t minor_to_major_size;
               const int64_t *tile_dims; const size_t *tile_dim_sizes; size_t num_tiles;);

PJRT_STRUCTURE(PJRT_Buffer_MemoryLayout_Strides, const int64_t *byte_strides; size_t num_byte_strides;);

PJRT_STRUCTURE(
    PJRT_Buffer_MemoryLayout, union {
      PJRT_Buffer_MemoryLayout_Tiled tiled;
      PJRT_Buffer_MemoryLayout_Strides strides;
    };
    PJRT_Buffer_MemoryLayout_Type type;);

PJRT_STRUCTURE(PJRT_ExecuteOptions, void *send_callbacks; void *recv_callbacks; size_t num_send_ops;
               size_t num_recv_ops; int32_t launch_id; const int64_t *non_donatable_input_indices;
               size_t num_non_donatable_input_indices; PJRT_ExecuteContext *context; const char *call_location;
               size_t num_tasks; int32_t *task_ids; int64_t *incarnation_ids; void *multi_slice_config;);

PJRT_STRUCTURE(PJRT_ShapeSpec, const int64_t *dims; size_t num_dims; PJRT_Buffer_Type element_type;);

typedef struct PJRT_LogicalDeviceIds {
  int32_t replica;
  int32_t partition;
} PJRT_LogicalDeviceIds;

/// Takes the error over; null when all went well.
typedef void (*PJRT_Event_OnReadyCallback)(PJRT_Error *error, void *user_arg);
