// 32-bit integer rows of GpSimd (wrapping), and bit operations on 32-, 16- and 8-bit words.

#define TK_INT_ROWS(sign, type, name, expression)                                                                      \
  TK_INLINE int32_t int_apply_##sign##_##name(int32_t left, int32_t right) {                                           \
    type x = (type)left, y = (type)right;                                                                              \
    (void)y;                                                                                                           \
    return (int32_t)(expression);                                                                                      \
  }                                                                                                                    \
  static void int_binary_##sign##_##name(int32_t *dst, const int32_t *a, const int32_t *b, ptrdiff_t n) {              \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i] = int_apply_##sign##_##name(a[i], b[i]);                     \
  }                                                                                                                    \
  static void int_scalar_##sign##_##name(int32_t *dst, const int32_t *a, int32_t scalar, ptrdiff_t n) {                \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i] = int_apply_##sign##_##name(a[i], scalar);                   \
  }                                                                                                                    \
  static void int_reversed_##sign##_##name(int32_t *dst, const int32_t *a, int32_t scalar, ptrdiff_t n) {              \
    (void)a;                                                                                                           \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i] = int_apply_##sign##_##name(scalar, a[i]);                   \
  }

#define TK_UNSIGNED_ABS(x) ((x) < 0 ? 0u - (uint32_t)(x) : (uint32_t)(x))
#define TK_INT_ROWS_OF(sign, type, absolute)                                                                           \
  TK_INT_ROWS(sign, type, add, (uint32_t)x + (uint32_t)y)                                                              \
  TK_INT_ROWS(sign, type, subtract, (uint32_t)x - (uint32_t)y)                                                         \
  TK_INT_ROWS(sign, type, multiply, (uint32_t)x *(uint32_t)y)                                                          \
  TK_INT_ROWS(sign, type, maximum, x > y ? x : y)                                                                      \
  TK_INT_ROWS(sign, type, minimum, x < y ? x : y)                                                                      \
  TK_INT_ROWS(sign, type, equal, x == y)                                                                               \
  TK_INT_ROWS(sign, type, not_equal, x != y)                                                                           \
  TK_INT_ROWS(sign, type, greater_equal, x >= y)                                                                       \
  TK_INT_ROWS(sign, type, greater, x > y)                                                                              \
  TK_INT_ROWS(sign, type, less_equal, x <= y)                                                                          \
  TK_INT_ROWS(sign, type, less, x < y)                                                                                 \
  TK_INT_ROWS(sign, type, logical_and, (x != 0) & (y != 0))                                                            \
  TK_INT_ROWS(sign, type, logical_or, (x != 0) | (y != 0))                                                             \
  TK_INT_ROWS(sign, type, logical_xor, (x != 0) ^ (y != 0))                                                            \
  TK_INT_ROWS(sign, type, abs_max, absolute(x) > absolute(y) ? absolute(x) : absolute(y))                              \
  TK_INT_ROWS(sign, type, abs_min, absolute(x) < absolute(y) ? absolute(x) : absolute(y))                              \
  TK_INT_ROWS(sign, type, abs, absolute(x))                                                                            \
  TK_INT_ROWS(sign, type, square, (uint32_t)x *(uint32_t)x)                                                            \
  TK_INT_ROWS(sign, type, relu, x > 0 ? x : 0)                                                                         \
  TK_INT_ROWS(sign, type, bypass, x)
TK_INT_ROWS_OF(signed, int32_t, TK_UNSIGNED_ABS)
TK_INT_ROWS_OF(unsigned, uint32_t, )

#define TK_BIT_ROWS(bits, name, expression)                                                                            \
  TK_INLINE uint##bits##_t bit_apply_##bits##_##name(uint32_t x, uint32_t y) {                                         \
    (void)y;                                                                                                           \
    return (uint##bits##_t)(expression);                                                                               \
  }                                                                                                                    \
  static void bits_binary_##bits##_##name(void *dst, const void *a, const void *b, ptrdiff_t n) {                      \
    uint##bits##_t *out = dst;                                                                                         \
    const uint##bits##_t *x = a, *y = b;                                                                               \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) out[i] = bit_apply_##bits##_##name(x[i], y[i]);                     \
  }                                                                                                                    \
  static void bits_scalar_##bits##_##name(void *dst, const void *a, uint32_t scalar, ptrdiff_t n) {                    \
    uint##bits##_t *out = dst;                                                                                         \
    const uint##bits##_t *x = a;                                                                                       \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) out[i] = bit_apply_##bits##_##name(x[i], scalar);                   \
  }                                                                                                                    \
  static void bits_reversed_##bits##_##name(void *dst, const void *a, uint32_t scalar, ptrdiff_t n) {                  \
    uint##bits##_t *out = dst;                                                                                         \
    const uint##bits##_t *x = a;                                                                                       \
    (void)x;                                                                                                           \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) out[i] = bit_apply_##bits##_##name((uint##bits##_t)scalar, x[i]);   \
  }
// A shift by the word's width or more leaves nothing; C leaves it undefined.
#define TK_BIT_ROWS_OF(bits)                                                                                           \
  TK_BIT_ROWS(bits, invert, ~x)                                                                                        \
  TK_BIT_ROWS(bits, bitwise_and, x &y)                                                                                 \
  TK_BIT_ROWS(bits, bitwise_or, x | y)                                                                                 \
  TK_BIT_ROWS(bits, bitwise_xor, x ^ y)                                                                                \
  TK_BIT_ROWS(bits, left_shift, y < 32 ? x << (y & 31) : 0)                                                            \
  TK_BIT_ROWS(bits, right_shift, y < 32 ? x >> (y & 31) : 0)
TK_BIT_ROWS_OF(8)
TK_BIT_ROWS_OF(16)
TK_BIT_ROWS_OF(32)
