#pragma once

// The inner loops of TileKernels, once per CPU level.
//
// Why C: Swift has no per-function target attribute, so one Swift binary cannot hold an AVX-512 body beside a baseline
// one. The measured difference is in Documentation/tile-kernels.md.
//
// Rows are contiguous unless a stride is named, pointers need only the alignment of a byte, `n` may be 0, and a
// destination may be exactly a source (but not overlap it otherwise).

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum { tk_level_baseline = 0, tk_level_avx2 = 1, tk_level_avx512 = 2, tk_level_count = 3 };

/// The highest level this CPU runs.
int tk_best_level(void);

// Operators of two fp32 operands. The list is shared by fp32 and int32 rows.
#define TK_ALU_OPERATORS(X)                                                                                            \
  X(add) X(subtract) X(multiply) X(maximum) X(minimum) X(equal) X(not_equal) X(greater_equal) X(greater)               \
  X(less_equal) X(less) X(logical_and) X(logical_or) X(logical_xor) X(abs_max) X(abs_min) X(abs) X(square) X(relu)     \
  X(bypass) X(power) X(rsqrt) X(reciprocal)
#define TK_ENUMERATOR(name) tk_alu_##name,
enum { TK_ALU_OPERATORS(TK_ENUMERATOR) tk_alu_count };
#undef TK_ENUMERATOR

#define TK_BIT_OPERATORS(X) X(invert) X(bitwise_and) X(bitwise_or) X(bitwise_xor) X(left_shift) X(right_shift)
#define TK_ENUMERATOR(name) tk_bit_##name,
enum { TK_BIT_OPERATORS(TK_ENUMERATOR) tk_bit_count };
#undef TK_ENUMERATOR

#define TK_FUNCTIONS(X)                                                                                                \
  X(copy) X(square) X(sigmoid) X(relu) X(gelu) X(gelu_dx) X(gelu_apprx_tanh) X(gelu_apprx_sigmoid)                     \
  X(gelu_apprx_sigmoid_dx) X(silu) X(silu_dx) X(tanh) X(softplus) X(mish) X(erf) X(erf_dx) X(exp) X(log) X(sin)        \
  X(arctan) X(sqrt) X(rsqrt) X(reciprocal) X(sign) X(abs)
#define TK_ENUMERATOR(name) tk_function_##name,
enum { TK_FUNCTIONS(TK_ENUMERATOR) tk_function_count };
#undef TK_ENUMERATOR

#define TK_REDUCTIONS(X)                                                                                               \
  X(add) X(multiply) X(maximum) X(minimum) X(abs_max) X(abs_min) X(logical_and) X(logical_or) X(logical_xor)
#define TK_ENUMERATOR(name) tk_reduce_##name,
enum { TK_REDUCTIONS(TK_ENUMERATOR) tk_reduce_count };
#undef TK_ENUMERATOR

/// Types the conversions and the matrix product know.
enum { tk_f32, tk_bf16, tk_f16, tk_i32, tk_ui32, tk_i16, tk_ui16, tk_i8, tk_ui8, tk_i1, tk_type_count };

typedef void (*tk_binary)(float *dst, const float *a, const float *b, ptrdiff_t n);
typedef void (*tk_scalar)(float *dst, const float *a, float scalar, ptrdiff_t n);
typedef void (*tk_unary)(float *dst, const float *a, ptrdiff_t n);
typedef void (*tk_affine)(float *dst, const float *a, float scale, float bias, ptrdiff_t n);
typedef float (*tk_reduce)(const float *src, ptrdiff_t n, float initial);
typedef void (*tk_int_binary)(int32_t *dst, const int32_t *a, const int32_t *b, ptrdiff_t n);
typedef void (*tk_int_scalar)(int32_t *dst, const int32_t *a, int32_t scalar, ptrdiff_t n);
typedef void (*tk_bits_binary)(void *dst, const void *a, const void *b, ptrdiff_t n);
typedef void (*tk_bits_scalar)(void *dst, const void *a, uint32_t scalar, ptrdiff_t n);
typedef void (*tk_widen)(float *dst, const void *src, ptrdiff_t src_stride, ptrdiff_t n);
typedef void (*tk_narrow)(void *dst, ptrdiff_t dst_stride, const float *src, ptrdiff_t n);
typedef void (*tk_transpose)(
    void *dst, ptrdiff_t dst_stride_bytes, const void *src, ptrdiff_t src_stride_bytes, ptrdiff_t rows,
    ptrdiff_t columns);
typedef void (*tk_copy)(void *dst, ptrdiff_t dst_stride, const void *src, ptrdiff_t src_stride, ptrdiff_t n);
typedef void (*tk_fill)(void *dst, ptrdiff_t dst_stride, uint64_t bits, ptrdiff_t n);
typedef void (*tk_select)(
    void *dst, ptrdiff_t dst_stride, const void *src, ptrdiff_t src_stride, const void *mask, ptrdiff_t mask_stride,
    bool where_set, ptrdiff_t n);

/// One matrix product on a tile: out[i][j] (+)= sum over p of stationary[p][i] * moving[p][j], p ascending.
typedef struct {
  float *out;
  /// Floats between rows of `out`.
  ptrdiff_t out_stride;
  const void *stationary;
  /// Elements between rows.
  ptrdiff_t stationary_stride;
  int stationary_type;
  const void *moving;
  ptrdiff_t moving_stride;
  int moving_type;
  ptrdiff_t m, n, k;
  bool accumulate;
  /// Of the rows i of `out`, only those with ((first_partition + i) / rows_per_block) % workers == worker are computed.
  ptrdiff_t first_partition, rows_per_block, worker, workers;
} tk_matmul_arguments;
typedef void (*tk_matmul)(const tk_matmul_arguments *arguments);

// One accessor per entry: C arrays would reach Swift as tuples.
tk_binary _Nonnull tk_get_binary(int level, int op);
tk_scalar _Nonnull tk_get_scalar(int level, int op, bool reversed);
tk_unary _Nonnull tk_get_unary(int level, int function);
tk_scalar _Nonnull tk_get_prelu(int level);
tk_affine _Nonnull tk_get_affine(int level);
tk_reduce _Nonnull tk_get_reduce(int level, int op);
tk_int_binary _Nullable tk_get_int_binary(int level, int op, bool is_signed);
tk_int_scalar _Nullable tk_get_int_scalar(int level, int op, bool is_signed, bool reversed);
tk_bits_binary _Nonnull tk_get_bits_binary(int level, int op, int log2_bytes);
tk_bits_scalar _Nonnull tk_get_bits_scalar(int level, int op, int log2_bytes, bool reversed);
tk_widen _Nonnull tk_get_widen(int level, int type);
tk_narrow _Nonnull tk_get_narrow(int level, int type, bool to_nearest);
tk_transpose _Nonnull tk_get_transpose(int level, int log2_bytes);
tk_copy _Nonnull tk_get_copy(int level, int log2_bytes);
tk_fill _Nonnull tk_get_fill(int level, int log2_bytes);
tk_select _Nonnull tk_get_select(int level, int log2_bytes, int log2_mask_bytes);
tk_matmul _Nonnull tk_get_matmul(int level);

#pragma clang assume_nonnull end
