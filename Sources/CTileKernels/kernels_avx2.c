// x86-64 with AVX2, FMA and F16C (Haswell and Zen onwards).
#if defined(__x86_64__)
#include "kernel_tables.h"
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma,f16c,bmi,bmi2"))), apply_to = function)
#define TK_TABLE tk_kernels_avx2
#define TK_DOUBLES 8
#define TK_FLOATS 8
#define TK_FMA 1
#define TK_F16C 256
#define TK_GEMM_LANES 8
#define TK_GEMM_ROWS 4
#define TK_GEMM_VECTORS 2
#include "kernels.inc.h"
#pragma clang attribute pop
#endif
