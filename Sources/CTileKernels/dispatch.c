#include "kernel_tables.h"

#include <stdatomic.h>

static const tk_kernels *const levels[tk_level_count] = {
    &tk_kernels_baseline,
#if defined(__x86_64__)
    &tk_kernels_avx2,
    &tk_kernels_avx512,
#else
    &tk_kernels_baseline,
    &tk_kernels_baseline,
#endif
};

static int detect(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq"))
    return tk_level_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("f16c"))
    return tk_level_avx2;
#endif
  return tk_level_baseline;
}

int tk_best_level(void) {
  // Every thread detects the same level, so relaxed order is enough.
  static _Atomic int known = -1;
  int level = atomic_load_explicit(&known, memory_order_relaxed);
  if (level < 0) {
    level = detect();
    atomic_store_explicit(&known, level, memory_order_relaxed);
  }
  return level;
}

tk_binary tk_get_binary(int level, int op) { return levels[level]->binary[op]; }
tk_scalar tk_get_scalar(int level, int op, bool reversed) {
  return reversed ? levels[level]->scalar_reversed[op] : levels[level]->scalar[op];
}
tk_unary tk_get_unary(int level, int function) { return levels[level]->unary[function]; }
tk_scalar tk_get_prelu(int level) { return levels[level]->prelu; }
tk_affine tk_get_affine(int level) { return levels[level]->affine; }
tk_reduce tk_get_reduce(int level, int op) { return levels[level]->reduce[op]; }
tk_int_binary tk_get_int_binary(int level, int op, bool is_signed) { return levels[level]->int_binary[is_signed][op]; }
tk_int_scalar tk_get_int_scalar(int level, int op, bool is_signed, bool reversed) {
  return reversed ? levels[level]->int_scalar_reversed[is_signed][op] : levels[level]->int_scalar[is_signed][op];
}
tk_bits_binary tk_get_bits_binary(int level, int op, int log2_bytes) {
  return levels[level]->bits_binary[log2_bytes][op];
}
tk_bits_scalar tk_get_bits_scalar(int level, int op, int log2_bytes, bool reversed) {
  return reversed ? levels[level]->bits_scalar_reversed[log2_bytes][op] : levels[level]->bits_scalar[log2_bytes][op];
}
tk_widen tk_get_widen(int level, int type) { return levels[level]->widen[type]; }
tk_narrow tk_get_narrow(int level, int type, bool to_nearest) { return levels[level]->narrow[to_nearest][type]; }
tk_transpose tk_get_transpose(int level, int log2_bytes) { return levels[level]->transpose[log2_bytes]; }
tk_copy tk_get_copy(int level, int log2_bytes) { return levels[level]->copy[log2_bytes]; }
tk_fill tk_get_fill(int level, int log2_bytes) { return levels[level]->fill[log2_bytes]; }
tk_select tk_get_select(int level, int log2_bytes, int log2_mask_bytes) {
  return levels[level]->select[log2_bytes][log2_mask_bytes];
}
tk_matmul tk_get_matmul(int level) { return levels[level]->matmul; }
