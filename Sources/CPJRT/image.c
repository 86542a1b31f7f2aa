#define _GNU_SOURCE
#include "image.h"

#include <dlfcn.h>
#include <stddef.h>

const char *roundhouse_image_path(const void *address) {
  Dl_info image;
  return dladdr(address, &image) ? image.dli_fname : NULL;
}
