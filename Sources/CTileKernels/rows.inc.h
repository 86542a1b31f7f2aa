// fp32 rows: one operator over a row, the loop inside. Each operator has three forms: two rows; a row and a scalar; and
// the scalar first. Comparisons and logical operators give 1 and 0.

#define TK_BINARY_ROWS(name, expression)                                                                               \
  TK_INLINE float apply_##name(float x, float y) {                                                                     \
    (void)y;                                                                                                           \
    return (expression);                                                                                               \
  }                                                                                                                    \
  static void binary_##name(float *dst, const float *a, const float *b, ptrdiff_t n) {                                 \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i] = apply_##name(a[i], b[i]);                                  \
  }                                                                                                                    \
  static void scalar_##name(float *dst, const float *a, float scalar, ptrdiff_t n) {                                   \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i] = apply_##name(a[i], scalar);                                \
  }                                                                                                                    \
  static void reversed_##name(float *dst, const float *a, float scalar, ptrdiff_t n) {                                 \
    (void)a;                                                                                                           \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i] = apply_##name(scalar, a[i]);                                \
  }

TK_BINARY_ROWS(add, x + y)
TK_BINARY_ROWS(subtract, x - y)
TK_BINARY_ROWS(multiply, x *y)
// NaN when either is NaN, and +0 above -0, as StableHLO's maximum and minimum.
TK_BINARY_ROWS(maximum, __builtin_elementwise_maximum(x, y))
TK_BINARY_ROWS(minimum, __builtin_elementwise_minimum(x, y))
TK_BINARY_ROWS(equal, x == y ? 1.0f : 0.0f)
TK_BINARY_ROWS(not_equal, x != y ? 1.0f : 0.0f)
TK_BINARY_ROWS(greater_equal, x >= y ? 1.0f : 0.0f)
TK_BINARY_ROWS(greater, x > y ? 1.0f : 0.0f)
TK_BINARY_ROWS(less_equal, x <= y ? 1.0f : 0.0f)
TK_BINARY_ROWS(less, x < y ? 1.0f : 0.0f)
TK_BINARY_ROWS(logical_and, ((x != 0) & (y != 0)) ? 1.0f : 0.0f)
TK_BINARY_ROWS(logical_or, ((x != 0) | (y != 0)) ? 1.0f : 0.0f)
TK_BINARY_ROWS(logical_xor, ((x != 0) ^ (y != 0)) ? 1.0f : 0.0f)
TK_BINARY_ROWS(abs_max, __builtin_elementwise_maximum(__builtin_fabsf(x), __builtin_fabsf(y)))
TK_BINARY_ROWS(abs_min, __builtin_elementwise_minimum(__builtin_fabsf(x), __builtin_fabsf(y)))
TK_BINARY_ROWS(abs, __builtin_fabsf(x))
TK_BINARY_ROWS(square, x *x)
// NaN stays NaN.
TK_BINARY_ROWS(relu, x <= 0 ? 0.0f : x)
TK_BINARY_ROWS(bypass, x)
// Through double: 1 / sqrtf(x) would round twice.
TK_BINARY_ROWS(rsqrt, (float)(1.0 / __builtin_elementwise_sqrt((double)x)))
TK_BINARY_ROWS(reciprocal, 1.0f / x)

#define TK_PLAIN_UNARY_ROW(name, expression)                                                                           \
  static void unary_##name(float *dst, const float *a, ptrdiff_t n) {                                                  \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) {                                                                   \
      float x = a[i];                                                                                                  \
      dst[i] = (expression);                                                                                           \
    }                                                                                                                  \
  }
TK_PLAIN_UNARY_ROW(square, x *x)
TK_PLAIN_UNARY_ROW(relu, x <= 0 ? 0.0f : x)
TK_PLAIN_UNARY_ROW(sqrt, __builtin_elementwise_sqrt(x))
TK_PLAIN_UNARY_ROW(rsqrt, apply_rsqrt(x, 0))
TK_PLAIN_UNARY_ROW(reciprocal, 1.0f / x)
TK_PLAIN_UNARY_ROW(sign, x > 0 ? 1.0f : (x < 0 ? -1.0f : x))
TK_PLAIN_UNARY_ROW(abs, __builtin_fabsf(x))
static void unary_copy(float *dst, const float *a, ptrdiff_t n) {
  if (dst != a) memcpy(dst, a, (size_t)n * sizeof(float));
}

