"""The Tensor engine's modes against NumPy: tiles of the array, two rows at a time, ones and zeros, and MX."""

import ml_dtypes
import numpy as np
import pytest

from nki_cases import nisa, nki, nl, on_tiles, random

BF16 = ml_dtypes.bfloat16
E4M3, E4M3FN, E5M2 = ml_dtypes.float8_e4m3, ml_dtypes.float8_e4m3fn, ml_dtypes.float8_e5m2
E2M1 = ml_dtypes.float4_e2m1fn
PACKED = {E5M2: nl.float8_e5m2_x4, E4M3FN: nl.float8_e4m3fn_x4, E2M1: nl.float4_e2m1fn_x4}


@pytest.fixture
def on(monkeypatch):
    return lambda target: monkeypatch.setenv("NEURON_PLATFORM_TARGET_OVERRIDE", target)


def chain(left, right, total=np.float32(0)):
    """total + left.T @ right in fp32: 128 multiply-adds one after the other, and the sum of these. Products of these operands
    are exact in fp64."""
    for first in range(0, len(left), 128):
        part = np.zeros((left.shape[1], right.shape[1]), np.float32)
        for x, y in zip(left[first : first + 128].astype(np.float64), right[first : first + 128].astype(np.float64)):
            part = (part + np.outer(x, y)).astype(np.float32)
        total = total + part
    return total


def product(body, *arrays, shape, dtype=nl.float32):
    """What `body(psum, *tiles)` leaves in PSUM."""

    def copied(dst, *tiles):
        sums = nl.ndarray(shape, dtype, buffer=nl.psum)
        body(sums, *tiles)
        nisa.tensor_copy(dst, sums)

    return on_tiles(copied, *arrays, shape=shape, dtype=dtype)


# Tiles of the array.


@pytest.mark.parametrize("target, size", [("trn1", 64), ("trn2", 32), ("trn2", 64), ("trn3", 32), ("trn3", 128)])
def test_any_tile_of_the_array_gives_the_same_values(on, target, size):
    on(target)
    a, b = random(size, size - 3, dtype=BF16), random(size, 100, dtype=BF16, seed=1)
    expected = chain(a, b)
    for start in range(0, 128, size):
        for position, tile_size in (((start, 0), (size, 128)), ((0, start), (128, size)), ((start, start), (size, size))):
            found = product(
                lambda sums, x, y: nisa.nc_matmul(sums, x, y, tile_position=position, tile_size=tile_size), a, b,
                shape=expected.shape,
            )
            np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("target, size, positions", [("trn1", 64, 2), ("trn2", 32, 4), ("trn3", 32, 4)])
def test_tiles_run_side_by_side(on, target, size, positions):
    on(target)

    def busy(tiled):
        @nki.jit
        def kernel():
            x, y = nl.zeros((size, size), nl.bfloat16), nl.zeros((size, 512), nl.bfloat16)
            sums = [nl.ndarray((size, 512), nl.float32, buffer=nl.psum) for _ in range(positions)]
            for step in range(400):
                where = {"tile_position": (step % positions * size, 0), "tile_size": (size, 128)} if tiled else {}
                nisa.nc_matmul(sums[step % positions], x, y, **where)
            out = nl.ndarray((size, 512), nl.float32, buffer=nl.shared_hbm)
            for tile in sums:
                nl.store(out, nl.copy(tile))
            return out

        kernel()
        return kernel.time.microseconds

    ratio = busy(False) / busy(True)
    # Besides what runs beside each other, the array does not warm up on a part of its rows alone.
    assert positions * 0.8 < ratio < positions * 2.1


# Two rows at a time.


@pytest.mark.parametrize("stationary", [E4M3, E5M2])
@pytest.mark.parametrize("moving", [E4M3, E5M2])
@pytest.mark.parametrize("partitions", [128, 37])
def test_double_row_contracts_pairs_in_a_partition(on, stationary, moving, partitions):
    on("trn2")
    a = random(partitions, 2, 40).astype(stationary)
    b = random(partitions, 2, 200, seed=1).astype(moving)

    def body(sums, x, y):
        for _ in range(2):
            nisa.nc_matmul(sums, x, y, perf_mode=nisa.matmul_perf_mode.double_row)

    rows = [array.reshape(2 * partitions, -1).astype(np.float32) for array in (a, b)]
    np.testing.assert_array_equal(product(body, a, b, shape=(40, 200)), chain(*rows, chain(*rows)))


