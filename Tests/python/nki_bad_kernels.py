"""Kernels that are refused, one for each rule: the comment says which rule, and stands on the line that breaks it."""

import numpy as np

from nki_cases import nisa, nki, nl

ncc = nki.collectives

KERNELS = []


def bad(target="trn2"):
    """A kernel of x, [128, 64] of float32 in HBM, and rows, [128, 1] of int32."""

    def add(kernel):
        KERNELS.append((kernel, target))
        return kernel

    return add


def sbuf(*shape, dtype=nl.float32, value=1.0):
    tile = nl.ndarray(shape, dtype)
    nisa.memset(tile, value)
    return tile


def psum(*shape, dtype=nl.float32):
    return nl.ndarray(shape, dtype, buffer=nl.psum)


# Tensors.


@bad()
def a_tensor_has_128_partitions_at_most(x, rows):
    nl.ndarray((129, 8), nl.float32)  # refused: partitionRange


@bad()
def a_tensor_has_elements(x, rows):
    nl.ndarray((128, 0), nl.float32)  # refused: shapeMismatch


@bad()
def sbuf_is_full_some_day(x, rows):
    kept = [sbuf(128, 16384) for _ in range(2)]
    last = nl.ndarray((128, 30000), nl.float32)  # refused: capacity
    nisa.memset(last, 0.0)
    for tile in kept:
        nisa.tensor_copy(tile[:, 0:1], tile[:, 1:2])


@bad()
def psum_has_eight_banks(x, rows):
    kept = [psum(128, 512) for _ in range(8)]
    kept.append(nl.ndarray((128, 512), nl.float32, buffer=nl.psum))  # refused: capacity
    for tile in kept + kept:
        nisa.memset(tile, 0.0)


@bad()
def a_tensor_is_no_longer_than_its_memory(x, rows):
    nl.ndarray((128, 8192), nl.float32, buffer=nl.psum)  # refused: capacity


@bad()
def a_tensor_is_placed_inside_sbuf(x, rows):
    nl.ndarray((128, 64), nl.float32, address=(0, 224 * 1024 - 128))  # refused: capacity


@bad()
def a_tensor_is_placed_on_partitions_that_there_are(x, rows):
    nl.ndarray((64, 64), nl.float32, address=(96, 0))  # refused: partitionRange


@bad()
def a_tensor_in_hbm_has_no_address(x, rows):
    nl.ndarray((64, 64), nl.float32, buffer=nl.hbm, address=(0, 0))  # refused: memorySpace


@bad()
def hbm_has_an_end(x, rows):
    nl.ndarray((1 << 20, 1 << 18), nl.float32, buffer=nl.private_hbm)  # refused: capacity


@bad()
def tensors_that_lie_over_each_other_are_not_in_use_together(x, rows):
    a = nl.ndarray((128, 64), nl.float32, address=(0, 0))
    b = nl.ndarray((128, 64), nl.float32, address=(0, 128))
    nisa.memset(a, 1.0)
    nisa.memset(b, 2.0)
    nisa.tensor_copy(sbuf(128, 64), a)  # refused: overlappingBuffers


# Views.


@bad()
def a_slice_ends_inside(x, rows):
    sbuf(128, 64)[:, 0:65]  # refused: outOfBounds


@bad()
def partitions_follow_one_another(x, rows):
    tile = sbuf(128, 64)
    nisa.tensor_copy(sbuf(64, 64), tile[0:128:2])  # refused: accessPattern


@bad()
def an_access_pattern_stays_in_its_tensor(x, rows):
    tile = sbuf(128, 64)
    nisa.tensor_copy(sbuf(128, 64), tile.ap([[64, 128], [1, 64]], offset=1))  # refused: outOfBounds


@bad()
def a_register_addresses_inside(x, rows):
    register = nisa.register_alloc()
    nisa.register_load(register, rows[5:6])
    nl.load(x.ap([[1, 1], [1, 64]], scalar_offset=register, indirect_dim=0)[0:1])
    nl.load(x.ap([[64, 124], [1, 64]], scalar_offset=register, indirect_dim=0))  # refused: outOfBounds


@bad()
def partitions_are_not_permuted(x, rows):
    sbuf(128, 64).permute((1, 0))  # refused: accessPattern


@bad()
def partitions_are_not_reshaped(x, rows):
    sbuf(128, 64).reshape((64, 128))  # refused: partitionRange


# DMA.


@bad()
def dma_does_not_reach_psum(x, rows):
    nisa.dma_copy(psum(128, 64), x)  # refused: memorySpace


@bad()
def dma_moves_as_many_elements_as_there_are(x, rows):
    nisa.dma_copy(sbuf(128, 32), x)  # refused: shapeMismatch


@bad()
def hardware_descriptors_do_not_cast(x, rows):
    nisa.dma_copy(sbuf(128, 64, dtype=nl.bfloat16), x, dge_mode=nisa.dge_mode.hwdge)  # refused: elementType


@bad("trn1")
def hardware_descriptors_are_from_v3_on(x, rows):
    nisa.dma_copy(sbuf(128, 64), x, dge_mode=nisa.dge_mode.hwdge)  # refused: generation


@bad()
def hardware_descriptors_are_for_sync_and_scalar(x, rows):
    mode = nisa.dge_mode.hwdge
    nisa.dma_copy(sbuf(128, 64), x, dge_mode=mode, engine=nisa.engine.gpsimd)  # refused: engine


@bad()
def an_engine_goes_with_hardware_descriptors(x, rows):
    nisa.dma_copy(sbuf(128, 64), x, engine=nisa.engine.scalar)  # refused: engine


@bad()
def priorities_are_from_v4_on(x, rows):
    nisa.dma_copy(sbuf(128, 64), x, priority=1)  # refused: generation


@bad("trn3")
def there_are_four_priorities(x, rows):
    nisa.dma_copy(sbuf(128, 64), x, priority=4)  # refused: engine


