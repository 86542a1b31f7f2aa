// The matrix product of one tile, in the shape of the Tensor engine: out[i][j] (+)= sum_p stationary[p][i] moving[p][j].
//
// Rows of the operands lie a whole partition apart, which puts every row in the same cache sets and on its own page, so
// both operands are copied into panels first: `moving` in panels as wide as the micro-kernel, one at a time, each small
// enough for L1; `stationary` once, in slabs of the micro-kernel's rows. Narrow types widen (exactly) on that copy.
//
// Each element of `out` is one chain of multiply-adds over ascending p, in blocks of TK_GEMM_DEPTH that are added to
// `out` in turn. Which rows are computed together, and by whom, does not enter: splitting the rows changes no bit.

#define TK_GEMM_DEPTH 128
#define TK_GEMM_CHUNK 128
#define TK_GEMM_WIDTH (TK_GEMM_LANES * TK_GEMM_VECTORS)
#define TK_GEMM_SLABS ((TK_GEMM_CHUNK + TK_GEMM_ROWS - 1) / TK_GEMM_ROWS)

typedef float tk_gv __attribute__((ext_vector_type(TK_GEMM_LANES)));

TK_INLINE tk_gv gemm_multiply_add(tk_gv a, tk_gv b, tk_gv c) {
#if TK_FMA
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

/// `slab` holds TK_GEMM_ROWS floats for each p, `panel` TK_GEMM_WIDTH; computes `vectors` of the panel's vectors.
TK_INLINE void gemm_micro_kernel(
    const float *slab, const float *panel, ptrdiff_t depth, int vectors, float *const *rows, int row_count,
    ptrdiff_t column, int columns, bool accumulate) {
  tk_gv sum[TK_GEMM_ROWS][TK_GEMM_VECTORS];
#pragma clang loop unroll(full)
  for (int i = 0; i < TK_GEMM_ROWS; i++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      sum[i][v] = 0;
      __builtin_prefetch(rows[i] + column + v * TK_GEMM_LANES, 1);
    }
  }
#pragma clang loop unroll(disable)
  for (ptrdiff_t p = 0; p < depth; p++) {
    tk_gv b[TK_GEMM_VECTORS];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++)
      b[v] = *(const tk_gv *)__builtin_assume_aligned(panel + p * TK_GEMM_WIDTH + v * TK_GEMM_LANES, sizeof(tk_gv));
#pragma clang loop unroll(full)
    for (int i = 0; i < TK_GEMM_ROWS; i++) {
      tk_gv a = slab[p * TK_GEMM_ROWS + i];
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) sum[i][v] = gemm_multiply_add(a, b[v], sum[i][v]);
    }
  }
  if (columns == vectors * TK_GEMM_LANES && row_count == TK_GEMM_ROWS) {
#pragma clang loop unroll(full)
    for (int i = 0; i < TK_GEMM_ROWS; i++) {
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) {
        float *out = rows[i] + column + v * TK_GEMM_LANES;
        tk_gv value = sum[i][v];
        if (accumulate) {
          tk_gv old;
          memcpy(&old, out, sizeof old);
          value = old + value;
        }
        memcpy(out, &value, sizeof value);
      }
    }
    return;
  }
  float edge[TK_GEMM_ROWS * TK_GEMM_WIDTH];
#pragma clang loop unroll(full)
  for (int i = 0; i < TK_GEMM_ROWS; i++) {
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++)
      memcpy(edge + i * TK_GEMM_WIDTH + v * TK_GEMM_LANES, &sum[i][v], sizeof(tk_gv));
  }
  for (int i = 0; i < row_count; i++) {
    float *out = rows[i] + column;
    const float *value = edge + i * TK_GEMM_WIDTH;
    for (int j = 0; j < columns; j++) out[j] = accumulate ? out[j] + value[j] : value[j];
  }
}

TK_INLINE void gemm_widen(float *dst, const char *src, int type, ptrdiff_t n) {
  switch (type) {
  case tk_f32: memcpy(dst, src, (size_t)n * sizeof(float)); break;
  case tk_bf16: widen_strided_bf16(dst, (const uint16_t *)src, 1, n); break;
  default: widen_contiguous_f16(dst, (const uint16_t *)src, n); break;
  }
}

