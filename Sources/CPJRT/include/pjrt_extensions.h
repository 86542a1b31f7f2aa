#pragma once

#include "pjrt_arguments.h"

// Extensions hang on PJRT_Api.extension_start, one behind the other; callers look for their types.

enum {
  PJRT_Extension_Type_Profiler = 1,
  PJRT_Extension_Type_Layouts = 4,
  PJRT_Extension_Type_MemoryDescriptions = 6,
  PJRT_Extension_Type_Shardings = 19,
};

#define out

// Layouts: how the elements of arrays lie in memory, as text such as `{1,0}`, the minor dimension first.

PJRT_ARGUMENTS(Layouts_MemoryLayout_Destroy, 24, layout, PJRT_Layouts_MemoryLayout *layout;);
PJRT_ARGUMENTS(Layouts_MemoryLayout_Serialize, 56, serialized_layout_deleter, PJRT_Layouts_MemoryLayout *layout;
               out const char *serialized_bytes; out size_t serialized_bytes_size;
               out PJRT_Layouts_SerializedLayout *serialized_layout;
               out void (*serialized_layout_deleter)(PJRT_Layouts_SerializedLayout *););
PJRT_ARGUMENTS(Layouts_PJRT_Client_GetDefaultLayout, 56, layout, PJRT_Client *client; PJRT_Buffer_Type type;
               const int64_t *dims; size_t num_dims; out PJRT_Layouts_MemoryLayout *layout;);
PJRT_ARGUMENTS(Layouts_PJRT_Buffer_MemoryLayout, 32, layout, PJRT_Buffer *buffer;
               out PJRT_Layouts_MemoryLayout *layout;);
PJRT_ARGUMENTS(Layouts_PJRT_Topology_GetDefaultLayout, 56, layout, PJRT_TopologyDescription *topology_description;
               PJRT_Buffer_Type type; const int64_t *dims; size_t num_dims; out PJRT_Layouts_MemoryLayout *layout;);
PJRT_ARGUMENTS(Layouts_PJRT_Executable_GetOutputLayouts, 40, layouts, PJRT_Executable *executable;
               out size_t num_outputs; out PJRT_Layouts_MemoryLayout **layouts;);
PJRT_ARGUMENTS(Layouts_PJRT_Executable_GetParameterLayouts, 40, layouts, PJRT_Executable *executable;
               out size_t num_parameters; out PJRT_Layouts_MemoryLayout **layouts;);

typedef struct PJRT_Layouts_Extension {
  PJRT_Extension_Base base;
  PJRT_Error *(*PJRT_Layouts_MemoryLayout_Destroy)(PJRT_Layouts_MemoryLayout_Destroy_Args *args);
  PJRT_Error *(*PJRT_Layouts_MemoryLayout_Serialize)(PJRT_Layouts_MemoryLayout_Serialize_Args *args);
  PJRT_Error *(*PJRT_Layouts_PJRT_Client_GetDefaultLayout)(PJRT_Layouts_PJRT_Client_GetDefaultLayout_Args *args);
  PJRT_Error *(*PJRT_Layouts_PJRT_Buffer_MemoryLayout)(PJRT_Layouts_PJRT_Buffer_MemoryLayout_Args *args);
  PJRT_Error *(*PJRT_Layouts_PJRT_Topology_GetDefaultLayout)(PJRT_Layouts_PJRT_Topology_GetDefaultLayout_Args *args);
  PJRT_Error *(*PJRT_Layouts_PJRT_Executable_GetOutputLayouts)(
      PJRT_Layouts_PJRT_Executable_GetOutputLayouts_Args *args);
  PJRT_Error *(*PJRT_Layouts_PJRT_Executable_GetParameterLayouts)(
      PJRT_Layouts_PJRT_Executable_GetParameterLayouts_Args *args);
} PJRT_Layouts_Extension;

// Shardings: one serialized OpSharding for each parameter and output of a program for several devices; null arrays for
// a program for one.

PJRT_ARGUMENTS(Shardings_PJRT_Executable_ParameterShardings, 48, sharding_sizes, PJRT_Executable *executable;
               out size_t num_shardings; out const char *const *shardings; out const size_t *sharding_sizes;);
PJRT_ARGUMENTS(Shardings_PJRT_Executable_OutputShardings, 48, sharding_sizes, PJRT_Executable *executable;
               out size_t num_shardings; out const char *const *shardings; out const size_t *sharding_sizes;);