@bad()
def indices_are_inside(x, rows):
    index = sbuf(128, 1, dtype=nl.int32, value=128)
    nisa.dma_copy(sbuf(128, 64), x.vector_select(0, index))  # refused: indexOutOfRange


@bad()
def indices_are_32_bit_integers(x, rows):
    index = sbuf(128, 1)
    nisa.dma_copy(sbuf(128, 64), x.vector_select(0, index))  # refused: elementType


@bad()
def indices_are_one_for_each_partition(x, rows):
    index = nl.load(rows)[0:64]
    pattern = x.ap([[64, 128], [1, 64]], vector_offset=index)
    nisa.dma_copy(sbuf(128, 64), pattern)  # refused: shapeMismatch


@bad()
def indices_choose_rows_once(x, rows):
    index = nl.load(rows)
    x.vector_select(0, index).vector_select(0, index)  # refused: accessPattern


@bad()
def indices_are_for_hbm(x, rows):
    index = nl.load(rows)
    sbuf(128, 64).ap([[64, 128], [1, 64]], vector_offset=index)  # refused: accessPattern


@bad()
def indices_need_software_descriptors(x, rows):
    chosen = x.vector_select(0, nl.load(rows))
    nisa.dma_copy(sbuf(128, 64), chosen, dge_mode=nisa.dge_mode.none)  # refused: engine


@bad()
def dma_adds_and_nothing_else(x, rows):
    nisa.dma_compute(sbuf(128, 64), [x, x], nl.multiply)  # refused: operator


@bad()
def dma_does_not_scale(x, rows):
    nisa.dma_compute(sbuf(128, 64), [x, x], nl.add, scales=[1.0, 2.0])  # refused: operator


@bad()
def dma_adds_16_tensors_at_most(x, rows):
    nisa.dma_compute(sbuf(128, 64), [x] * 17, nl.add)  # refused: shapeMismatch


@bad()
def dma_transposes_types_as_they_are(x, rows):
    nisa.dma_transpose(sbuf(64, 128, dtype=nl.bfloat16), x)  # refused: elementType


@bad()
def dma_transposes_into_sbuf(x, rows):
    nisa.dma_transpose(nl.ndarray((64, 128), nl.float32, buffer=nl.hbm), x)  # refused: memorySpace


@bad()
def dma_transposes_into_the_turned_shape(x, rows):
    nisa.dma_transpose(sbuf(128, 64), x)  # refused: shapeMismatch


@bad()
def dma_transposes_into_another_tensor(x, rows):
    tile = sbuf(64, 4, 64)
    nisa.dma_transpose(tile, tile)  # refused: accessPattern


@bad()
def hardware_descriptors_transpose_16_rows(x, rows):
    nisa.dma_transpose(sbuf(64, 32, dtype=nl.bfloat16), sbuf(32, 64, dtype=nl.bfloat16), dge_mode=nisa.dge_mode.hwdge)  # refused: shapeMismatch


@bad()
def hardware_descriptors_transpose_2_bytes(x, rows):
    nisa.dma_transpose(sbuf(64, 16), sbuf(16, 64), dge_mode=nisa.dge_mode.hwdge)  # refused: elementType


def gathered(x, rows, count=128):
    return x.view(nl.bfloat16).ap(pattern=[[128, count], [1, 128]], vector_offset=rows, indirect_dim=0)


@bad()
def transposed_rows_are_named_by_unsigned_indices(x, rows):
    nisa.dma_transpose(sbuf(128, 128, dtype=nl.bfloat16), gathered(x, nl.load(rows)))  # refused: elementType


@bad()
def transposed_rows_come_in_sixteens(x, rows):
    indices = sbuf(128, 1, dtype=nl.uint32, value=0)
    nisa.dma_transpose(sbuf(128, 24, dtype=nl.bfloat16), gathered(x, indices, 24))  # refused: shapeMismatch


@bad()
def transposed_rows_have_an_index_each(x, rows):
    indices = sbuf(64, 1, dtype=nl.uint32, value=0)
    nisa.dma_transpose(sbuf(128, 128, dtype=nl.bfloat16), gathered(x, indices))  # refused: shapeMismatch


@bad(target="trn1")
def transposed_rows_are_gathered_from_v3_on(x, rows):
    indices = sbuf(128, 1, dtype=nl.uint32, value=0)
    nisa.dma_transpose(sbuf(128, 128, dtype=nl.bfloat16), gathered(x, indices))  # refused: generation


@bad()
def transposed_rows_have_elements_of_two_bytes(x, rows):
    indices = sbuf(128, 1, dtype=nl.uint32, value=0)
    src = x.ap(pattern=[[64, 128], [1, 64]], vector_offset=indices, indirect_dim=0)
    nisa.dma_transpose(sbuf(64, 128), src)  # refused: elementType


@bad()
def transposed_rows_are_in_bounds(x, rows):
    indices = sbuf(128, 1, dtype=nl.uint32, value=128)
    nisa.dma_transpose(sbuf(128, 128, dtype=nl.bfloat16), gathered(x, indices))  # refused: indexOutOfRange


@bad()
def dma_transposes_in_one_order(x, rows):
    nisa.dma_transpose(sbuf(64, 128), x, axes=(0, 1))  # refused: accessPattern


# The Tensor engine.


@bad()
def matmul_reads_sbuf(x, rows):
    nisa.nc_matmul(psum(64, 64), x, x)  # refused: memorySpace


@bad()
def matmul_writes_psum(x, rows):
    nisa.nc_matmul(sbuf(64, 64), sbuf(128, 64), sbuf(128, 64))  # refused: memorySpace


@bad()
def matmul_contracts_partitions(x, rows):
    nisa.nc_matmul(psum(64, 64), sbuf(128, 64), sbuf(64, 64))  # refused: shapeMismatch


@bad()
def matmul_has_128_stationary_columns_at_most(x, rows):
    nisa.nc_matmul(psum(128, 64), sbuf(128, 256), sbuf(128, 64))  # refused: tileSize


