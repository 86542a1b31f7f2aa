// SSE2 on x86-64, NEON on arm64: whatever the compiler may use without asking.
#include "kernel_tables.h"
#if defined(__aarch64__)
#include <arm_neon.h>
#endif

#define TK_TABLE tk_kernels_baseline
#define TK_DOUBLES 4
#define TK_FLOATS 4
#if defined(__aarch64__)
#define TK_FMA 1
#define TK_GEMM_LANES 4
#define TK_GEMM_ROWS 8
#define TK_GEMM_VECTORS 2
#else
#define TK_FMA 0
#define TK_GEMM_LANES 4
#define TK_GEMM_ROWS 4
#define TK_GEMM_VECTORS 2
#endif
#include "kernels.inc.h"
