// Gathers the rows above into the level's table.

#define TK_ENTRY(name) [tk_alu_##name] = binary_##name,
#define TK_SCALAR_ENTRY(name) [tk_alu_##name] = scalar_##name,
#define TK_REVERSED_ENTRY(name) [tk_alu_##name] = reversed_##name,
#define TK_UNARY_ENTRY(name) [tk_function_##name] = unary_##name,
#define TK_REDUCE_ENTRY(name) [tk_reduce_##name] = reduce_##name,
#define TK_INT_OPERATORS(X, kind)                                                                                      \
  X(kind, add) X(kind, subtract) X(kind, multiply) X(kind, maximum) X(kind, minimum) X(kind, equal) X(kind, not_equal) \
  X(kind, greater_equal) X(kind, greater) X(kind, less_equal) X(kind, less) X(kind, logical_and) X(kind, logical_or)   \
  X(kind, logical_xor) X(kind, abs_max) X(kind, abs_min) X(kind, abs) X(kind, square) X(kind, relu) X(kind, bypass)
#define TK_INT_ENTRY(kind, name) [tk_alu_##name] = int_##kind##_##name,
#define TK_BIT_ENTRIES(kind, bits)                                                                                     \
  {                                                                                                                    \
    [tk_bit_invert] = bits_##kind##_##bits##_invert, [tk_bit_bitwise_and] = bits_##kind##_##bits##_bitwise_and,        \
    [tk_bit_bitwise_or] = bits_##kind##_##bits##_bitwise_or,                                                           \
    [tk_bit_bitwise_xor] = bits_##kind##_##bits##_bitwise_xor,                                                         \
    [tk_bit_left_shift] = bits_##kind##_##bits##_left_shift,                                                           \
    [tk_bit_right_shift] = bits_##kind##_##bits##_right_shift,                                                         \
  }
#define TK_NARROW_ENTRIES(mode)                                                                                        \
  {                                                                                                                    \
    [tk_f32] = narrow_f32, [tk_bf16] = narrow_bf16, [tk_f16] = narrow_f16, [tk_i32] = narrow_##mode##_i32,             \
    [tk_ui32] = narrow_##mode##_ui32, [tk_i16] = narrow_##mode##_i16, [tk_ui16] = narrow_##mode##_ui16,                \
    [tk_i8] = narrow_##mode##_i8, [tk_ui8] = narrow_##mode##_ui8, [tk_i1] = narrow_i1,                             \
  }
#define TK_SELECT_ENTRIES(bits) {select_##bits##_8, select_##bits##_16, select_##bits##_32}

const tk_kernels TK_TABLE = {
    .binary = {TK_ALU_OPERATORS(TK_ENTRY)},
    .scalar = {TK_ALU_OPERATORS(TK_SCALAR_ENTRY)},
    .scalar_reversed = {TK_ALU_OPERATORS(TK_REVERSED_ENTRY)},
    .unary = {TK_FUNCTIONS(TK_UNARY_ENTRY)},
    .prelu = row_prelu,
    .affine = row_affine,
    .reduce = {TK_REDUCTIONS(TK_REDUCE_ENTRY)},
    .int_binary = {{TK_INT_OPERATORS(TK_INT_ENTRY, binary_unsigned)}, {TK_INT_OPERATORS(TK_INT_ENTRY, binary_signed)}},
    .int_scalar = {{TK_INT_OPERATORS(TK_INT_ENTRY, scalar_unsigned)}, {TK_INT_OPERATORS(TK_INT_ENTRY, scalar_signed)}},
    .int_scalar_reversed = {{TK_INT_OPERATORS(TK_INT_ENTRY, reversed_unsigned)},
                            {TK_INT_OPERATORS(TK_INT_ENTRY, reversed_signed)}},
    .bits_binary = {TK_BIT_ENTRIES(binary, 8), TK_BIT_ENTRIES(binary, 16), TK_BIT_ENTRIES(binary, 32)},
    .bits_scalar = {TK_BIT_ENTRIES(scalar, 8), TK_BIT_ENTRIES(scalar, 16), TK_BIT_ENTRIES(scalar, 32)},
    .bits_scalar_reversed = {TK_BIT_ENTRIES(reversed, 8), TK_BIT_ENTRIES(reversed, 16), TK_BIT_ENTRIES(reversed, 32)},
    .widen = {[tk_f32] = widen_f32, [tk_bf16] = widen_bf16, [tk_f16] = widen_f16, [tk_i32] = widen_i32,
              [tk_ui32] = widen_ui32, [tk_i16] = widen_i16, [tk_ui16] = widen_ui16, [tk_i8] = widen_i8,
              [tk_ui8] = widen_ui8, [tk_i1] = widen_i1},
    .narrow = {TK_NARROW_ENTRIES(truncated), TK_NARROW_ENTRIES(nearest)},
    .transpose = {transpose_8, transpose_16, transpose_32, transpose_64},
    .copy = {copy_8, copy_16, copy_32, copy_64},
    .fill = {fill_8, fill_16, fill_32, fill_64},
    .select = {TK_SELECT_ENTRIES(8), TK_SELECT_ENTRIES(16), TK_SELECT_ENTRIES(32)},
    .matmul = matmul,
};
