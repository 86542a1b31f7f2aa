/// The PJRT C API 0.104, by which JAX drives a device: Roundhouse's own declaration of its binary interface.
///
/// `pjrt_arguments.h` has the argument structures, `pjrt_api.h` the table of functions, `pjrt_extensions.h` what hangs
/// on it, `image.h` what Swift lacks of the system. `abi.c` holds sizes and offsets against those of the published
/// interface.
#include "pjrt_api.h"
#include "pjrt_extensions.h"
#include "image.h"
