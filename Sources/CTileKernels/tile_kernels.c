#include "tile_kernels.h"