def test_double_row_takes_strided_operands_and_writes_bf16_on_v4(on):
    on("trn3")
    a = random(64, 2, 80).astype(E4M3FN)
    b = random(64, 4, 30, seed=1).astype(E5M2)

    def body(sums, x, y):
        nisa.nc_matmul(sums, x[:, :, 0:80:2], y[:, 0:4:2, :], perf_mode="double_row", tile_position=(64, 0), tile_size=(64, 128))

    rows = [array.reshape(128, -1).astype(np.float32) for array in (a[:, :, ::2], b[:, ::2])]
    found = product(body, a, b, shape=(40, 30), dtype=nl.bfloat16)
    np.testing.assert_array_equal(found, chain(*rows).astype(BF16))


# Time: the passes between the first and the last, which hide what surrounds them.


def passes(stationary, moving, **options):
    """Microseconds of 200 passes."""

    @nki.jit
    def kernel():
        x, y = nl.zeros(stationary.shape, stationary.dtype), nl.zeros(moving.shape, moving.dtype)
        sums = nl.ndarray((stationary.shape[-1], moving.shape[-1]), nl.float32, buffer=nl.psum)
        for _ in range(200):
            nisa.nc_matmul(sums, x, y, **options)
        out = nl.ndarray(sums.shape, nl.float32, buffer=nl.shared_hbm)
        tile = nl.ndarray(sums.shape, nl.float32)
        nisa.tensor_copy(tile, sums)
        nl.store(out, tile)
        return out

    kernel()
    return kernel.time.microseconds * kernel.time.engines["tensor"]


def test_ones_and_zeros_halve_the_time_of_fp32_only(on):
    on("trn2")
    for dtype, ratio in ((np.float32, 2), (BF16, 1)):
        tile, wide = np.zeros((128, 128), dtype), np.zeros((128, 512), dtype)
        plain = passes(tile, wide)
        for hint in ("is_stationary_onezero", "is_moving_onezero"):
            assert plain / passes(tile, wide, **{hint: True}) == pytest.approx(ratio, rel=0.05)


def test_double_row_takes_the_time_of_half_the_rows(on):
    on("trn2")
    single = passes(np.zeros((128, 128), E4M3), np.zeros((128, 512), E4M3))
    double = passes(np.zeros((128, 2, 128), E4M3), np.zeros((128, 2, 512), E4M3), perf_mode="double_row")
    assert double == pytest.approx(single, rel=0.01)


# MX.