@bad()
def matmul_has_512_moving_columns_before_v4(x, rows):
    nisa.nc_matmul(psum(64, 1024), sbuf(128, 64), sbuf(128, 1024))  # refused: tileSize


@bad()
def matmul_writes_fp32_before_v4(x, rows):
    nisa.nc_matmul(psum(64, 64, dtype=nl.bfloat16), sbuf(128, 64), sbuf(128, 64))  # refused: elementType


@bad()
def matmul_takes_no_integers(x, rows):
    tile = sbuf(128, 64, dtype=nl.int32)
    nisa.nc_matmul(psum(64, 64), tile, tile)  # refused: elementType


@bad()
def matmul_takes_fp32_with_fp32_only(x, rows):
    nisa.nc_matmul(psum(64, 64), sbuf(128, 64), sbuf(128, 64, dtype=nl.bfloat16))  # refused: elementType


@bad()
def matmul_takes_ocp_fp8_from_v4_on(x, rows):
    tile = sbuf(128, 64, dtype=nl.float8_e4m3fn)
    nisa.nc_matmul(psum(64, 64), tile, tile)  # refused: elementType


@bad()
def matmul_has_the_result_of_its_operands(x, rows):
    nisa.nc_matmul(psum(64, 32), sbuf(128, 64), sbuf(128, 64))  # refused: shapeMismatch


@bad()
def matmul_stays_in_a_bank(x, rows):
    banks = psum(128, 1024)
    nisa.nc_matmul(banks[:, 256:768], sbuf(128, 128), sbuf(128, 512))  # refused: psumBank


@bad()
def matmul_either_adds_or_overwrites(x, rows):
    sums = psum(64, 64)
    nisa.nc_matmul(sums[:, 0:32], sbuf(128, 64), sbuf(128, 32))
    nisa.nc_matmul(sums, sbuf(128, 64), sbuf(128, 64))  # refused: psumAccumulation


@bad()
def transpose_has_128_columns_at_most(x, rows):
    nisa.nc_transpose(psum(128, 128), sbuf(128, 256))  # refused: shapeMismatch


@bad()
def transpose_on_vector_has_32_at_most(x, rows):
    nisa.nc_transpose(sbuf(64, 64), sbuf(64, 64), engine=nisa.engine.vector)  # refused: tileSize


@bad()
def transpose_keeps_the_type(x, rows):
    nisa.nc_transpose(psum(64, 128), sbuf(128, 64, dtype=nl.bfloat16))  # refused: elementType


# The Tensor engine's modes.


def fp8(*shape, dtype=nl.float8_e4m3):
    return sbuf(*shape, dtype=nl.uint8).view(dtype)


@bad()
def matmul_tile_needs_its_size(x, rows):
    nisa.nc_matmul(psum(32, 64), sbuf(32, 32), sbuf(32, 64), tile_position=(32, 0))  # refused: tileSize


@bad(target="trn1")
def matmul_tiles_have_64_rows_on_v2(x, rows):
    nisa.nc_matmul(psum(32, 64), sbuf(32, 32), sbuf(32, 64), tile_position=(0, 0), tile_size=(32, 128))  # refused: tileSize


@bad()
def matmul_tiles_start_at_multiples_of_their_size(x, rows):
    nisa.nc_matmul(psum(32, 64), sbuf(32, 32), sbuf(32, 64), tile_position=(32, 0), tile_size=(64, 128))  # refused: tileSize


@bad()
def matmul_tiles_end_in_the_array(x, rows):
    nisa.nc_matmul(psum(32, 64), sbuf(32, 32), sbuf(32, 64), tile_position=(0, 128), tile_size=(128, 32))  # refused: tileSize


@bad()
def matmul_fits_its_tile(x, rows):
    nisa.nc_matmul(psum(64, 64), sbuf(32, 64), sbuf(32, 64), tile_position=(0, 0), tile_size=(32, 32))  # refused: tileSize


@bad(target="trn1")
def double_row_is_from_v3_on(x, rows):
    nisa.nc_matmul(psum(64, 64), fp8(128, 2, 64), fp8(128, 2, 64), perf_mode="double_row")  # refused: generation


@bad()
def double_row_takes_fp8(x, rows):
    tile = sbuf(128, 2, 64, dtype=nl.bfloat16)
    nisa.nc_matmul(psum(64, 64), tile, tile, perf_mode=nisa.matmul_perf_mode.double_row)  # refused: elementType


@bad()
def double_row_has_pairs(x, rows):
    nisa.nc_matmul(psum(64, 64), fp8(128, 64), fp8(128, 64), perf_mode=nisa.matmul_perf_mode.double_row)  # refused: shapeMismatch


@bad()
def double_row_has_no_tiles_of_columns(x, rows):
    tile = fp8(128, 2, 64)
    where = {"tile_position": (0, 64), "tile_size": (128, 64)}
    nisa.nc_matmul(psum(64, 64), tile, tile, perf_mode="double_row", **where)  # refused: engine


@bad()
def there_is_one_performance_mode(x, rows):
    nisa.nc_matmul(psum(64, 64), sbuf(128, 64), sbuf(128, 64), perf_mode="quad_row")  # refused: operator


@bad(target="trn3")
def matmul_does_not_mix_the_two_e4m3(x, rows):
    nisa.nc_matmul(psum(64, 64), fp8(128, 64), fp8(128, 64, dtype=nl.float8_e4m3fn))  # refused: elementType


# MX.


def mx(partitions, columns, dtype=nl.float8_e5m2_x4):
    return sbuf(partitions, columns, dtype=nl.uint32).view(dtype)


def scales(partitions, columns):
    return sbuf(partitions, columns, dtype=nl.uint8)


@bad()
def mx_is_from_v4_on(x, rows):
    nisa.nc_matmul_mx(psum(64, 64), mx(128, 64), mx(128, 64), scales(128, 64), scales(128, 64))  # refused: generation


