// One Tensor-engine tile (and other shapes) on one thread: TileKernels beside OpenBLAS sgemm, in turns in one process so
// that noise hits both; best of many. Then nanoseconds per element of row kernels. See run.sh.
//
//   tile_gemm [path of an OpenBLAS shared library [its cblas_sgemm symbol]]

#include "tile_kernels.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef int64_t blas_int;
typedef void (*sgemm)(
    int order, int trans_a, int trans_b, blas_int m, blas_int n, blas_int k, float alpha, const float *a, blas_int lda,
    const float *b, blas_int ldb, float beta, float *c, blas_int ldc);

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

enum { rounds = 400 };

/// `type` is read as such whatever the bits: zeros for the narrow ones, whose speed does not depend on values.
static void tile(
    sgemm blas, const char *label, int type, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, ptrdiff_t stride, int workers) {
  float *a = calloc((size_t)(k * stride), sizeof(float)), *b = calloc((size_t)(k * stride), sizeof(float));
  float *c = calloc((size_t)(m * stride), sizeof(float));
  for (ptrdiff_t p = 0; p < k && type == tk_f32; p++) {
    for (ptrdiff_t i = 0; i < m; i++) a[p * stride + i] = (float)((p * 7 + i * 3) % 11) - 5;
    for (ptrdiff_t j = 0; j < n; j++) b[p * stride + j] = (float)((p * 5 + j * 2) % 13) - 6;
  }
  double flops = 2.0 * (double)m * (double)n * (double)k / workers;
  tk_matmul_arguments t = {c, stride, a, stride, type, b, stride, type, m, n, k, false, 0, 16, 0, workers};
  for (int level = 0; level <= tk_best_level(); level++) {
    double best = 1e9, best_blas = 1e9;
    for (int i = 0; i < rounds; i++) {
      double start = seconds();
      tk_get_matmul(level)(&t);
      double middle = seconds();
      if (blas) blas(101, 112, 111, m, n, k, 1, a, stride, b, stride, 0, c, stride);
      double end = seconds();
      if (middle - start < best) best = middle - start;
      if (end - middle < best_blas) best_blas = end - middle;
    }
    printf("%-34s level %d %7.1f GFLOP/s", label, level, flops / best * 1e-9);
    double theirs = flops * workers / best_blas * 1e-9;
    if (blas) printf("  OpenBLAS %7.1f  ratio %.2f", theirs, flops / best * 1e-9 / theirs);
    printf("\n");
  }
  free(a);
  free(b);
  free(c);
}

#define ROW(label, call)                                                                                               \
  for (int level = 0; level <= tk_best_level(); level++) {                                                             \
    double best = 1e9;                                                                                                 \
    for (int i = 0; i < 2000; i++) {                                                                                   \
      double start = seconds();                                                                                        \
      call;                                                                                                            \
      double time = seconds() - start;                                                                                 \
      if (time < best) best = time;                                                                                    \
    }                                                                                                                  \
    printf("%-20s level %d %7.3f ns/element\n", label, level, best * 1e9 / n);                                         \
  }

static void rows(void) {
  enum { n = 2048 };
  static float x[n], y[n], z[n], sum[n];
  static uint16_t h[n];
  for (int i = 0; i < n; i++) x[i] = (float)(i % 97) * 0.1f - 4, y[i] = 1.5f;
#define FUNCTION(name) ROW(#name, tk_get_unary(level, tk_function_##name)(z, x, n))
  TK_FUNCTIONS(FUNCTION)
  ROW("add", tk_get_binary(level, tk_alu_add)(z, x, y, n))
  ROW("add in place", tk_get_binary(level, tk_alu_add)(sum, x, sum, n))
  ROW("maximum", tk_get_binary(level, tk_alu_maximum)(z, x, y, n))
  ROW("power (scalar)", tk_get_scalar(level, tk_alu_power, false)(z, y, 0.5f, n))
  ROW("reduce add", z[0] = tk_get_reduce(level, tk_reduce_add)(x, n, 0))
  ROW("reduce maximum", z[0] = tk_get_reduce(level, tk_reduce_maximum)(x, n, 0))
  ROW("narrow bf16", tk_get_narrow(level, tk_bf16, false)(h, 1, x, n))
  ROW("widen bf16", tk_get_widen(level, tk_bf16)(z, h, 1, n))
  ROW("narrow f16", tk_get_narrow(level, tk_f16, false)(h, 1, x, n))
  ROW("widen f16", tk_get_widen(level, tk_f16)(z, h, 1, n))
  ROW("narrow i32 nearest", tk_get_narrow(level, tk_i32, true)(z, 1, x, n))
  ROW("copy stride 3", tk_get_copy(level, 2)(z, 1, x, 3, n / 3))
}

static void transposes(void) {
  enum { rows = 128, columns = 512 };
  char *src = calloc(rows, 196608), *dst = calloc(columns, 4096);
  for (int size = 0; size < 4; size++) {
    enum { n = rows * columns };
    ROW("transpose", tk_get_transpose(level, size)(dst, 4096, src, 196608, rows, columns))
  }
  free(src);
  free(dst);
}

int main(int argc, char **argv) {
  sgemm blas = NULL;
  if (argc > 1) {
    void *library = dlopen(argv[1], RTLD_NOW);
    if (!library || !(blas = (sgemm)dlsym(library, argc > 2 ? argv[2] : "scipy_cblas_sgemm64_"))) {
      fprintf(stderr, "cannot load sgemm: %s\n", dlerror());
      return 1;
    }
  }
  tile(blas, "128x128x512, rows adjacent", tk_f32, 128, 512, 128, 512, 1);
  tile(blas, "128x128x512, rows 192 KiB apart", tk_f32, 128, 512, 128, 49152, 1);
  tile(blas, "same, one of two workers", tk_f32, 128, 512, 128, 49152, 2);
  tile(blas, "64x128x512", tk_f32, 64, 512, 128, 49152, 1);
  tile(NULL, "bf16 operands", tk_bf16, 128, 512, 128, 49152, 1);
  tile(NULL, "fp16 operands", tk_f16, 128, 512, 128, 49152, 1);
  tile(blas, "32x32x64", tk_f32, 32, 64, 32, 49152, 1);
  if (!getenv("TILES_ONLY")) {
    rows();
    transposes();
  }
}
