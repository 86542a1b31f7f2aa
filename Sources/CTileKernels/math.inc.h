// Vector math: fp32 in and out, double inside (float_math.inc.h has what needs none). The polynomials' relative error is
// below 3e-10 (Chebyshev fits), so the final rounding to fp32 dominates and results are within 1 ulp of the exact value,
// subnormals included.

typedef float tk_vf __attribute__((ext_vector_type(TK_DOUBLES)));
typedef double tk_vd __attribute__((ext_vector_type(TK_DOUBLES)));
// What comparing doubles gives: `long`, which is not `int64_t` everywhere.
typedef __typeof__((tk_vd)(0.0) < (tk_vd)(0.0)) tk_vi;
typedef uint64_t tk_vu __attribute__((ext_vector_type(TK_DOUBLES)));

TK_INLINE tk_vd vd_load(const float *p) {
  tk_vf x;
  memcpy(&x, p, sizeof x);
  return __builtin_convertvector(x, tk_vd);
}
TK_INLINE void vd_store(float *p, tk_vd x) {
  tk_vf y = __builtin_convertvector(x, tk_vf);
  memcpy(p, &y, sizeof y);
}
TK_INLINE tk_vd vd_abs(tk_vd x) { return (tk_vd)((tk_vu)x & (tk_vu)0x7fffffffffffffffULL); }
TK_INLINE tk_vd vd_copysign(tk_vd magnitude, tk_vd sign) {
  return (tk_vd)((tk_vu)vd_abs(magnitude) | ((tk_vu)sign & (tk_vu)0x8000000000000000ULL));
}
TK_INLINE bool vd_any(tk_vi mask) { return __builtin_reduce_or(mask) != 0; }

#define TK_POLYNOMIAL(x, coefficients) tk_polynomial(x, coefficients, sizeof(coefficients) / sizeof(double))
/// Estrin's order: neighbours pair up, so the chain of dependent operations is short.
TK_INLINE tk_vd tk_polynomial(tk_vd x, const double *c, int count) {
  tk_vd terms[8];
#pragma clang loop unroll(full)
  for (int i = 0; i < (count + 1) / 2; i++)
    terms[i] = 2 * i + 1 < count ? c[2 * i + 1] * x + c[2 * i] : (tk_vd)c[2 * i];
#pragma clang loop unroll(full)
  for (int left = (count + 1) / 2; left > 1; left = (left + 1) / 2) {
    x = x * x;
#pragma clang loop unroll(full)
    for (int i = 0; i < (left + 1) / 2; i++)
      terms[i] = 2 * i + 1 < left ? terms[2 * i + 1] * x + terms[2 * i] : terms[2 * i];
  }
  return terms[0];
}

/// x = k ln 2 + r, |r| <= ln 2 / 2. Beyond 700, where fp32 is long at 0 or infinity, |x| counts as 700.
TK_INLINE tk_vd vd_exp(tk_vd x) {
  static const double c[] = {1.0,
                             0.5000000047146057,
                             0.16666666719028936,
                             0.04166635277111221,
                             0.00833329846980059,
                             0.0013941118895837,
                             0.00019899285576};
  x = x < -700.0 ? (tk_vd)-700.0 : x;
  x = x > 700.0 ? (tk_vd)700.0 : x;
  // Adding 1.5 * 2^52 leaves the nearest integer in the low bits.
  const tk_vd magic = 0x1.8p52;
  tk_vd shifted = x * 0x1.71547652b82fep+0 + magic;
  tk_vd k = shifted - magic;
  tk_vd scale = (tk_vd)(((tk_vu)shifted + 1023) << 52);
  tk_vd r = (x - k * 0x1.62e42fefa2000p-1) - k * 0x1.9ef35793c7673p-41;
  return (r * TK_POLYNOMIAL(r, c) + 1.0) * scale;
}