/// Copies `count` (at most `width`) elements of each of `depth` rows side by side, zeros beyond.
TK_INLINE void gemm_pack(
    float *panel, const char *src, int type, ptrdiff_t row_bytes, ptrdiff_t depth, ptrdiff_t count, ptrdiff_t width) {
  for (ptrdiff_t p = 0; p < depth; p++) {
    float *row = panel + p * width;
    if (count == width)
      gemm_widen(row, src + p * row_bytes, type, width);
    else {
      gemm_widen(row, src + p * row_bytes, type, count);
      for (ptrdiff_t j = count; j < width; j++) row[j] = 0;
    }
  }
}
/// As `gemm_pack`, with the type and the whole width as constants inside the loop.
TK_INLINE void gemm_pack_typed(
    float *panel, const char *src, int type, ptrdiff_t row_bytes, ptrdiff_t depth, ptrdiff_t count, ptrdiff_t width) {
  switch (type) {
  case tk_f32: gemm_pack(panel, src, tk_f32, row_bytes, depth, count, width); break;
  case tk_bf16: gemm_pack(panel, src, tk_bf16, row_bytes, depth, count, width); break;
  default: gemm_pack(panel, src, tk_f16, row_bytes, depth, count, width); break;
  }
}

static void matmul(const tk_matmul_arguments *t) {
  _Alignas(64) float slabs[TK_GEMM_SLABS * TK_GEMM_ROWS * TK_GEMM_DEPTH];
  _Alignas(64) float panel[TK_GEMM_DEPTH * TK_GEMM_WIDTH];
  float *rows[TK_GEMM_SLABS * TK_GEMM_ROWS];
  int row_counts[TK_GEMM_SLABS];
  ptrdiff_t stationary_size = t->stationary_type == tk_f32 ? 4 : 2, moving_size = t->moving_type == tk_f32 ? 4 : 2;

  for (ptrdiff_t i = 0; i < t->m;) {
    // The next chunk of this worker's rows, as slabs of adjacent rows.
    ptrdiff_t first_rows[TK_GEMM_SLABS];
    int slab_count = 0;
    while (i < t->m && slab_count < TK_GEMM_SLABS) {
      ptrdiff_t block = (t->first_partition + i) / t->rows_per_block;
      ptrdiff_t block_end = (block + 1) * t->rows_per_block - t->first_partition;
      ptrdiff_t end = block_end < t->m ? block_end : t->m;
      if (t->workers > 1 && block % t->workers != t->worker) {
        i = end;
        continue;
      }
      if (t->workers == 1) end = t->m;
      int count = end - i < TK_GEMM_ROWS ? (int)(end - i) : TK_GEMM_ROWS;
      for (int r = 0; r < count; r++) rows[slab_count * TK_GEMM_ROWS + r] = t->out + (i + r) * t->out_stride;
      first_rows[slab_count] = i;
      row_counts[slab_count++] = count;
      i += count;
    }
    // A sum over nothing is 0.
    for (ptrdiff_t p = 0; p < t->k || (p == 0 && t->k == 0); p += TK_GEMM_DEPTH) {
      ptrdiff_t depth = t->k - p < TK_GEMM_DEPTH ? t->k - p : TK_GEMM_DEPTH;
      bool accumulate = t->accumulate || p > 0;
      const char *stationary = (const char *)t->stationary + p * t->stationary_stride * stationary_size;
      const char *moving = (const char *)t->moving + p * t->moving_stride * moving_size;
      for (int s = 0; s < slab_count; s++)
        gemm_pack_typed(
            slabs + s * TK_GEMM_ROWS * TK_GEMM_DEPTH, stationary + first_rows[s] * stationary_size, t->stationary_type,
            t->stationary_stride * stationary_size, depth, row_counts[s], TK_GEMM_ROWS);
      for (ptrdiff_t j = 0; j < t->n; j += TK_GEMM_WIDTH) {
        int columns = t->n - j < TK_GEMM_WIDTH ? (int)(t->n - j) : TK_GEMM_WIDTH;
        gemm_pack_typed(
            panel, moving + j * moving_size, t->moving_type, t->moving_stride * moving_size, depth, columns,
            TK_GEMM_WIDTH);
        for (int s = 0; s < slab_count; s++) {
          const float *slab = slabs + s * TK_GEMM_ROWS * TK_GEMM_DEPTH;
          float *const *slab_rows = rows + s * TK_GEMM_ROWS;
          if (columns > 2 * TK_GEMM_LANES)
            gemm_micro_kernel(slab, panel, depth, TK_GEMM_VECTORS, slab_rows, row_counts[s], j, columns, accumulate);
          else if (columns > TK_GEMM_LANES)
            gemm_micro_kernel(slab, panel, depth, 2, slab_rows, row_counts[s], j, columns, accumulate);
          else
            gemm_micro_kernel(slab, panel, depth, 1, slab_rows, row_counts[s], j, columns, accumulate);
        }
      }
    }
  }
}
