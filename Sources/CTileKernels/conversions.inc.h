// Between fp32 and the types stored in memory. Widening is exact (integers beyond 2^24 round to nearest even).
// Narrowing to floats rounds to nearest even and keeps NaN a quiet NaN; to integers it saturates, and NaN gives 0.

TK_INLINE uint32_t bits_of(float x) {
  uint32_t u;
  memcpy(&u, &x, 4);
  return u;
}
TK_INLINE float float_of(uint32_t u) {
  float x;
  memcpy(&x, &u, 4);
  return x;
}

TK_INLINE float widen_one_f32(float x) { return x; }
TK_INLINE float widen_one_bf16(uint16_t x) { return float_of((uint32_t)x << 16); }
TK_INLINE float widen_one_f16(uint16_t x) {
  uint32_t magnitude = (uint32_t)(x & 0x7fff) << 13, sign = (uint32_t)(x & 0x8000) << 16;
  // The product moves the exponent's bias and normalises subnormals; infinities and NaNs are put back afterwards.
  float scaled = float_of(magnitude) * 0x1p112f;
  uint32_t special = magnitude | 0x7f800000u | (magnitude & 0x7fffffu ? 0x400000u : 0);
  return float_of((magnitude >= 0x0f800000u ? special : bits_of(scaled)) | sign);
}
#define TK_PLAIN_WIDEN(name, type)                                                                                     \
  TK_INLINE float widen_one_##name(type x) { return (float)x; }
TK_PLAIN_WIDEN(i32, int32_t)
TK_PLAIN_WIDEN(ui32, uint32_t)
TK_PLAIN_WIDEN(i16, int16_t)
TK_PLAIN_WIDEN(ui16, uint16_t)
TK_PLAIN_WIDEN(i8, int8_t)
TK_PLAIN_WIDEN(ui8, uint8_t)
TK_INLINE float widen_one_i1(uint8_t x) { return x != 0 ? 1.0f : 0.0f; }

#define TK_WIDEN_STRIDED(name, type)                                                                                   \
  TK_INLINE void widen_strided_##name(float *dst, const type *src, ptrdiff_t stride, ptrdiff_t n) {                    \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i] = widen_one_##name(src[i * stride]);                         \
  }
#define TK_WIDEN_ROW(name, type)                                                                                       \
  TK_WIDEN_STRIDED(name, type)                                                                                         \
  static void widen_##name(float *dst, const void *src, ptrdiff_t stride, ptrdiff_t n) {                               \
    if (stride == 1)                                                                                                   \
      widen_strided_##name(dst, src, 1, n);                                                                            \
    else                                                                                                               \
      widen_strided_##name(dst, src, stride, n);                                                                       \
  }
TK_WIDEN_ROW(f32, float)
TK_WIDEN_ROW(bf16, uint16_t)
TK_WIDEN_STRIDED(f16, uint16_t)
TK_WIDEN_ROW(i32, int32_t)
TK_WIDEN_ROW(ui32, uint32_t)
TK_WIDEN_ROW(i16, int16_t)
TK_WIDEN_ROW(ui16, uint16_t)
TK_WIDEN_ROW(i8, int8_t)
TK_WIDEN_ROW(ui8, uint8_t)
TK_WIDEN_ROW(i1, uint8_t)

TK_INLINE void widen_contiguous_f16(float *dst, const uint16_t *src, ptrdiff_t n) {
  ptrdiff_t i = 0;
#if TK_F16C == 512
  for (; i + 16 <= n; i += 16) _mm512_storeu_ps(dst + i, _mm512_cvtph_ps(_mm256_loadu_si256((const void *)(src + i))));
#elif TK_F16C == 256
  for (; i + 8 <= n; i += 8) _mm256_storeu_ps(dst + i, _mm256_cvtph_ps(_mm_loadu_si128((const void *)(src + i))));
#endif
  widen_strided_f16(dst + i, src + i, 1, n - i);
}
static void widen_f16(float *dst, const void *src, ptrdiff_t stride, ptrdiff_t n) {
  if (stride == 1)
    widen_contiguous_f16(dst, src, n);
  else
    widen_strided_f16(dst, src, stride, n);
}

TK_INLINE uint16_t narrow_one_bf16(float x) {
  uint32_t u = bits_of(x);
  uint32_t rounded = (u + 0x7fffu + ((u >> 16) & 1)) >> 16;
  uint32_t quiet = (u >> 16) | 0x40;
  return (uint16_t)((u & 0x7fffffffu) > 0x7f800000u ? quiet : rounded);
}
TK_INLINE uint16_t narrow_one_f16(float x) {
  uint32_t u = bits_of(x), magnitude = u & 0x7fffffffu, sign = (u >> 16) & 0x8000u;
  // Normal results: rebias, round half to even on the 13 bits that go.
  uint32_t normal = (magnitude - 0x38000000u + 0xfffu + ((magnitude >> 13) & 1)) >> 13;
  // Subnormal results: adding 0.5 puts the unit of fp16's subnormals at fp32's last bit, so the adder rounds.
  uint32_t subnormal = bits_of(float_of(magnitude) + 0.5f) - 0x3f000000u;
  uint32_t finite = magnitude < 0x38800000u ? subnormal : normal;
  uint32_t large = magnitude > 0x7f800000u ? 0x7e00u | ((magnitude >> 13) & 0x3ffu) : 0x7c00u;
  return (uint16_t)((magnitude >= 0x477ff000u ? large : finite) | sign);
}
TK_INLINE float narrow_one_f32(float x) { return x; }
TK_INLINE uint8_t narrow_one_i1(float x) { return x != 0; }