/// Positive finite x (any fp32 value is normal as a double).
TK_INLINE tk_vd vd_log_positive(tk_vd x) {
  static const double c[] = {2.0,
                             0.6666666666655262,
                             0.4000000006187787,
                             0.2857141599887074,
                             0.22223436167305083,
                             0.18121880601878923,
                             0.1683832517550956};
  // Mantissa in [1/sqrt 2, sqrt 2), so that log 1 meets no cancellation.
  tk_vu bits = (tk_vu)x;
  tk_vu biased = (bits - 0x3fe6a09e667f3bcdULL + (1023ULL << 52)) >> 52;
  tk_vd k = (tk_vd)(biased | 0x4330000000000000ULL) - (0x1p52 + 1023.0);
  tk_vd m = (tk_vd)(bits - ((biased - 1023) << 52));
  tk_vd s = (m - 1.0) / (m + 1.0);
  return k * 0x1.62e42fefa39efp-1 + s * TK_POLYNOMIAL(s * s, c);
}
TK_INLINE tk_vd vd_log(tk_vd x) {
  tk_vd y = vd_log_positive(x);
  y = x == 0.0 ? (tk_vd)-INFINITY : y;
  y = x < 0.0 ? (tk_vd)NAN : y;
  return ((x == INFINITY) | (x != x)) ? x : y;
}
/// log(1 + x) for 0 <= x <= 1.
TK_INLINE tk_vd vd_log1p_unit(tk_vd x) {
  static const double c[] = {2.0,
                             0.6666666668119934,
                             0.39999997264242493,
                             0.28571624027501186,
                             0.22215400180111994,
                             0.1831004363876266,
                             0.1407075932464363,
                             0.20068155694850642};
  tk_vd s = x / (x + 2.0);
  return s * TK_POLYNOMIAL(s * s, c);
}

TK_INLINE tk_vd vd_sigmoid(tk_vd x) { return 1.0 / (1.0 + vd_exp(-x)); }

/// erfc(z), z >= 0: exp(-z^2) times a polynomial in t = 1 / (1 + z/2), without its factor t.
TK_INLINE tk_vd vd_erfc_positive(tk_vd z) {
  static const double c[] = {0.28209493754205545,  0.28209131504126356, 0.24685609668382874, 0.17645154186930534,
                             0.08017507824193039,  0.025160631604531067, -0.20190886089802088, 0.4196771626290239,
                             -1.05945595187131,    1.6429736490455227,  -1.4754926925664684, 0.7838709370928018,
                             -0.23246113069688043, 0.029967286295525714};
  z = z > 1e6 ? (tk_vd)1e6 : z;
  tk_vd t = 2.0 / (z + 2.0);
  return t * TK_POLYNOMIAL(t, c) * vd_exp(-(z * z));
}
TK_INLINE tk_vd vd_erf(tk_vd x) {
  static const double c[] = {1.1283791670824095,    -0.37612638525650693, 0.11283774013179539,
                             -0.026863143032249386, 0.005200413724335493, -0.0007694534279142308};
  tk_vd z = vd_abs(x);
  tk_vd small = x * TK_POLYNOMIAL(x * x, c);
  return z < 0.5 ? small : vd_copysign(1.0 - vd_erfc_positive(z), x);
}
/// The standard normal distribution function, accurate in its left tail.
TK_INLINE tk_vd vd_normal(tk_vd x) {
  tk_vd half = 0.5 * vd_erfc_positive(vd_abs(x) * 0x1.6a09e667f3bcdp-1);
  half = x > 0.0 ? 1.0 - half : half;
  return x != x ? x : half;
}
TK_INLINE tk_vd vd_normal_density(tk_vd x) { return 0.3989422804014327 * vd_exp(-0.5 * (x * x)); }

// x times something that vanishes faster than x grows: 0 at minus infinity, not NaN.
TK_INLINE tk_vd vd_finite_below(tk_vd x) { return x < -0x1p100 ? (tk_vd)-0x1p100 : x; }

