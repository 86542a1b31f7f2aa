// The body of every CPU level: kernels_*.c include it under their own target attribute, with
//   TK_TABLE         the table to define
//   TK_DOUBLES       doubles worked on together in the vector math
//   TK_FLOATS        floats worked on together in the vector math that is fp32 throughout
//   TK_FMA           1 where multiply-add in one rounding is an instruction
//   TK_F16C          256 or 512 where that width converts fp16 in hardware
//   TK_GEMM_*        the micro-kernel: rows x (vectors of lanes) kept in registers
//
// Elementwise results have the same bits at every level: nothing here contracts multiplies and adds (the target is
// built with -ffp-contract=off), reductions fix their order, and vector math uses no fused operation. Only the matrix
// product uses FMA, so its last bits differ between TK_FMA 0 and 1.

#include <math.h>
#include <string.h>

// Vectors wider than the registers are passed only between inlined functions: no ABI is involved.
#pragma clang diagnostic ignored "-Wpsabi"
#define TK_INLINE static inline __attribute__((always_inline))
// Rows may be processed in any order: a destination is a source exactly, or does not overlap it.
#define TK_VECTORIZE _Pragma("clang loop vectorize(assume_safety)")

#include "math.inc.h"
#include "float_math.inc.h"
#include "rows.inc.h"
#include "integers.inc.h"
#include "conversions.inc.h"
#include "moves.inc.h"
#include "gemm.inc.h"
#include "table.inc.h"