@bad(target="trn3")
def mx_takes_packed_types(x, rows):
    nisa.nc_matmul_mx(psum(64, 64), fp8(128, 64), mx(128, 64), scales(128, 64), scales(128, 64))  # refused: elementType


@bad(target="trn3")
def mx_takes_whole_quadrants(x, rows):
    nisa.nc_matmul_mx(psum(64, 64), mx(48, 64), mx(48, 64), scales(48, 64), scales(48, 64))  # refused: tileSize


@bad(target="trn3")
def mx_takes_an_even_number_of_columns(x, rows):
    nisa.nc_matmul_mx(psum(63, 64), mx(32, 63), mx(32, 64), scales(4, 63), scales(4, 64))  # refused: tileSize


@bad(target="trn3")
def mx_contracts_partitions(x, rows):
    nisa.nc_matmul_mx(psum(64, 64), mx(64, 64), mx(32, 64), scales(64, 64), scales(4, 64))  # refused: shapeMismatch


@bad(target="trn3")
def mx_scales_are_in_every_quadrant(x, rows):
    nisa.nc_matmul_mx(psum(64, 64), mx(128, 64), mx(128, 64), scales(16, 64), scales(128, 64))  # refused: shapeMismatch


@bad(target="trn3")
def mx_scales_start_at_multiples_of_four(x, rows):
    tile = scales(128, 64)
    nisa.nc_matmul_mx(psum(64, 64), mx(32, 64), mx(32, 64), tile[2:], tile)  # refused: startPartition


@bad(target="trn3")
def mx_scales_are_in_the_same_quadrant(x, rows):
    tile = scales(128, 64)
    nisa.nc_matmul_mx(psum(64, 64), mx(32, 64), mx(32, 64), tile, tile[32:])  # refused: startPartition


@bad(target="trn3")
def mx_scales_have_8_bits(x, rows):
    nisa.nc_matmul_mx(psum(64, 64), mx(32, 64), mx(32, 64), mx(32, 64), scales(4, 64))  # refused: elementType


@bad(target="trn3")
def mx_scales_have_the_columns_of_the_data(x, rows):
    nisa.nc_matmul_mx(psum(64, 64), mx(32, 64), mx(32, 64), scales(4, 128), scales(4, 64))  # refused: shapeMismatch


@bad(target="trn3")
def mx_has_tiles_of_rows_only(x, rows):
    where = {"tile_position": (0, 64), "tile_size": (128, 64)}
    nisa.nc_matmul_mx(psum(64, 64), mx(32, 64), mx(32, 64), scales(4, 64), scales(4, 64), **where)  # refused: tileSize


@bad(target="trn3")
def mx_writes_floats(x, rows):
    sums = psum(64, 64, dtype=nl.float16)
    nisa.nc_matmul_mx(sums, mx(32, 64), mx(32, 64), scales(4, 64), scales(4, 64))  # refused: elementType


@bad()
def quantising_is_from_v4_on(x, rows):
    nisa.quantize_mx(mx(32, 8), sbuf(32, 32, dtype=nl.bfloat16), scales(4, 8))  # refused: generation


@bad(target="trn3")
def quantising_takes_16_bits(x, rows):
    nisa.quantize_mx(mx(32, 8), sbuf(32, 32), scales(4, 8))  # refused: elementType


@bad(target="trn3")
def quantising_gives_no_fp4(x, rows):
    data = sbuf(32, 8, dtype=nl.uint16).view(nl.float4_e2m1fn_x4)
    nisa.quantize_mx(data, sbuf(32, 32, dtype=nl.bfloat16), scales(4, 8))  # refused: elementType


@bad(target="trn3")
def quantising_takes_whole_quadrants(x, rows):
    nisa.quantize_mx(mx(16, 8), sbuf(16, 32, dtype=nl.bfloat16), scales(4, 8))  # refused: tileSize


@bad(target="trn3")
def quantising_takes_fours(x, rows):
    nisa.quantize_mx(mx(32, 8), sbuf(32, 34, dtype=nl.bfloat16), scales(4, 8))  # refused: tileSize


@bad(target="trn3")
def quantising_stays_in_sbuf(x, rows):
    nisa.quantize_mx(mx(32, 8), psum(32, 32, dtype=nl.bfloat16), scales(4, 8))  # refused: memorySpace


@bad(target="trn3")
def engines_do_not_compute_with_packed_types(x, rows):
    tile = mx(32, 8)
    nisa.tensor_tensor(tile, tile, tile, nl.add)  # refused: elementType


# Vector, Scalar and GpSimd engines.


@bad()
def engines_do_not_reach_hbm(x, rows):
    nisa.tensor_copy(sbuf(128, 64), x)  # refused: memorySpace


@bad()
def gpsimd_does_not_reach_psum(x, rows):
    nisa.tensor_copy(psum(128, 64), sbuf(128, 64), engine=nisa.engine.gpsimd)  # refused: memorySpace


@bad()
def partitions_start_at_quarters(x, rows):
    nisa.memset(sbuf(128, 64)[16:48], 0.0)  # refused: startPartition


@bad()
def more_than_64_partitions_start_at_0(x, rows):
    nisa.memset(sbuf(128, 64)[32:128], 0.0)  # refused: startPartition


@bad()
def tiles_have_the_same_shape(x, rows):
    nisa.tensor_tensor(sbuf(128, 64), sbuf(128, 64), sbuf(128, 32), nl.add)  # refused: shapeMismatch


@bad()
def tiles_have_the_same_partitions(x, rows):
    nisa.tensor_tensor(sbuf(64, 64), sbuf(128, 64), sbuf(128, 64), nl.add)  # refused: shapeMismatch


@bad()
def two_tiles_are_not_both_in_psum(x, rows):
    a, b = psum(128, 64), psum(128, 64)
    nisa.tensor_tensor(sbuf(128, 64), a, b, nl.add)  # refused: memorySpace