typedef struct PJRT_Shardings_Extension {
  PJRT_Extension_Base base;
  PJRT_Error *(*PJRT_Shardings_PJRT_Executable_ParameterShardings)(
      PJRT_Shardings_PJRT_Executable_ParameterShardings_Args *args);
  PJRT_Error *(*PJRT_Shardings_PJRT_Executable_OutputShardings)(
      PJRT_Shardings_PJRT_Executable_OutputShardings_Args *args);
} PJRT_Shardings_Extension;

// Memory descriptions: the memory kinds of a topology's devices, for compiling without a client.

PJRT_ARGUMENTS(DeviceDescription_MemoryDescriptions, 48, default_memory_index,
               PJRT_DeviceDescription *device_description;
               out PJRT_MemoryDescription *const *memory_descriptions; out size_t num_memory_descriptions;
               out size_t default_memory_index;);
PJRT_ARGUMENTS(MemoryDescription_Kind, 44, kind_id, PJRT_MemoryDescription *memory_description;
               out const char *kind; out size_t kind_size; out int32_t kind_id;);

typedef struct PJRT_MemoryDescriptions_Extension {
  PJRT_Extension_Base base;
  PJRT_Error *(*PJRT_DeviceDescription_MemoryDescriptions)(PJRT_DeviceDescription_MemoryDescriptions_Args *args);
  PJRT_Error *(*PJRT_MemoryDescription_Kind)(PJRT_MemoryDescription_Kind_Args *args);
} PJRT_MemoryDescriptions_Extension;

// Profiler: one profiler for each trace of the framework, which takes over what it collected as an XSpace message. The
// structures of this table have no lists of extensions.

#define PLUGIN_STRUCTURE(name, ...) \
  typedef struct name { \
    size_t struct_size; \
    __VA_ARGS__ \
  } name

PLUGIN_STRUCTURE(PLUGIN_Profiler_Error_Destroy_Args, void *priv; PLUGIN_Profiler_Error *error;);
PLUGIN_STRUCTURE(PLUGIN_Profiler_Error_Message_Args, void *priv; const PLUGIN_Profiler_Error *error;
                 out const char *message; out size_t message_size;);
PLUGIN_STRUCTURE(PLUGIN_Profiler_Error_GetCode_Args, void *priv; const PLUGIN_Profiler_Error *error; out int32_t code;);
PLUGIN_STRUCTURE(PLUGIN_Profiler_Create_Args, const char *options; size_t options_size; out PLUGIN_Profiler *profiler;);
PLUGIN_STRUCTURE(PLUGIN_Profiler_Destroy_Args, PLUGIN_Profiler *profiler;);
PLUGIN_STRUCTURE(PLUGIN_Profiler_Start_Args, PLUGIN_Profiler *profiler;);
PLUGIN_STRUCTURE(PLUGIN_Profiler_Stop_Args, PLUGIN_Profiler *profiler;);
/// The bytes belong to the profiler. Callers set no `struct_size`.
PLUGIN_STRUCTURE(PLUGIN_Profiler_CollectData_Args, PLUGIN_Profiler *profiler; out uint8_t *buffer;
                 out size_t buffer_size_in_bytes;);

PLUGIN_STRUCTURE(PLUGIN_Profiler_Api, void *priv; void (*error_destroy)(PLUGIN_Profiler_Error_Destroy_Args *args);
                 void (*error_message)(PLUGIN_Profiler_Error_Message_Args *args);
                 PLUGIN_Profiler_Error *(*error_get_code)(PLUGIN_Profiler_Error_GetCode_Args *args);
                 PLUGIN_Profiler_Error *(*create)(PLUGIN_Profiler_Create_Args *args);
                 PLUGIN_Profiler_Error *(*destroy)(PLUGIN_Profiler_Destroy_Args *args);
                 PLUGIN_Profiler_Error *(*start)(PLUGIN_Profiler_Start_Args *args);
                 PLUGIN_Profiler_Error *(*stop)(PLUGIN_Profiler_Stop_Args *args);
                 PLUGIN_Profiler_Error *(*collect_data)(PLUGIN_Profiler_CollectData_Args *args););

typedef struct PJRT_Profiler_Extension {
  PJRT_Extension_Base base;
  PLUGIN_Profiler_Api *profiler_api;
  /// Of extensions that callers hang on arguments.
  int64_t traceme_context_id;
} PJRT_Profiler_Extension;

#undef out
