// Bytes from place to place: strided copies, fills, and transposes.

#define TK_MOVE_ROWS(bits)                                                                                             \
  static void copy_##bits(void *dst, ptrdiff_t dst_stride, const void *src, ptrdiff_t src_stride, ptrdiff_t n) {       \
    uint##bits##_t *out = dst;                                                                                         \
    const uint##bits##_t *in = src;                                                                                    \
    if (dst_stride == 1 && src_stride == 1) {                                                                          \
      memmove(dst, src, (size_t)n * sizeof *out);                                                                      \
    } else if (dst_stride == 1) {                                                                                      \
      TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) out[i] = in[i * src_stride];                                      \
    } else {                                                                                                           \
      for (ptrdiff_t i = 0; i < n; i++) out[i * dst_stride] = in[i * src_stride];                                      \
    }                                                                                                                  \
  }                                                                                                                    \
  static void fill_##bits(void *dst, ptrdiff_t stride, uint64_t pattern, ptrdiff_t n) {                                \
    uint##bits##_t *out = dst;                                                                                         \
    if (stride == 1)                                                                                                   \
      for (ptrdiff_t i = 0; i < n; i++) out[i] = (uint##bits##_t)pattern;                                              \
    else                                                                                                               \
      for (ptrdiff_t i = 0; i < n; i++) out[i * stride] = (uint##bits##_t)pattern;                                     \
  }
TK_MOVE_ROWS(8)
TK_MOVE_ROWS(16)
TK_MOVE_ROWS(32)
TK_MOVE_ROWS(64)

// Without a branch: masks of real programs are as good as random. The compiler checks for overlap before it vectorises.
#define TK_SELECT_ROW(bits, mask_bits)                                                                                 \
  static void select_##bits##_##mask_bits(                                                                             \
      void *dst, ptrdiff_t dst_stride, const void *src, ptrdiff_t src_stride, const void *mask, ptrdiff_t mask_stride, \
      bool where_set, ptrdiff_t n) {                                                                                   \
    uint##bits##_t *out = dst;                                                                                         \
    const uint##bits##_t *in = src;                                                                                    \
    const uint##mask_bits##_t *set = mask;                                                                             \
    if (dst_stride == 1 && mask_stride == 1 && src_stride == 1) {                                                      \
      for (ptrdiff_t i = 0; i < n; i++) out[i] = (set[i] != 0) == where_set ? in[i] : out[i];                          \
    } else {                                                                                                           \
      for (ptrdiff_t i = 0; i < n; i++) {                                                                              \
        uint##bits##_t *target = out + i * dst_stride;                                                                 \
        *target = (set[i * mask_stride] != 0) == where_set ? in[i * src_stride] : *target;                             \
      }                                                                                                                \
    }                                                                                                                  \
  }
TK_SELECT_ROW(8, 8)
TK_SELECT_ROW(8, 16)
TK_SELECT_ROW(8, 32)
TK_SELECT_ROW(16, 8)
TK_SELECT_ROW(16, 16)
TK_SELECT_ROW(16, 32)
TK_SELECT_ROW(32, 8)
TK_SELECT_ROW(32, 16)
TK_SELECT_ROW(32, 32)

typedef uint8_t tk_8x16 __attribute__((ext_vector_type(16)));
typedef uint16_t tk_16x8 __attribute__((ext_vector_type(8)));
typedef uint32_t tk_32x4 __attribute__((ext_vector_type(4)));
typedef uint64_t tk_64x2 __attribute__((ext_vector_type(2)));
TK_INLINE tk_8x16 low_8(tk_8x16 a, tk_8x16 b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
TK_INLINE tk_8x16 high_8(tk_8x16 a, tk_8x16 b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
TK_INLINE tk_16x8 low_16(tk_16x8 a, tk_16x8 b) { return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11); }
TK_INLINE tk_16x8 high_16(tk_16x8 a, tk_16x8 b) { return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15); }
TK_INLINE tk_32x4 low_32(tk_32x4 a, tk_32x4 b) { return __builtin_shufflevector(a, b, 0, 4, 1, 5); }
TK_INLINE tk_32x4 high_32(tk_32x4 a, tk_32x4 b) { return __builtin_shufflevector(a, b, 2, 6, 3, 7); }
TK_INLINE tk_64x2 low_64(tk_64x2 a, tk_64x2 b) { return __builtin_shufflevector(a, b, 0, 2); }
TK_INLINE tk_64x2 high_64(tk_64x2 a, tk_64x2 b) { return __builtin_shufflevector(a, b, 1, 3); }

// A square of 16-byte rows is transposed by interleaving row i with row i + lanes/2, log2(lanes) times. Columns run
// inside: each pass then writes whole cache lines of `lanes` destination rows only once per 16 bytes read.
#define TK_TRANSPOSE(bits, lanes, rounds)                                                                              \
  static void transpose_##bits(                                                                                        \
      void *dst, ptrdiff_t dst_stride, const void *src, ptrdiff_t src_stride, ptrdiff_t rows, ptrdiff_t columns) {     \
    char *out = dst;                                                                                                   \
    const char *in = src;                                                                                              \
    const ptrdiff_t size = bits / 8;                                                                                   \
    ptrdiff_t whole_rows = rows / lanes * lanes, whole_columns = columns / lanes * lanes;                              \
    for (ptrdiff_t c = 0; c < whole_columns; c += lanes) {                                                             \
      for (ptrdiff_t r = 0; r < whole_rows; r += lanes) {                                                              \
        tk_##bits##x##lanes block[lanes], next[lanes];                                                                 \
        _Pragma("clang loop unroll(full)") for (int i = 0; i < lanes; i++)                                             \
            memcpy(&block[i], in + (r + i) * src_stride + c * size, 16);                                               \
        _Pragma("clang loop unroll(full)") for (int round = 0; round < rounds; round++) {                              \
          _Pragma("clang loop unroll(full)") for (int i = 0; i < lanes / 2; i++) {                                     \
            next[2 * i] = low_##bits(block[i], block[i + lanes / 2]);                                                  \
            next[2 * i + 1] = high_##bits(block[i], block[i + lanes / 2]);                                             \
          }                                                                                                            \
          _Pragma("clang loop unroll(full)") for (int i = 0; i < lanes; i++) block[i] = next[i];                       \
        }                                                                                                              \
        _Pragma("clang loop unroll(full)") for (int i = 0; i < lanes; i++)                                             \
            memcpy(out + (c + i) * dst_stride + r * size, &block[i], 16);                                              \
      }                                                                                                                \
    }                                                                                                                  \
    for (ptrdiff_t r = 0; r < rows; r++) {                                                                             \
      for (ptrdiff_t c = r < whole_rows ? whole_columns : 0; c < columns; c++)                                         \
        memcpy(out + c * dst_stride + r * size, in + r * src_stride + c * size, bits / 8);                             \
    }                                                                                                                  \
  }
TK_TRANSPOSE(8, 16, 4)
TK_TRANSPOSE(16, 8, 3)
TK_TRANSPOSE(32, 4, 2)
TK_TRANSPOSE(64, 2, 1)