TK_INLINE tk_vd vd_gelu(tk_vd x) { return vd_finite_below(x) * vd_normal(x); }
TK_INLINE tk_vd vd_gelu_dx(tk_vd x) {
  tk_vd bounded = vd_finite_below(x);
  bounded = bounded > 0x1p100 ? (tk_vd)0x1p100 : bounded;
  return vd_normal(x) + bounded * vd_normal_density(bounded);
}
TK_INLINE tk_vd vd_gelu_tanh(tk_vd x) {
  // 0.5 (1 + tanh u) is sigmoid 2u.
  tk_vd u = 1.5957691216057308 * (x + 0.044715 * (x * x * x));
  return vd_finite_below(x) * vd_sigmoid(u);
}
TK_INLINE tk_vd vd_silu_scaled(tk_vd x, double scale) { return vd_finite_below(x) * vd_sigmoid(scale * x); }
TK_INLINE tk_vd vd_silu_scaled_dx(tk_vd x, double scale) {
  tk_vd u = vd_finite_below(scale * x);
  u = u > 0x1p100 ? (tk_vd)0x1p100 : u;
  // 1 - sigmoid u, without cancellation: sigmoid(-u).
  tk_vd rising = vd_exp(u);
  tk_vd falling = 1.0 / (1.0 + rising);
  return vd_sigmoid(u) * (1.0 + u * falling);
}
TK_INLINE tk_vd vd_softplus(tk_vd x) {
  tk_vd tail = vd_log1p_unit(vd_exp(-vd_abs(x)));
  return x > 0.0 ? x + tail : (x != x ? x : tail);
}
TK_INLINE tk_vd vd_mish(tk_vd x) {
  // tanh(log(1 + e)) = e (e + 2) / (e (e + 2) + 2)
  tk_vd e = vd_exp(x > 100.0 ? (tk_vd)100.0 : x);
  tk_vd q = e * (e + 2.0);
  return vd_finite_below(x) * (q / (q + 2.0));
}
TK_INLINE tk_vd vd_erf_dx(tk_vd x) { return 1.1283791670955126 * vd_exp(-(x * x)); }

/// |x| <= 1e6. Not the Scalar engine's sine, which reduces no argument (NKI ISA common fields, activation functions).
TK_INLINE tk_vd vd_sin(tk_vd x) {
  static const double c[] = {0.9999999999999496,     -0.1666666666646655,  0.0083333333203519,  -0.00019841266681876787,
                             2.755695280400059e-06, -2.503026387632415e-08, 1.541115620698822e-10};
  const tk_vd magic = 0x1.8p52;
  tk_vd shifted = x * 0x1.45f306dc9c883p-2 + magic;
  tk_vd k = shifted - magic;
  // Pi in three parts: the products with the first two are exact.
  tk_vd r = ((x - k * 0x1.921fb54400000p+1) - k * 0x1.0b4611a600000p-33) - k * 0x1.3198a2e037073p-68;
  tk_vd y = r * TK_POLYNOMIAL(r * r, c);
  tk_vd signed_y = (tk_vd)((tk_vu)y ^ ((tk_vu)shifted << 63));
  return x == 0.0 ? x : signed_y;
}
TK_INLINE tk_vd vd_arctan(tk_vd x) {
  static const double c[] = {0.9999999999887381,    -0.3333333295165722,  0.19999978336217084,  -0.1428522560816021,
                             0.11105306732424464,   -0.09049179093720577, 0.07495262378099696,  -0.06022196387937433,
                             0.04364658944281667,   -0.02600599597760862, 0.011427633277375594, -0.0031954252407363944,
                             0.00041922786011272897};
  tk_vd z = vd_abs(x);
  tk_vd r = z > 1.0 ? 1.0 / z : z;
  tk_vd y = r * TK_POLYNOMIAL(r * r, c);
  return vd_copysign(z > 1.0 ? 1.5707963267948966 - y : y, x);
}

/// Applies `f` to a row in vectors; the last, partial one goes through a buffer, so no element depends on its place.
#define TK_UNARY_ROW(name, f)                                                                                          \
  static void unary_##name(float *dst, const float *a, ptrdiff_t n) {                                                  \
    ptrdiff_t i = 0;                                                                                                   \
    for (; i + TK_DOUBLES <= n; i += TK_DOUBLES) vd_store(dst + i, f(vd_load(a + i)));                                 \
    if (i < n) {                                                                                                       \
      float rest[TK_DOUBLES] = {0};                                                                                    \
      memcpy(rest, a + i, (size_t)(n - i) * sizeof(float));                                                            \
      vd_store(rest, f(vd_load(rest)));                                                                                \
      memcpy(dst + i, rest, (size_t)(n - i) * sizeof(float));                                                          \
    }                                                                                                                  \
  }