def quantised(values, element):
    """nki.isa quantize_mx: elements [P, F] and scales [P / 8, F / 4] of groups of 8 x 4."""
    groups = values.astype(np.float64).reshape(values.shape[0] // 8, 8, -1, 4)
    largest = np.abs(groups).max(axis=(1, 3))
    maximum_exponent = {E4M3FN: 8, E5M2: 15}[element]
    with np.errstate(divide="ignore", invalid="ignore"):
        exponent = np.floor(np.log2(largest)) - (maximum_exponent - 1)
    exponent = np.where(largest == 0, -127, np.maximum(exponent, -127))
    finite = np.isfinite(largest)
    exponent = np.where(finite, exponent, 0)
    spread = exponent[:, None, :, None]
    elements = np.where(finite[:, None, :, None], groups / 2.0**spread, 0).astype(element)
    scales = np.where(finite, exponent + 127, 255).astype(np.uint8)
    return elements.reshape(values.shape), scales


def worth(elements, scales):
    """Elements [P, F] with scales [P / 8, F / 4] as fp32, and the four of each word as rows of their own: [4 P, F / 4]."""
    factor = np.where(scales == 255, np.nan, 2.0 ** (scales.astype(np.float64) - 127)).astype(np.float32)
    values = elements.astype(np.float32) * np.repeat(np.repeat(factor, 8, axis=0), 4, axis=1)
    return values.reshape(len(values), -1, 4).transpose(0, 2, 1).reshape(4 * len(values), -1).astype(np.float32)


def words(elements):
    """Four elements in each word, the first in the lowest bits."""
    codes = elements.view(np.uint8).astype(np.uint32).reshape(len(elements), -1, 4)
    bits = 4 if elements.dtype == E2M1 else 8
    packed = sum(codes[:, :, part] << (bits * part) for part in range(4))
    return packed.astype(np.uint16 if bits == 4 else np.uint32)


def scattered(scales, partitions):
    """Scales at the first four partitions of each 32."""
    tile = np.zeros((partitions, scales.shape[1]), np.uint8)
    for row in range(len(scales)):
        tile[row // 4 * 32 + row % 4] = scales[row]
    return tile


def quantise(values, element, scale_type=nl.uint8, offset=0):
    """What the kernel makes of them."""

    @nki.jit
    def kernel(x):
        partitions, columns = x.shape
        data = nl.ndarray((partitions, columns // 4), PACKED[element])
        scale = nl.ndarray((partitions, columns // 4), scale_type)
        nisa.memset(scale.view(nl.uint8), 0)
        nisa.quantize_mx(dst=data, src=nl.load(x), dst_scale=scale[offset:, :])
        outs = [nl.ndarray(t.shape, t.dtype, buffer=nl.shared_hbm) for t in (data, scale)]
        for out, tile in zip(outs, (data, scale)):
            nisa.dma_copy(out, tile)
        return outs

    data, scale = kernel(values)
    assert not kernel.reports
    return data, scale.view(np.uint8)


@pytest.mark.parametrize("element", [E4M3FN, E5M2])
@pytest.mark.parametrize("dtype", [BF16, np.float16])
@pytest.mark.parametrize("partitions", [32, 64, 128])
def test_quantize_mx(on, element, dtype, partitions):
    on("trn3")
    values = random(partitions, 48)
    values[0:8] *= np.float32(2.0) ** np.arange(-24, 24, dtype=np.float32).repeat(1) if dtype == BF16 else 1
    values[8:16, 0:4] = 0
    values[16:24, 4:8] = np.float32(2.0**-20)
    values = values.astype(dtype)
    elements, scales = quantised(values, element)
    data, scale = quantise(values, element)
    np.testing.assert_array_equal(data, words(elements))
    np.testing.assert_array_equal(scale, scattered(scales, partitions))


def test_quantize_mx_at_the_ends_of_its_range(on):
    on("trn3")
    values = np.ones((32, 24), BF16)
    largest, smallest = ml_dtypes.finfo(BF16).max, ml_dtypes.finfo(BF16).smallest_subnormal
    values[0:8, 0:4] = largest
    values[0:8, 4:8] = smallest
    values[0:8, 8:12] = np.float32(2.0**-119)
    values[9, 1], values[17, 5], values[25, 9] = np.inf, -np.inf, np.nan
    for element in (E4M3FN, E5M2):
        elements, scales = quantised(values, element)
        data, scale = quantise(values, element, scale_type=nl.float8_e8m0fnu, offset=8)
        np.testing.assert_array_equal(data, words(elements))
        np.testing.assert_array_equal(scale[8:12], scales)


def mx_operands(element, partitions, columns, seed):
    """Elements of all codes but NaN and infinity, and scales about 1."""
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, 16 if element == E2M1 else 256, (partitions, 4 * columns)).astype(np.uint8)
    elements = codes.view(element)
    elements = np.where(np.isfinite(elements.astype(np.float32)), elements, np.zeros_like(elements)).astype(element)
    return elements, rng.integers(117, 137, (partitions // 8, columns)).astype(np.uint8)


@pytest.mark.parametrize("left, right", [(E5M2, E5M2), (E4M3FN, E5M2), (E2M1, E4M3FN), (E2M1, E2M1)])
@pytest.mark.parametrize("partitions, columns, result", [(32, 100, nl.float32), (96, 700, nl.bfloat16), (128, 512, nl.float32)])
def test_nc_matmul_mx(on, left, right, partitions, columns, result):
    on("trn3")
    a, a_scale = mx_operands(left, partitions, 62, 0)
    b, b_scale = mx_operands(right, partitions, columns, 1)

    def body(sums, x, x_scale, y, y_scale):
        x, y = x.view(PACKED[left]), y.view(PACKED[right])
        nisa.nc_matmul_mx(sums, x, y, x_scale, y_scale)

    arrays = words(a), scattered(a_scale, partitions), words(b), scattered(b_scale, partitions)
    found = product(body, *arrays, shape=(62, columns), dtype=result)
    expected = chain(worth(a, a_scale), worth(b, b_scale))
    np.testing.assert_array_equal(found, expected.astype(BF16) if result == nl.bfloat16 else expected)


def test_nc_matmul_mx_adds_and_reads_scales_where_they_are_packed(on):
    on("trn3")
    a, a_scale = mx_operands(E5M2, 64, 128, 0)
    b, b_scale = mx_operands(E4M3FN, 64, 40, 1)
    a_scale[0, 0], b_scale[1, 3] = 0, 255
    packed = np.zeros((128, 128), np.uint8)
    packed[0:64] = scattered(a_scale, 64)
    packed[12:64, 0:40] += scattered(b_scale, 64)[0:52]

    def body(sums, x, y, scales):
        scales = scales.view(nl.float8_e8m0fnu)
        x, y = x.view(nl.float8_e5m2_x4), y.view(nl.float8_e4m3fn_x4)
        for _ in range(2):
            nisa.nc_matmul_mx(sums, x, y, scales, scales[12:, 0:40], tile_position=(64, 0), tile_size=(64, 128))

    found = product(body, words(a), words(b), packed, shape=(128, 40))
    rows = worth(a, a_scale), worth(b, b_scale)
    np.testing.assert_array_equal(found, chain(*rows, chain(*rows)))
    assert np.isnan(found[:, 3]).all() and not np.isnan(found[:, 0:3]).any()


def test_scales_that_are_never_written_are_not_read(on):
    on("trn3")
    a, a_scale = mx_operands(E2M1, 64, 32, 0)

    @nki.jit
    def kernel(x, x_scale):
        data = nl.ndarray((64, 32), nl.float4_e2m1fn_x4)
        nisa.dma_copy(data, x.ap(pattern=[[32, 64], [1, 32]], dtype=nl.float4_e2m1fn_x4))
        scale = nl.ndarray((64, 32), nl.uint8)
        for quadrant in range(2):
            nisa.dma_copy(scale[32 * quadrant : 32 * quadrant + 4], x_scale[4 * quadrant : 4 * quadrant + 4])
        sums = nl.ndarray((32, 32), nl.float32, buffer=nl.psum)
        nisa.nc_matmul_mx(sums, data, data, scale, scale)
        out = nl.ndarray((32, 32), nl.float32, buffer=nl.shared_hbm)
        nl.store(out, nl.copy(sums))
        return out

    # Two elements in each byte, as a file has them.
    found = kernel(words(a).view(np.uint8), a_scale)
    assert not kernel.reports
    np.testing.assert_array_equal(found, chain(worth(a, a_scale), worth(a, a_scale)))


def test_nc_matmul_mx_takes_the_time_of_a_bf16_pass(on):
    on("trn3")

    @nki.jit
    def kernel(is_mx):
        words, scale = nl.zeros((128, 512), nl.uint32), nl.zeros((128, 512), nl.uint8)
        data, plain = words.view(nl.float8_e5m2_x4), nl.zeros((128, 512), nl.bfloat16)
        sums = nl.ndarray((128, 512), nl.float32, buffer=nl.psum)
        for _ in range(100):
            if is_mx:
                nisa.nc_matmul_mx(sums, data[:, 0:128], data, scale[:, 0:128], scale)
            else:
                nisa.nc_matmul(sums, plain[:, 0:128], plain)
        out = nl.ndarray((128, 512), nl.float32, buffer=nl.shared_hbm)
        nl.store(out, nl.copy(sums))
        return out

    shares = []
    for is_mx in (False, True):
        kernel(is_mx)
        shares.append((kernel.time.microseconds * kernel.time.engines["tensor"], kernel.time.mfu))
    assert shares[1][0] == pytest.approx(shares[0][0], rel=0.05)
    assert shares[1][1] == pytest.approx(4 * shares[0][1], rel=0.2)