@bad()
def scan_does_not_read_psum_twice(x, rows):
    a, b = psum(128, 64), psum(128, 64)
    nisa.tensor_tensor_scan(sbuf(128, 64), a, b, 0.0, nl.multiply, nl.add)  # refused: memorySpace


@bad()
def bits_are_of_integers(x, rows):
    nisa.tensor_tensor(sbuf(128, 64), sbuf(128, 64), sbuf(128, 64), nl.bitwise_and)  # refused: elementType


@bad()
def bits_are_the_vector_engines(x, rows):
    a = sbuf(128, 64, dtype=nl.int32)
    nisa.tensor_tensor(a, a, a, nl.bitwise_and, engine=nisa.engine.gpsimd)  # refused: engine


@bad()
def power_is_gpsimds(x, rows):
    a = sbuf(128, 64)
    nisa.tensor_tensor(a, a, a, nl.power, engine=nisa.engine.vector)  # refused: engine


@bad()
def tensor_tensor_is_not_for_scalar(x, rows):
    a = sbuf(128, 64)
    nisa.tensor_tensor(a, a, a, nl.add, engine=nisa.engine.scalar)  # refused: engine


@bad()
def a_column_has_one_element_a_partition(x, rows):
    nisa.tensor_scalar(sbuf(128, 64), sbuf(128, 64), nl.add, sbuf(128, 2))  # refused: shapeMismatch


@bad()
def a_column_for_arithmetic_is_fp32(x, rows):
    column = sbuf(128, 1, dtype=nl.bfloat16)
    nisa.tensor_scalar(sbuf(128, 64), sbuf(128, 64), nl.add, column)  # refused: elementType


@bad()
def bits_and_arithmetic_do_not_mix(x, rows):
    a = sbuf(128, 64, dtype=nl.int32)
    nisa.tensor_scalar(a, a, nl.bitwise_and, 3, op1=nl.add, operand1=1.0)  # refused: elementType


@bad()
def the_scalar_engine_multiplies_and_adds_before_v4(x, rows):
    a = sbuf(128, 64)
    nisa.tensor_scalar(a, a, nl.maximum, 0.0, engine=nisa.engine.scalar)  # refused: engine


@bad()
def an_operator_of_one_operand_has_no_other(x, rows):
    nisa.tensor_scalar(sbuf(128, 64), sbuf(128, 64), nl.abs, 2.0)  # refused: operator


@bad()
def an_operand_needs_its_operator(x, rows):
    nisa.tensor_scalar(sbuf(128, 64), sbuf(128, 64), nl.add, 2.0, operand1=1.0)  # refused: operator


@bad()
def an_operator_is_one_of_the_alus(x, rows):
    nisa.tensor_scalar(sbuf(128, 64), sbuf(128, 64), nl.exp, 2.0)  # refused: operator


@bad()
def an_operator_is_an_operator(x, rows):
    nisa.tensor_scalar(sbuf(128, 64), sbuf(128, 64), 3, 2.0)  # refused: operator


@bad("trn1")
def a_bias_is_a_column_on_v2(x, rows):
    nisa.activation(sbuf(128, 64), nl.exp, sbuf(128, 64), bias=1.0)  # refused: generation


@bad()
def a_scale_is_fp32(x, rows):
    column = sbuf(128, 1, dtype=nl.bfloat16)
    nisa.activation(sbuf(128, 64), nl.exp, sbuf(128, 64), scale=column)  # refused: elementType


@bad()
def activations_add_up_only(x, rows):
    sums = sbuf(128, 1)
    nisa.activation_reduce(sbuf(128, 64), nl.exp, sbuf(128, 64), nl.maximum, sums)  # refused: operator


@bad()
def partitions_do_not_reduce_on_vector(x, rows):
    nisa.tensor_reduce(sbuf(1, 64), nl.add, sbuf(128, 64), axis=0)  # refused: shapeMismatch


@bad()
def trailing_axes_reduce(x, rows):
    nisa.tensor_reduce(sbuf(128, 8), nl.add, sbuf(128, 4, 8), axis=1)  # refused: shapeMismatch


@bad()
def a_reduction_has_its_shape(x, rows):
    nisa.tensor_reduce(sbuf(128, 2), nl.add, sbuf(128, 4, 8), axis=2)  # refused: shapeMismatch


@bad()
def division_does_not_reduce(x, rows):
    nisa.tensor_reduce(sbuf(128, 1), nl.power, sbuf(128, 8), axis=1)  # refused: engine


@bad()
def predicates_are_unsigned_integers(x, rows):
    a = sbuf(128, 64)
    nisa.tensor_copy_predicated(a, a, a)  # refused: elementType


@bad()
def predicated_copies_keep_the_type(x, rows):
    predicate = sbuf(128, 64, dtype=nl.uint8)
    nisa.tensor_copy_predicated(sbuf(128, 64), sbuf(128, 64, dtype=nl.bfloat16), predicate)  # refused: elementType


@bad()
def iota_has_as_many_steps_as_elements(x, rows):
    nisa.iota(sbuf(128, 64), [[1, 32]])  # refused: shapeMismatch


@bad()
def a_selection_compares(x, rows):
    nisa.affine_select(sbuf(128, 64), [[1, 64]], 1, sbuf(128, 64), 0.0, nl.add)  # refused: engine


@bad()
def statistics_are_of_512_elements_at_most(x, rows):
    nisa.bn_stats(sbuf(128, 6), sbuf(128, 513))  # refused: tileSize


@bad()
def statistics_come_in_threes(x, rows):
    nisa.bn_aggr(sbuf(128, 2), sbuf(128, 8))  # refused: tileSize


@bad()
def eight_are_of_eight_or_more(x, rows):
    nisa.max8(sbuf(128, 8), sbuf(128, 7))  # refused: tileSize


@bad()
def eight_are_eight(x, rows):
    nisa.max8(sbuf(128, 4), sbuf(128, 64))  # refused: shapeMismatch