TK_INLINE float integral_truncated(float x) { return x; }
/// To nearest, ties to even: beyond 2^23 every float is an integer, below it the addition leaves no room for fractions.
TK_INLINE float integral_nearest(float x) {
  float bias = float_of((bits_of(x) & 0x80000000u) | 0x4b000000u);
  float rounded = (x + bias) - bias;
  return __builtin_fabsf(x) < 0x1p23f ? rounded : x;
}
// Bounds are exact in fp32; what lies at or beyond `above` saturates to `highest`.
#define TK_NARROW_INTEGER(mode, name, type, wide, lowest, highest, above)                                              \
  TK_INLINE type narrow_one_##mode##_##name(float x) {                                                                 \
    float y = integral_##mode(x);                                                                                      \
    float inside = y > (float)(lowest) ? (y < (above) ? y : 0.0f) : 0.0f;                                              \
    wide converted = (wide)inside;                                                                                     \
    converted = y <= (float)(lowest) ? (wide)(lowest) : converted;                                                     \
    return (type)(y >= (above) ? (wide)(highest) : converted);                                                         \
  }
#define TK_NARROW_INTEGERS(mode)                                                                                       \
  TK_NARROW_INTEGER(mode, i32, int32_t, int32_t, INT32_MIN, INT32_MAX, 0x1p31f)                                        \
  TK_NARROW_INTEGER(mode, ui32, uint32_t, uint32_t, 0, UINT32_MAX, 0x1p32f)                                            \
  TK_NARROW_INTEGER(mode, i16, int16_t, int32_t, INT16_MIN, INT16_MAX, 0x1p15f)                                        \
  TK_NARROW_INTEGER(mode, ui16, uint16_t, int32_t, 0, UINT16_MAX, 0x1p16f)                                             \
  TK_NARROW_INTEGER(mode, i8, int8_t, int32_t, INT8_MIN, INT8_MAX, 0x1p7f)                                             \
  TK_NARROW_INTEGER(mode, ui8, uint8_t, int32_t, 0, UINT8_MAX, 0x1p8f)
TK_NARROW_INTEGERS(truncated)
TK_NARROW_INTEGERS(nearest)

#define TK_NARROW_STRIDED(name, type)                                                                                  \
  TK_INLINE void narrow_strided_##name(type *dst, ptrdiff_t stride, const float *src, ptrdiff_t n) {                   \
    TK_VECTORIZE for (ptrdiff_t i = 0; i < n; i++) dst[i * stride] = narrow_one_##name(src[i]);                        \
  }
#define TK_NARROW_ROW(name, type)                                                                                      \
  TK_NARROW_STRIDED(name, type)                                                                                        \
  static void narrow_##name(void *dst, ptrdiff_t stride, const float *src, ptrdiff_t n) {                              \
    if (stride == 1)                                                                                                   \
      narrow_strided_##name(dst, 1, src, n);                                                                           \
    else                                                                                                               \
      narrow_strided_##name(dst, stride, src, n);                                                                      \
  }
#define TK_NARROW_ROWS(mode)                                                                                           \
  TK_NARROW_ROW(mode##_i32, int32_t)                                                                                   \
  TK_NARROW_ROW(mode##_ui32, uint32_t)                                                                                 \
  TK_NARROW_ROW(mode##_i16, int16_t)                                                                                   \
  TK_NARROW_ROW(mode##_ui16, uint16_t)                                                                                 \
  TK_NARROW_ROW(mode##_i8, int8_t)                                                                                     \
  TK_NARROW_ROW(mode##_ui8, uint8_t)
TK_NARROW_ROW(f32, float)
TK_NARROW_ROW(bf16, uint16_t)
TK_NARROW_STRIDED(f16, uint16_t)
TK_NARROW_ROW(i1, uint8_t)
TK_NARROW_ROWS(truncated)
TK_NARROW_ROWS(nearest)

static void narrow_f16(void *dst, ptrdiff_t stride, const float *src, ptrdiff_t n) {
  uint16_t *out = dst;
  if (stride != 1) {
    narrow_strided_f16(out, stride, src, n);
    return;
  }
  ptrdiff_t i = 0;
#if TK_F16C == 512
  for (; i + 16 <= n; i += 16)
    _mm256_storeu_si256((void *)(out + i), _mm512_cvtps_ph(_mm512_loadu_ps(src + i), _MM_FROUND_TO_NEAREST_INT));
#elif TK_F16C == 256
  for (; i + 8 <= n; i += 8)
    _mm_storeu_si128((void *)(out + i), _mm256_cvtps_ph(_mm256_loadu_ps(src + i), _MM_FROUND_TO_NEAREST_INT));
#endif
  narrow_strided_f16(out + i, 1, src + i, n - i);
}
