// XLA's typed foreign-function interface, declared anew: what a handler that was registered with
// jax.ffi.register_ffi_target receives and may call back. Layout of major version 0, minors 2 and 3 (jaxlib 0.8 to
// 0.10), as its public header xla/ffi/api/c_api.h documents it; layout.c holds it against the sizes a handler checks.
//
// In C because handlers compare sizes of structs and find functions by their offsets.

#ifndef ROUNDHOUSE_FOREIGN_FUNCTIONS_H
#define ROUNDHOUSE_FOREIGN_FUNCTIONS_H

#include <stddef.h>
#include <stdint.h>

// Opaque to handlers; ours to make and to free.
typedef struct FFIError FFIError;
typedef struct FFIContext FFIContext;

// Every struct begins with its size, up to the end of its last field, and a chain of extensions.
typedef struct FFIExtension {
  size_t struct_size;
  int32_t type;  // 1 is FFIMetadataExtension
  struct FFIExtension *next;
} FFIExtension;

typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  int32_t major;
  int32_t minor;
} FFIVersion;

typedef struct {
  const char *bytes;
  size_t count;
} FFIString;

// Element types are numbered as in xla_data.proto's PrimitiveType.
typedef struct {
  int32_t type;
  const void *value;
} FFIScalar;

typedef struct {
  int32_t type;
  size_t count;
  const void *elements;
} FFIArray;

typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  int32_t type;
  void *data;
  int64_t rank;
  int64_t *shape;
} FFIBuffer;

// Arguments and results: `types` are all 1, for buffers.
typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  int64_t count;
  int32_t *types;
  void **buffers;
} FFIBuffers;

enum { FFIAttributeArray = 1, FFIAttributeDictionary = 2, FFIAttributeScalar = 3, FFIAttributeString = 4 };

// Sorted by name. Values are FFIArray, FFIAttributes, FFIScalar or FFIString, as `types` says.
typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  int64_t count;
  int32_t *types;
  FFIString **names;
  void **values;
} FFIAttributes;

typedef struct FFIFunctions FFIFunctions;

enum { FFIStageExecute = 3 };

typedef struct {
  size_t struct_size;  // up to the end of `attributes`, whatever follows
  FFIExtension *extensions;
  const FFIFunctions *functions;
  FFIContext *context;
  int32_t stage;
  FFIBuffers arguments;
  FFIBuffers results;
  FFIAttributes attributes;
  void *future;  // out: set by a handler that has not finished when it returns
} FFICallFrame;

// Null when all is well.
typedef FFIError *(*FFIHandler)(FFICallFrame *);

// A call frame that begins with this extension asks for these facts and calls nothing.
typedef struct {
  size_t struct_size;
  FFIVersion version;
  uint32_t traits;
  int64_t state_type;
} FFIMetadata;

typedef struct {
  FFIExtension base;
  FFIMetadata *metadata;
} FFIMetadataExtension;

// What handlers may call. Each takes one struct of arguments and returns an error or null, two return nothing.
typedef FFIError *(*FFIFunction)(void *arguments);

struct FFIFunctions {
  size_t struct_size;
  FFIExtension *extensions;
  FFIVersion version;
  const void *internal;
  FFIFunction make_error;         // FFIMakeError
  FFIFunction error_message;      // FFIErrorMessage; returns nothing
  FFIFunction destroy_error;      // FFIErrorMessage without the message; returns nothing
  FFIFunction register_handler;
  FFIFunction stream;
  FFIFunction register_type;
  FFIFunction context_data;
  FFIFunction set_state;
  FFIFunction state;
  FFIFunction allocate;           // FFIAllocate
  FFIFunction free;               // FFIFree
  FFIFunction schedule;           // FFISchedule
  FFIFunction thread_count;       // FFIThreadCount
  FFIFunction make_future;
  FFIFunction fulfil_future;
  FFIFunction fail_future;
  FFIFunction run_id;             // FFINumber
  FFIFunction device_ordinal;     // FFINumber, of 32 bits
};

typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  const char *message;
  int32_t code;
} FFIMakeError;

typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  FFIError *error;
  const char *message;  // out
} FFIErrorMessage;

typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  FFIContext *context;
  size_t byte_count;
  size_t alignment;
  void *data;  // out
} FFIAllocate;

typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  FFIContext *context;
  size_t byte_count;
  void *data;
} FFIFree;

typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  FFIContext *context;
  void (*task)(void *data);
  void *data;
} FFISchedule;

typedef struct {
  size_t struct_size;
  FFIExtension *extensions;
  FFIContext *context;
  int64_t *count;  // out
} FFIThreadCount;

#endif