#define vd_gelu_apprx_sigmoid(x) vd_silu_scaled(x, 1.702)
#define vd_gelu_apprx_sigmoid_dx(x) vd_silu_scaled_dx(x, 1.702)
#define vd_silu(x) vd_silu_scaled(x, 1.0)
#define vd_silu_dx(x) vd_silu_scaled_dx(x, 1.0)
TK_UNARY_ROW(sigmoid, vd_sigmoid)
TK_UNARY_ROW(log, vd_log)
TK_UNARY_ROW(erf, vd_erf)
TK_UNARY_ROW(erf_dx, vd_erf_dx)
TK_UNARY_ROW(gelu, vd_gelu)
TK_UNARY_ROW(gelu_dx, vd_gelu_dx)
TK_UNARY_ROW(gelu_apprx_tanh, vd_gelu_tanh)
TK_UNARY_ROW(gelu_apprx_sigmoid, vd_gelu_apprx_sigmoid)
TK_UNARY_ROW(gelu_apprx_sigmoid_dx, vd_gelu_apprx_sigmoid_dx)
TK_UNARY_ROW(silu, vd_silu)
TK_UNARY_ROW(silu_dx, vd_silu_dx)
TK_UNARY_ROW(softplus, vd_softplus)
TK_UNARY_ROW(mish, vd_mish)
TK_UNARY_ROW(arctan, vd_arctan)

/// Blocks with an argument too large for the short reduction (or infinite, or NaN) go to libm.
TK_INLINE tk_vd vd_sin_any(tk_vd x) {
  if (!vd_any(!(vd_abs(x) <= 1e6))) return vd_sin(x);
  for (int i = 0; i < TK_DOUBLES; i++) {
    tk_vd one = x[i];
    x[i] = fabs(x[i]) <= 1e6 ? vd_sin(one)[0] : sin(x[i]);
  }
  return x;
}
TK_UNARY_ROW(sin, vd_sin_any)

/// a^b. Blocks with an operand outside the ordinary (base not positive and finite, exponent not finite) go to libm.
TK_INLINE tk_vd vd_power(tk_vd a, tk_vd b) {
  tk_vi unusual = !(a > 0.0) | !(a < INFINITY) | !(vd_abs(b) < INFINITY);
  tk_vd y = vd_exp(b * vd_log_positive(a));
  if (vd_any(unusual)) {
    for (int i = 0; i < TK_DOUBLES; i++) {
      if (unusual[i]) y[i] = pow(a[i], b[i]);
    }
  }
  return y;
}

TK_INLINE void power_block(float *dst, const float *a, const float *b, float scalar, bool reversed) {
  tk_vd x = vd_load(a), y = b ? vd_load(b) : (tk_vd)(double)scalar;
  vd_store(dst, reversed ? vd_power(y, x) : vd_power(x, y));
}
/// `b` is null when the second operand is the scalar.
TK_INLINE void power_row(float *dst, const float *a, const float *b, float scalar, bool reversed, ptrdiff_t n) {
  ptrdiff_t i = 0;
  for (; i + TK_DOUBLES <= n; i += TK_DOUBLES) power_block(dst + i, a + i, b ? b + i : NULL, scalar, reversed);
  if (i < n) {
    size_t bytes = (size_t)(n - i) * sizeof(float);
    float rest_a[TK_DOUBLES] = {0}, rest_b[TK_DOUBLES] = {0};
    memcpy(rest_a, a + i, bytes);
    if (b) memcpy(rest_b, b + i, bytes);
    power_block(rest_a, rest_a, b ? rest_b : NULL, scalar, reversed);
    memcpy(dst + i, rest_a, bytes);
  }
}
static void binary_power(float *dst, const float *a, const float *b, ptrdiff_t n) {
  power_row(dst, a, b, 0, false, n);
}
static void scalar_power(float *dst, const float *a, float b, ptrdiff_t n) { power_row(dst, a, NULL, b, false, n); }
static void reversed_power(float *dst, const float *a, float b, ptrdiff_t n) { power_row(dst, a, NULL, b, true, n); }
