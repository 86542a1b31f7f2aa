// The published interface's sizes and offsets, as far as the headers do not hold them themselves.

#include "include/CPJRT.h"

#define CALL_STANDS_AT(slot, call) _Static_assert(offsetof(PJRT_Api, PJRT_##call) == 40 + 8 * slot, #call);
CALL_STANDS_AT(0, Error_Destroy)
CALL_STANDS_AT(1, Error_Message)
PJRT_CALLS(CALL_STANDS_AT)
_Static_assert(sizeof(PJRT_Api) == 1120, "PJRT_Api");

_Static_assert(sizeof(PJRT_Extension_Base) == 24, "PJRT_Extension_Base");
_Static_assert(sizeof(PJRT_Api_Version) == 24, "PJRT_Api_Version");
_Static_assert(sizeof(PJRT_NamedValue) == 56, "PJRT_NamedValue");
_Static_assert(offsetof(PJRT_NamedValue, int64_value) == 40, "PJRT_NamedValue");
_Static_assert(sizeof(PJRT_Program) == 48, "PJRT_Program");
_Static_assert(offsetof(PJRT_Buffer_MemoryLayout, type) == 72, "PJRT_Buffer_MemoryLayout");
_Static_assert(sizeof(PJRT_ExecuteOptions) == 120, "PJRT_ExecuteOptions");
_Static_assert(offsetof(PJRT_ExecuteOptions, non_donatable_input_indices) == 56, "PJRT_ExecuteOptions");
_Static_assert(sizeof(PJRT_LogicalDeviceIds) == 8, "PJRT_LogicalDeviceIds");
_Static_assert(sizeof(PJRT_Buffer_Type) == 4 && PJRT_Buffer_Type_U1 == 31, "PJRT_Buffer_Type");
_Static_assert(sizeof(PLUGIN_Profiler_Api) == 80, "PLUGIN_Profiler_Api");
_Static_assert(offsetof(PLUGIN_Profiler_Api, create) == 40, "PLUGIN_Profiler_Api");
_Static_assert(offsetof(PLUGIN_Profiler_CollectData_Args, buffer_size_in_bytes) == 24, "PLUGIN_Profiler_CollectData");
_Static_assert(sizeof(PJRT_Profiler_Extension) == 40, "PJRT_Profiler_Extension");