@bad()
def indices_of_eight_are_unsigned(x, rows):
    values = sbuf(128, 8)
    nisa.nc_find_index8(sbuf(128, 8), sbuf(128, 64), values)  # refused: elementType


@bad()
def a_shuffle_has_32_sources(x, rows):
    nisa.nc_stream_shuffle(sbuf(32, 8), sbuf(32, 8), [0] * 31)  # refused: tileSize


@bad()
def a_shuffle_keeps_the_type(x, rows):
    nisa.nc_stream_shuffle(sbuf(32, 8), sbuf(32, 8, dtype=nl.bfloat16), [0] * 32)  # refused: elementType


@bad()
def a_shuffle_takes_partitions_that_there_are(x, rows):
    nisa.nc_stream_shuffle(sbuf(64, 8), sbuf(1, 8), [0] * 32)  # refused: partitionRange


@bad()
def a_constant_fits_32_bits(x, rows):
    nisa.memset(nl.ndarray((128, 4), nl.int32), 1 << 33)  # refused: elementType


@bad()
def packed_types_are_no_operands(x, rows):
    nisa.memset(nl.ndarray((128, 4), nl.float8_e8m0fnu), 1.0)  # refused: elementType


# Accumulators.


@bad()
def activation_sums_and_nothing_else(x, rows):
    tile = nl.load(x)
    nisa.activation(tile, nl.exp, tile, reduce_op=nl.maximum, reduce_cmd=nisa.reduce_cmd.reset_reduce)  # refused: operator


@bad()
def activation_does_not_load_its_accumulators(x, rows):
    tile = nl.load(x)
    nisa.activation(tile, nl.exp, tile, reduce_op=nl.add, reduce_cmd=nisa.reduce_cmd.load_reduce)  # refused: engine


@bad("trn2")
def activate2_is_of_the_fourth_core(x, rows):
    tile = nl.load(x)
    nisa.activate2(tile, nl.exp, tile, 1.0, 0.0, nl.multiply, nl.add)  # refused: generation


@bad("trn3")
def activate2_has_six_pairs_of_operators(x, rows):
    tile = nl.load(x)
    nisa.activate2(tile, nl.exp, tile, 1.0, 0.0, nl.add, nl.multiply)  # refused: engine


@bad("trn3")
def activate2_reverses_an_operator_that_there_is(x, rows):
    tile = nl.load(x)
    nisa.activate2(tile, nl.exp, tile, 1.0, 0.0, nl.multiply, nl.bypass, reverse1=True)  # refused: engine


@bad("trn3")
def activate2_needs_an_operator_to_reduce_with(x, rows):
    tile = nl.load(x)
    nisa.activate2(tile, nl.exp, tile, 1.0, 0.0, nl.multiply, nl.add, reduce_cmd=nisa.reduce_cmd.reduce)  # refused: operator


@bad("trn3")
def activate2_takes_constants_of_one_type(x, rows):
    tile = nl.load(x)
    narrow = sbuf(128, 1, dtype=nl.bfloat16)
    nisa.activate2(tile, nl.exp, tile, sbuf(128, 1), narrow, nl.multiply, nl.add)  # refused: elementType


@bad("trn1")
def exponential_is_of_the_fourth_core(x, rows):
    tile = nl.load(x)
    nisa.exponential(tile, tile)  # refused: generation


@bad("trn3")
def exponential_takes_no_tile_of_five_dimensions(x, rows):
    tile = sbuf(128, 2, 2, 2, 2)
    nisa.exponential(tile, tile)  # refused: accessPattern


@bad("trn3")
def exponential_makes_no_unsigned_words(x, rows):
    nisa.exponential(nl.ndarray((128, 64), nl.uint32), nl.load(x))  # refused: elementType


@bad("trn3")
def exponential_loads_only_when_it_is_told_to(x, rows):
    tile = nl.load(x)
    nisa.exponential(tile, tile, reduce_cmd=nisa.reduce_cmd.reduce, reduce_init=1.0)  # refused: engine


@bad()
def select_reduce_has_a_result_when_it_reduces(x, rows):
    tile, result = nl.load(x), nl.ndarray((128, 1), nl.float32)
    nisa.select_reduce(tile, sbuf(128, 64, dtype=nl.uint8), tile, 0.0, result)  # refused: engine


@bad()
def select_reduce_has_no_predicate_of_words(x, rows):
    tile = nl.load(x)
    nisa.select_reduce(tile, sbuf(128, 64, dtype=nl.uint32), tile, 0.0)  # refused: elementType


@bad()
def select_reduce_takes_no_words(x, rows):
    words = sbuf(128, 64, dtype=nl.int32)
    nisa.select_reduce(nl.load(x), sbuf(128, 64, dtype=nl.uint8), words, 0.0)  # refused: elementType


@bad()
def select_reduce_has_the_maximum_only(x, rows):
    tile = nl.load(x)
    nisa.select_reduce(tile, sbuf(128, 64, dtype=nl.uint8), tile, 0.0, reduce_op=nl.add)  # refused: operator


@bad()
def select_reduce_reads_psum_once(x, rows):
    first, flags = psum(128, 64), psum(128, 64, dtype=nl.uint8)
    nisa.memset(first, 0.0)
    nisa.memset(flags, 1)
    nisa.select_reduce(nl.load(x), flags, first, 0.0)  # refused: memorySpace


@bad()
def cumulative_sums_have_no_words(x, rows):
    nisa.tensor_scalar_cumulative(nl.ndarray((128, 64), nl.int32), nl.load(x), nl.add, nl.add, 0.0)  # refused: elementType


@bad()
def cumulative_operators_are_five(x, rows):
    tile = nl.load(x)
    nisa.tensor_scalar_cumulative(tile, tile, nl.add, nl.logical_and, 0.0)  # refused: engine


@bad()
def cumulative_sums_start_from_a_value_when_they_load_it(x, rows):
    tile = nl.load(x)
    nisa.tensor_scalar_cumulative(tile, tile, nl.add, nl.add, 0.0, imm1=1.0)  # refused: operator


