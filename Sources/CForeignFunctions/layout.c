#include "foreign_functions.h"

// The sizes and places that handlers built with jaxlib's header rely on (LP64).
_Static_assert(sizeof(FFIVersion) == 24, "version");
_Static_assert(sizeof(FFIScalar) == 16 && sizeof(FFIArray) == 24, "attribute values");
_Static_assert(sizeof(FFIBuffer) == 48, "buffer");
_Static_assert(sizeof(FFIBuffers) == 40 && sizeof(FFIAttributes) == 48, "arguments, results and attributes");
_Static_assert(offsetof(FFICallFrame, arguments) == 40 && offsetof(FFICallFrame, future) == 168, "call frame");
_Static_assert(offsetof(FFIMetadata, state_type) == 40 && sizeof(FFIMetadataExtension) == 32, "metadata");
_Static_assert(offsetof(FFIFunctions, make_error) == 48 && offsetof(FFIFunctions, schedule) == 136, "functions");
_Static_assert(sizeof(FFIFunctions) == 192, "functions");
_Static_assert(offsetof(FFIMakeError, code) == 24 && offsetof(FFIErrorMessage, message) == 24, "errors");
_Static_assert(offsetof(FFIAllocate, data) == 40 && offsetof(FFISchedule, data) == 32, "memory and tasks");
