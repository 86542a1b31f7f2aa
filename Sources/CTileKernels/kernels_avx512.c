// x86-64 with AVX-512 F, BW, VL and DQ (Skylake-SP and Zen 4 onwards).
#if defined(__x86_64__)
#include "kernel_tables.h"
#include <immintrin.h>

#pragma clang attribute push(                                                                                          \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx2,fma,f16c,bmi,bmi2"))), apply_to = function)
#define TK_TABLE tk_kernels_avx512
#define TK_DOUBLES 8
#define TK_FLOATS 16
#define TK_FMA 1
#define TK_F16C 512
#define TK_GEMM_LANES 16
#define TK_GEMM_ROWS 8
#define TK_GEMM_VECTORS 3
#include "kernels.inc.h"
#pragma clang attribute pop
#endif