@bad()
def cumulative_sums_are_never_idle(x, rows):
    tile = nl.load(x)
    nisa.tensor_scalar_cumulative(tile, tile, nl.add, nl.add, 0.0, reduce_cmd=nisa.reduce_cmd.idle)  # refused: engine


# Random numbers.


@bad()
def random_bits_are_integers(x, rows):
    nisa.rng(nl.ndarray((128, 8), nl.float32))  # refused: elementType


@bad("trn1")
def gpsimd_has_no_generator_on_the_second_core(x, rows):
    nisa.rng(nl.ndarray((128, 8), nl.uint32), engine=nisa.engine.gpsimd)  # refused: generation


@bad()
def gpsimd_puts_no_random_bits_in_psum(x, rows):
    nisa.rng(psum(128, 8, dtype=nl.uint32), engine=nisa.engine.gpsimd)  # refused: memorySpace


@bad("trn2")
def rand2_is_of_the_fourth_core(x, rows):
    nisa.rand2(nl.ndarray((128, 8), nl.float32), 0.0, 1.0)  # refused: generation


@bad("trn3")
def rand2_has_its_limits_in_order(x, rows):
    nisa.rand2(nl.ndarray((128, 8), nl.float32), 1.0, 1.0)  # refused: outOfBounds


@bad("trn2")
def the_vector_engine_keeps_its_state_before_the_fourth_core(x, rows):
    nisa.rand_get_state(nl.ndarray((128, 24), nl.uint32), engine=nisa.engine.vector)  # refused: generation


@bad("trn3")
def a_state_has_its_number_of_words(x, rows):
    nisa.rand_set_state(sbuf(128, 24, dtype=nl.uint32))  # refused: shapeMismatch


@bad("trn3")
def a_state_is_set_from_sbuf(x, rows):
    words = psum(128, 24, dtype=nl.uint32)
    nisa.memset(words, 1)
    nisa.rand_set_state(words, engine=nisa.engine.vector)  # refused: memorySpace


@bad()
def there_is_one_seed(x, rows):
    nisa.set_rng_seed(nl.load(rows))  # refused: shapeMismatch


@bad()
def dropout_does_not_convert(x, rows):
    nisa.dropout(nl.ndarray((128, 64), nl.bfloat16), nl.load(x), 0.5)  # refused: elementType


@bad()
def dropout_of_integers_has_a_share_in_fp32(x, rows):
    tile = sbuf(128, 64, dtype=nl.int32)
    nisa.dropout(tile, tile, sbuf(128, 1, dtype=nl.bfloat16))  # refused: elementType


@bad()
def dropout_has_a_share_of_one_at_most(x, rows):
    tile = nl.load(x)
    nisa.dropout(tile, tile, 1.5)  # refused: outOfBounds


# Gathers and registers.


@bad()
def bounds_are_of_one_partition(x, rows):
    nisa.sequence_bounds(nl.ndarray((128, 2, 64), nl.float32), nl.load(x))  # refused: shapeMismatch


@bad()
def ids_are_words(x, rows):
    ids = sbuf(1, 64, dtype=nl.bfloat16)
    nisa.sequence_bounds(nl.ndarray((1, 2, 64), nl.float32), ids)  # refused: elementType


@bad("trn1")
def nonzeros_are_counted_from_the_third_core_on(x, rows):
    nisa.nonzero_with_count(nl.ndarray((128, 65), nl.int32), nl.load(x))  # refused: generation


@bad()
def nonzeros_leave_a_place_for_their_count(x, rows):
    nisa.nonzero_with_count(nl.ndarray((128, 64), nl.int32), nl.load(x))  # refused: shapeMismatch


@bad()
def n_gather_has_indices_of_words(x, rows):
    tile = nl.load(x)
    nisa.nc_n_gather(tile, tile, sbuf(128, 64, dtype=nl.uint16))  # refused: elementType


@bad()
def n_gather_keeps_to_its_data(x, rows):
    tile = nl.load(x)
    nisa.nc_n_gather(tile, tile, sbuf(128, 64, dtype=nl.uint32, value=64))  # refused: indexOutOfRange


@bad()
def local_gather_has_whole_cores(x, rows):
    tile = sbuf(24, 16)
    nisa.local_gather(tile, tile, sbuf(24, 1, dtype=nl.uint16))  # refused: tileSize


@bad()
def local_gather_takes_powers_of_two(x, rows):
    index = sbuf(128, 1, dtype=nl.uint16)
    nisa.local_gather(nl.ndarray((128, 48), nl.float32), nl.load(x), index, num_elem_per_idx=3)  # refused: tileSize


@bad()
def local_gather_has_4096_indices_at_most(x, rows):
    index = sbuf(128, 257, dtype=nl.uint16)
    nisa.local_gather(nl.ndarray((128, 4112), nl.float32), nl.load(x), index)  # refused: tileSize


@bad()
def local_gather_has_the_indices_that_it_says(x, rows):
    index = sbuf(128, 1, dtype=nl.uint16)
    nisa.local_gather(nl.ndarray((128, 17), nl.float32), nl.load(x), index, num_valid_indices=17)  # refused: outOfBounds


@bad()
def topk_is_of_bf16(x, rows):
    largest, places = nl.ndarray((128, 8), nl.bfloat16), nl.ndarray((128, 8), nl.uint32)
    nisa.topk(largest, places, nl.load(x), n=64)  # refused: elementType


@bad()
def topk_has_as_many_as_there_are(x, rows):
    largest, places = nl.ndarray((128, 50), nl.bfloat16), nl.ndarray((128, 50), nl.uint32)
    nisa.topk(largest, places, sbuf(128, 4, dtype=nl.bfloat16), n=49)  # refused: tileSize


