#pragma once
#include "tile_kernels.h"

/// Everything one CPU level provides.
typedef struct {
  tk_binary binary[tk_alu_count];
  tk_scalar scalar[tk_alu_count];
  tk_scalar scalar_reversed[tk_alu_count];
  tk_unary unary[tk_function_count];
  tk_scalar prelu;
  tk_affine affine;
  tk_reduce reduce[tk_reduce_count];
  /// [is signed][operator]; NULL where int32 has no such operator.
  tk_int_binary int_binary[2][tk_alu_count];
  tk_int_scalar int_scalar[2][tk_alu_count];
  tk_int_scalar int_scalar_reversed[2][tk_alu_count];
  /// [log2 of the word's bytes][operator]
  tk_bits_binary bits_binary[3][tk_bit_count];
  tk_bits_scalar bits_scalar[3][tk_bit_count];
  tk_bits_scalar bits_scalar_reversed[3][tk_bit_count];
  tk_widen widen[tk_type_count];
  /// [0: toward zero, 1: to nearest, ties to even][type]
  tk_narrow narrow[2][tk_type_count];
  /// [log2 of the element's bytes]
  tk_transpose transpose[4];
  tk_copy copy[4];
  tk_fill fill[4];
  /// [log2 of the element's bytes][log2 of the mask's bytes]
  tk_select select[3][3];
  tk_matmul matmul;
} tk_kernels;

extern const tk_kernels tk_kernels_baseline;
#if defined(__x86_64__)
extern const tk_kernels tk_kernels_avx2;
extern const tk_kernels tk_kernels_avx512;
#endif
