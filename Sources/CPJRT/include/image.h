#pragma once

// The file from which the code or data at `address` was loaded; null when nobody knows. Swift does not see `dladdr`.
const char *roundhouse_image_path(const void *address);