@bad()
def topk_finds_its_elements_in_the_tile(x, rows):
    largest, places = nl.ndarray((128, 8), nl.bfloat16), nl.ndarray((128, 8), nl.uint32)
    nisa.topk(largest, places, sbuf(128, 2, dtype=nl.bfloat16), n=33)  # refused: shapeMismatch


@bad()
def a_register_has_32_bits(x, rows):
    nisa.register_move(nisa.register_alloc(), 1 << 31)  # refused: outOfBounds


@bad()
def a_register_goes_to_one_element(x, rows):
    nisa.register_store(nl.ndarray((1, 2), nl.int32), nisa.register_alloc(1))  # refused: elementType


# Collectives, on one rank.


def hbm(*shape, dtype=nl.float32):
    return nl.ndarray(shape, dtype, buffer=nl.shared_hbm)


ALONE = ncc.ReplicaGroup([[0]])


@bad()
def groups_have_ranks_once(x, rows):
    ncc.ReplicaGroup([[0, 1], [1, 2]])  # refused: replicaGroup


@bad()
def a_group_has_ranks(x, rows):
    ncc.ReplicaGroup([[0], []])  # refused: replicaGroup


@bad()
def a_group_is_of_ranks_that_run(x, rows):
    ncc.all_reduce([sbuf(4, 4)], [sbuf(4, 4)], ncc.ReplicaGroup([[0, 1]]), nl.add)  # refused: replicaGroup


@bad()
def every_rank_is_in_a_group(x, rows):
    ncc.collective_permute_implicit_current_processing_rank_id(0, ncc.ReplicaGroup([[1]]))  # refused: replicaGroup


@bad()
def ranks_multiply_nothing(x, rows):
    ncc.all_reduce([sbuf(4, 4)], [sbuf(4, 4)], ALONE, nl.multiply)  # refused: operator


@bad()
def a_collective_takes_lists(x, rows):
    ncc.all_reduce(sbuf(4, 4), sbuf(4, 4), ALONE, nl.add)  # refused: shapeMismatch


@bad()
def a_collective_has_a_dst_for_each_src(x, rows):
    ncc.all_reduce([hbm(4, 4)], [hbm(4, 4), hbm(4, 4)], ALONE, nl.add)  # refused: shapeMismatch


@bad()
def a_collective_is_in_one_memory(x, rows):
    ncc.all_reduce([x], [sbuf(128, 64)], ALONE, nl.add)  # refused: memorySpace


@bad()
def a_collective_is_not_in_psum(x, rows):
    ncc.all_reduce([psum(4, 4)], [psum(4, 4)], ALONE, nl.add)  # refused: memorySpace


@bad()
def several_tiles_are_not_reduced_at_once(x, rows):
    ncc.all_reduce([sbuf(4, 4)] * 2, [sbuf(4, 4)] * 2, ALONE, nl.add)  # refused: memorySpace


@bad()
def a_collective_does_not_cast(x, rows):
    ncc.all_reduce([sbuf(4, 4)], [sbuf(4, 4, dtype=nl.bfloat16)], ALONE, nl.add)  # refused: elementType


@bad()
def a_gathered_tensor_has_room_for_all(x, rows):
    ncc.all_gather([sbuf(4, 4)], [sbuf(4, 8)], ALONE, 1)  # refused: shapeMismatch


@bad()
def a_tile_is_gathered_in_two_dimensions(x, rows):
    ncc.all_gather([sbuf(4, 4, 4)], [sbuf(4, 4, 4)], ALONE, 1)  # refused: shapeMismatch


@bad()
def hbm_is_gathered_along_its_first_dimension(x, rows):
    ncc.all_gather([hbm(4, 4)], [hbm(4, 4)], ALONE, 1)  # refused: accessPattern


@bad()
def scatters_are_along_the_first_dimension(x, rows):
    ncc.reduce_scatter([sbuf(4, 4)], [sbuf(4, 4)], ALONE, 1, nl.add)  # refused: accessPattern


@bad()
def tiles_are_not_exchanged(x, rows):
    ncc.all_to_all([sbuf(4, 4)], [sbuf(4, 4)], ALONE, 0)  # refused: memorySpace


@bad()
def tiles_are_not_permuted(x, rows):
    ncc.collective_permute([sbuf(4, 4)], [sbuf(4, 4)], [(0, 0)])  # refused: memorySpace


@bad()
def one_tensor_is_permuted(x, rows):
    ncc.collective_permute([x, x], [x, x], [(0, 0)])  # refused: shapeMismatch


@bad()
def a_permutation_is_circular(x, rows):
    ncc.collective_permute([x], [x], [(0, 1)])  # refused: replicaGroup


@bad()
def channels_are_counted(x, rows):
    ncc.collective_permute_implicit([[x]], [[x]], ALONE, [1])  # refused: replicaGroup


@bad()
def a_channel_has_one_tensor(x, rows):
    ncc.collective_permute_implicit([[x, x]], [[x, x]], ALONE)  # refused: shapeMismatch


@bad()
def rings_have_four_channels_at_most(x, rows):
    ncc.collective_permute_implicit([[x]] * 5, [[x]] * 5, ALONE, [0, 1, 2, 3, 4])  # refused: engine


@bad()
def chunks_of_any_size_are_gathered_in_a_chip(x, rows):
    ncc.all_gather_v([x], [x], ALONE, hbm(3, 1, dtype=nl.uint32))  # refused: replicaGroup


@bad()
def chunks_of_any_size_are_exchanged_through_switches(x, rows):
    ncc.all_to_all_v([x], [x], ALONE, hbm(3, 1, dtype=nl.uint32))  # refused: generation


@bad("trn3")
def chunks_of_any_size_are_exchanged_between_chips(x, rows):
    ncc.all_to_all_v([x], [x], ALONE, hbm(3, 1, dtype=nl.uint32))  # refused: replicaGroup


@bad()
def collectives_have_priorities_from_trn3_on(x, rows):
    ncc.all_reduce([x], [x], ALONE, nl.add, priority=0)  # refused: generation