static void row_prelu(float *dst, const float *a, float slope, ptrdiff_t n) {
  TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i] = a[i] < 0 ? a[i] * slope : a[i];
}
static void row_affine(float *dst, const float *a, float scale, float bias, ptrdiff_t n) {
  TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i] = a[i] * scale + bias;
}

// Reductions: 32 accumulators, element i into accumulator i % 32, then a tree over the accumulators, then the initial
// value. The order is part of the contract: the same bits at every CPU level, and a shorter chain than a plain sum.
typedef float tk_v16 __attribute__((ext_vector_type(16)));
typedef int32_t tk_i16v __attribute__((ext_vector_type(16)));

TK_INLINE tk_v16 tk_truth(tk_i16v mask) { return __builtin_convertvector(mask & 1, tk_v16); }

#define TK_REDUCE_ROW(name, identity, expression)                                                                      \
  TK_INLINE tk_v16 combine_##name(tk_v16 x, tk_v16 y) { return (expression); }                                         \
  static float reduce_##name(const float *src, ptrdiff_t n, float initial) {                                           \
    tk_v16 low = (identity), high = (identity), a, b;                                                                  \
    ptrdiff_t i = 0;                                                                                                   \
    for (; i + 32 <= n; i += 32) {                                                                                     \
      memcpy(&a, src + i, sizeof a);                                                                                   \
      memcpy(&b, src + i + 16, sizeof b);                                                                              \
      low = combine_##name(low, a);                                                                                    \
      high = combine_##name(high, b);                                                                                  \
    }                                                                                                                  \
    if (i < n) {                                                                                                       \
      float rest[32];                                                                                                  \
      for (int j = 0; j < 32; j++) rest[j] = (identity);                                                               \
      memcpy(rest, src + i, (size_t)(n - i) * sizeof(float));                                                          \
      memcpy(&a, rest, sizeof a);                                                                                      \
      memcpy(&b, rest + 16, sizeof b);                                                                                 \
      low = combine_##name(low, a);                                                                                    \
      high = combine_##name(high, b);                                                                                  \
    }                                                                                                                  \
    low = combine_##name(low, high);                                                                                   \
    low = combine_##name(low, __builtin_shufflevector(low, low, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)); \
    low = combine_##name(low, __builtin_shufflevector(low, low, 4, 5, 6, 7, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3));      \
    low = combine_##name(low, __builtin_shufflevector(low, low, 2, 3, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1));      \
    low = combine_##name(low, __builtin_shufflevector(low, low, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));      \
    return combine_##name(initial, low)[0];                                                                            \
  }
TK_REDUCE_ROW(add, 0.0f, x + y)
TK_REDUCE_ROW(multiply, 1.0f, x *y)
TK_REDUCE_ROW(maximum, -INFINITY, __builtin_elementwise_maximum(x, y))
TK_REDUCE_ROW(minimum, INFINITY, __builtin_elementwise_minimum(x, y))
TK_REDUCE_ROW(abs_max, 0.0f, __builtin_elementwise_maximum(__builtin_elementwise_abs(x), __builtin_elementwise_abs(y)))
TK_REDUCE_ROW(
    abs_min, INFINITY, __builtin_elementwise_minimum(__builtin_elementwise_abs(x), __builtin_elementwise_abs(y)))
TK_REDUCE_ROW(logical_and, 1.0f, tk_truth((x != 0.0f) & (y != 0.0f)))
TK_REDUCE_ROW(logical_or, 0.0f, tk_truth((x != 0.0f) | (y != 0.0f)))
TK_REDUCE_ROW(logical_xor, 0.0f, tk_truth((x != 0.0f) ^ (y != 0.0f)))
