"""Conversions between element types, bit for bit against ml_dtypes, NumPy and JAX on the CPU.

The conversions run in roundhouse-probe: the one that ROUNDHOUSE_PROBE names, else the one among the other tools.
"""

import os
import subprocess

import harness
import jax
import ml_dtypes
import numpy as np
import pytest

FLOATS = {
    "f64": np.float64,
    "f32": np.float32,
    "bf16": ml_dtypes.bfloat16,
    "f16": np.float16,
    "f8E4M3": ml_dtypes.float8_e4m3,
    "f8E4M3FN": ml_dtypes.float8_e4m3fn,
    "f8E5M2": ml_dtypes.float8_e5m2,
    "f8E3M4": ml_dtypes.float8_e3m4,
    "f8E4M3FNUZ": ml_dtypes.float8_e4m3fnuz,
    "f8E5M2FNUZ": ml_dtypes.float8_e5m2fnuz,
    "f8E4M3B11FNUZ": ml_dtypes.float8_e4m3b11fnuz,
    "f8E8M0FNU": ml_dtypes.float8_e8m0fnu,
    "f4E2M1FN": ml_dtypes.float4_e2m1fn,
}
SMALL_FLOATS = [name for name, dtype in FLOATS.items() if np.dtype(dtype).itemsize == 1]
WIDE_FLOATS = ["f64", "f32", "bf16", "f16"]
INTEGERS = {
    "i64": np.int64, "i32": np.int32, "i16": np.int16, "i8": np.int8, "i4": ml_dtypes.int4, "i2": ml_dtypes.int2,
    "ui64": np.uint64, "ui32": np.uint32, "ui16": np.uint16, "ui8": np.uint8, "ui4": ml_dtypes.uint4,
    "ui2": ml_dtypes.uint2,
}  # fmt: skip
UNSIGNED = {1: np.uint8, 2: np.uint16, 4: np.uint32, 8: np.uint64}


@pytest.fixture(scope="session")
def probe():
    return os.environ.get("ROUNDHOUSE_PROBE") or harness.tool("roundhouse-probe")


@pytest.fixture(scope="session")
def convert(probe):
    def run(values, source, destination, result_dtype, *options):
        command = [probe, "convert", source, destination, *options]
        answer = subprocess.run(command, input=values.tobytes(), stdout=subprocess.PIPE, check=True)
        return np.frombuffer(answer.stdout, dtype=result_dtype)

    return run


def bits(array):
    return array.view(UNSIGNED[array.dtype.itemsize])


def assert_same(actual, expected, source):
    """Every bit equal; NaNs need only be NaNs."""
    assert actual.dtype == expected.dtype and actual.shape == expected.shape
    with np.errstate(invalid="ignore"):
        different = bits(actual) != bits(expected)
        different &= ~(np.isnan(actual.astype(np.float64)) & np.isnan(expected.astype(np.float64)))
    if different.any():
        first = np.flatnonzero(different)[:8]
        pytest.fail(
            f"{different.sum()} of {different.size} differ; inputs {source[first]} bits {bits(source)[first]}: "
            f"got {bits(actual)[first]}, expected {bits(expected)[first]}"
        )


def all_codes(name):
    dtype = np.dtype(FLOATS[name])
    count = 16 if name == "f4E2M1FN" else 256**dtype.itemsize
    return np.arange(count, dtype=UNSIGNED[dtype.itemsize]).view(dtype)


def edge_cases_f32():
    """Around every power of two, every boundary between neighbours of narrow formats, every exponent's ends."""
    narrow = [all_codes(name).astype(np.float64) for name in SMALL_FLOATS + ["f16"]]
    values = np.unique(np.concatenate(narrow)[np.isfinite(np.concatenate(narrow))])
    midpoints = (values[1:] + values[:-1]) / 2
    powers = 2.0 ** np.arange(-149, 128)
    beyond = np.array([6, 7, 8, 15.5, 16, 30, 31, 240, 248, 448, 464, 480, 57344, 61440, 65504, 65520, 65536])
    exact = np.concatenate([values, midpoints, powers, 1.5 * powers, beyond]).astype(np.float32)
    exact = np.concatenate([exact, -exact])
    patterns = exact.view(np.uint32)
    patterns = np.concatenate([patterns - 1, patterns, patterns + 1])
    ends = [0, 1, 2, 0x3FFFFF, 0x400000, 0x400001, 0x7FFFFE, 0x7FFFFF]
    # bf16 and tf32 round at bits 16 and 13: both sides of ties, and ties that carry.
    ties = [0x7FFF, 0x8000, 0x8001, 0x18000, 0x7F7FFF, 0x7F8000, 0xFFF, 0x1000, 0x1001, 0x3000, 0x7FEFFF, 0x7FF000]
    mantissas = np.array([e << 23 | m for e in range(256) for m in ends + ties], dtype=np.uint32)
    sign = np.uint32(0x80000000)
    return np.concatenate([patterns, mantissas, mantissas | sign]).view(np.float32)


def samples_f32(count, seed=7):
    """Random bit patterns (every exponent alike), and numbers near one, which is where narrow formats have codes."""
    generator = np.random.default_rng(seed)
    patterns = generator.integers(0, 2**32, count, dtype=np.uint32).view(np.float32)
    near = (generator.standard_normal(count) * 2.0 ** generator.integers(-30, 18, count)).astype(np.float32)
    return np.concatenate([edge_cases_f32(), patterns, near])


def odd_rounded_f32(values):
    """f64 to f32 with the last bit telling that something was lost, so that a second rounding is exact."""
    with np.errstate(all="ignore"):
        nearest = values.astype(np.float32)
    big = np.isinf(nearest) & np.isfinite(values)
    nearest[big] = np.copysign(np.finfo(np.float32).max, values[big])
    wide = nearest.astype(np.float64)
    inexact = (wide != values) & ~np.isnan(values)
    pattern = nearest.view(np.uint32)
    pattern = np.where(inexact & (np.abs(wide) > np.abs(values)), pattern - 1, pattern)
    # f32's NaNs keep their sign but not their payload here.
    return np.where(inexact, pattern | 1, pattern).astype(np.uint32).view(np.float32)


def to(values, name):
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        result = values.astype(FLOATS[name])
        if name == "f8E8M0FNU":
            # ml_dtypes rounds f32's subnormals above 2^-127 up, however near to it they are; the nearest is right.
            wide = values.astype(np.float64)
            bits(result)[(wide > 2.0**-127) & (wide < 1.5 * 2.0**-127)] = 0
        return result


@pytest.mark.parametrize("destination", WIDE_FLOATS)
@pytest.mark.parametrize("source", SMALL_FLOATS + ["bf16", "f16"])
def test_every_code_of_a_narrow_float_widens_as_ml_dtypes_does(convert, source, destination):
    values = all_codes(source)
    expected = to(to(values, "f32"), destination)
    assert_same(convert(values, source, destination, FLOATS[destination]), expected, values)


@pytest.mark.parametrize("destination", SMALL_FLOATS + ["bf16", "f16"])
@pytest.mark.parametrize("source", SMALL_FLOATS + ["bf16", "f16"])
def test_every_code_of_a_narrow_float_becomes_every_other_as_ml_dtypes_does(convert, source, destination):
    values = all_codes(source)
    wide = to(values, "f32")
    if source.endswith("FNUZ"):
        # The one NaN of these types has no sign: it reads as positive in XLA, as negative in ml_dtypes.
        wide = np.abs(wide, where=np.isnan(wide), out=wide.copy())
    expected = to(wide, destination)
    if source == destination:
        expected = values
    assert_same(convert(values, source, destination, FLOATS[destination]), expected, values)


@pytest.mark.parametrize("destination", SMALL_FLOATS + ["bf16", "f16", "f64"])
def test_f32_rounds_to_every_float_as_ml_dtypes_does(convert, destination):
    values = samples_f32(1_000_000)
    assert_same(convert(values, "f32", destination, FLOATS[destination]), to(values, destination), values)


@pytest.mark.parametrize("destination", SMALL_FLOATS + ["bf16", "f16", "f32"])
def test_f64_rounds_once_to_every_float(convert, destination):
    generator = np.random.default_rng(11)
    with np.errstate(invalid="ignore"):
        wide = samples_f32(200_000).astype(np.float64)
        wide = np.where(np.isnan(wide), np.nan, wide)
        nudged = [wide, wide * (1 + 2.0**-50), wide * (1 - 2.0**-50)]
    values = np.concatenate(nudged + [generator.integers(0, 2**64, 200_000, dtype=np.uint64).view(np.float64)])
    values = np.concatenate([values, [0.0, -0.0, 5e-324, -5e-324, 2.0**-150, 2.0**-1022, 1.7e308, -1.7e308]])
    expected = to(values, "f32") if destination == "f32" else to(odd_rounded_f32(values), destination)
    assert_same(convert(values, "f64", destination, FLOATS[destination]), expected, values)


def test_f32_rounds_to_tf32_at_ten_mantissa_bits(convert):
    values = samples_f32(1_000_000)
    patterns = values.view(np.uint32).astype(np.uint64)
    rounded = ((patterns + 0xFFF + ((patterns >> 13) & 1)) & ~np.uint64(0x1FFF)).astype(np.uint32).view(np.float32)
    expected = np.where(np.isnan(values), values, rounded)
    assert_same(convert(values, "f32", "tf32", np.float32), expected, values)
    assert not (bits(convert(values, "f32", "tf32", np.float32)) & 0x1FFF).any()


@pytest.mark.parametrize("destination", SMALL_FLOATS + ["bf16", "f16", "f32"])
def test_saturation_replaces_whatever_overflows_by_the_largest_number(convert, destination):
    values = samples_f32(200_000)
    largest = ml_dtypes.finfo(FLOATS[destination]).max
    plain = to(values, destination)
    with np.errstate(invalid="ignore"):
        wide = plain.astype(np.float64)
    overflowed = np.isinf(wide) | (np.isnan(wide) & ~np.isnan(values))
    if destination == "f8E8M0FNU":
        overflowed &= values > 0
    negative = np.signbit(values)
    expected = np.where(overflowed & ~negative, largest, plain)
    if destination != "f8E8M0FNU":
        expected = np.where(overflowed & negative, -largest, expected)
    actual = convert(values, "f32", destination, FLOATS[destination], "--saturate")
    assert_same(actual, expected.astype(FLOATS[destination]), values)


def storage(name):
    """The NumPy type that holds an integer type's bytes as this project stores them."""
    if name == "i1" or ml_dtypes.iinfo(INTEGERS[name]).bits >= 8:
        return np.dtype(INTEGERS.get(name, np.bool_))
    return np.dtype(np.uint8 if name.startswith("u") else np.int8)


def integer_values(name):
    info = ml_dtypes.iinfo(INTEGERS[name])
    if info.bits <= 16:
        return np.arange(int(info.min), int(info.max) + 1).astype(INTEGERS[name])
    generator = np.random.default_rng(3)
    dtype = INTEGERS[name]
    spread = generator.integers(int(info.min), int(info.max), 100_000, dtype=dtype, endpoint=True)
    shifted = spread >> generator.integers(0, info.bits, spread.size).astype(dtype)
    powers = [s * (2**k) + d for k in range(info.bits) for s in (1, -1) for d in (-1, 0, 1)]
    ends = np.array([p for p in powers if int(info.min) <= p <= int(info.max)], dtype=dtype)
    return np.concatenate([spread, shifted, ends])


@pytest.mark.parametrize("destination", list(INTEGERS))
@pytest.mark.parametrize("source", list(INTEGERS))
def test_integers_wrap_to_other_widths(convert, source, destination):
    values = integer_values(source)
    wide = values.astype(np.uint64 if source == "ui64" else np.int64).astype(np.uint64)
    info = ml_dtypes.iinfo(INTEGERS[destination])
    low = (wide & np.uint64(2**info.bits - 1)).astype(np.uint64)
    if destination.startswith("i"):
        shift = np.uint64(64 - info.bits)
        low = ((low << shift).astype(np.int64) >> shift.astype(np.int64)).astype(np.int64)
    actual = convert(values, source, destination, storage(destination))
    np.testing.assert_array_equal(actual, low.astype(storage(destination)))


@pytest.mark.parametrize("destination", list(FLOATS))
@pytest.mark.parametrize("source", list(INTEGERS))
def test_integers_round_once_to_floats(convert, source, destination):
    values = integer_values(source)
    if destination in ("f32", "f64"):
        expected = values.astype(FLOATS[destination])
    else:
        # Keep 40 leading bits and a sticky bit: exact as f64, and enough to round once.
        integers = [int(v) for v in values]
        kept = []
        for integer in integers:
            magnitude = abs(integer)
            excess = max(0, magnitude.bit_length() - 40)
            sticky = magnitude & ((1 << excess) - 1) != 0
            kept.append(float(((magnitude >> excess) | sticky) << excess) * (-1 if integer < 0 else 1))
        expected = to(odd_rounded_f32(np.array(kept, dtype=np.float64)), destination)
    assert_same(convert(values, source, destination, FLOATS[destination]), expected, values)


@pytest.mark.parametrize("destination", list(INTEGERS) + ["i1"])
@pytest.mark.parametrize("source", ["f32", "f64", "bf16", "f16", "f8E4M3FN", "f8E5M2"])
def test_floats_become_integers_as_in_xla(convert, source, destination):
    values = samples_f32(20_000)
    values = np.concatenate([values, np.arange(-70_000, 70_000, 0.25, dtype=np.float32)])
    values = to(values, source)
    if destination == "i1":
        # XLA:CPU takes subnormal operands of a comparison for zero.
        with np.errstate(invalid="ignore"):
            subnormal = np.abs(values.astype(np.float64)) < float(ml_dtypes.finfo(values.dtype).tiny)
        values = values[(values == 0) | ~subnormal]
    dtype = np.bool_ if destination == "i1" else INTEGERS[destination]
    with jax.enable_x64(True):
        expected = np.asarray(jax.jit(lambda v: jax.lax.convert_element_type(v, dtype))(values))
    actual = convert(values, source, destination, storage(destination))
    different = np.flatnonzero(actual != expected.astype(storage(destination)))
    assert different.size == 0, (different.size, values[different[:8]], actual[different[:8]], expected[different[:8]])


@pytest.mark.parametrize("destination", ["i32", "i8", "ui8", "i16"])
def test_engine_writes_round_integers_to_nearest_even(convert, destination):
    values = np.concatenate([np.arange(-40_000, 40_000, 0.25), [np.inf, -np.inf, np.nan, 3e9, -3e9]]).astype(np.float32)
    info = np.iinfo(INTEGERS[destination])
    expected = np.clip(np.nan_to_num(np.rint(values.astype(np.float64)), nan=0), info.min, info.max)
    actual = convert(values, "f32", destination, INTEGERS[destination], "--integers-to-nearest")
    np.testing.assert_array_equal(actual, expected.astype(INTEGERS[destination]))


@pytest.mark.parametrize("name", [n for n in FLOATS if n not in ("f64",)])
def test_stochastic_rounding_gives_a_neighbour_and_the_right_mean(convert, name):
    generator = np.random.default_rng(5)
    count = 200_000
    values = np.exp2(generator.uniform(-1, 1, count)).astype(np.float64)
    values[: count // 2] = 1.0 + 0.3 * (2.0 ** -np.ceil(-np.log2(float(ml_dtypes.finfo(FLOATS[name]).eps))))
    first = convert(values, "f64", name, FLOATS[name], "--stochastic", "1")
    again = convert(values, "f64", name, FLOATS[name], "--stochastic", "1")
    other = convert(values, "f64", name, FLOATS[name], "--stochastic", "2")
    np.testing.assert_array_equal(bits(first), bits(again))
    assert (bits(first) != bits(other)).any()
    # A neighbour: at most one code away from nearest, and exactly one of the two that enclose the value.
    nearest = to(odd_rounded_f32(values), name) if name != "f32" else values.astype(np.float32)
    steps = np.abs(bits(first).astype(np.int64) - bits(nearest).astype(np.int64))
    assert steps.max() == 1
    ulp = np.abs(first.astype(np.float64) - values)
    assert (ulp < float(ml_dtypes.finfo(FLOATS[name]).eps) * 2).all()
    # 30% of the way from 1 to its upper neighbour: the upper one 30% of the time, within five standard deviations.
    share = (first[: count // 2].astype(np.float64) > 1).mean()
    assert abs(share - 0.3) < 5 * np.sqrt(0.3 * 0.7 / (count // 2)), share


@pytest.mark.parametrize(
    "source,destination",
    [
        ("complex<f32>", "complex<f64>"),
        ("complex<f64>", "complex<f32>"),
        ("complex<f32>", "f32"),
        ("complex<f64>", "bf16"),
        ("i32", "complex<f32>"),
        ("complex<f32>", "i1"),
    ],
)
def test_complex_numbers_convert_by_parts(convert, source, destination):
    dtypes = FLOATS | INTEGERS | {"complex<f32>": np.complex64, "complex<f64>": np.complex128, "i1": np.bool_}
    generator = np.random.default_rng(2)
    real, imaginary = generator.standard_normal((2, 1000))
    real[:10] = 0
    imaginary[:5] = 0
    values = (real + 1j * imaginary).astype(dtypes[source]) if source != "i32" else np.arange(-500, 500, dtype=np.int32)
    if destination in ("f32", "bf16"):
        expected = to(odd_rounded_f32(values.real.astype(np.float64)), destination)
    else:
        expected = values.astype(dtypes[destination])
    np.testing.assert_array_equal(convert(values, source, destination, dtypes[destination]), expected)


@pytest.mark.parametrize("headroom", [0, 1])
@pytest.mark.parametrize("element", ["f8E5M2", "f8E4M3FN", "f4E2M1FN"])
def test_mx_blocks_quantise_as_documented(probe, element, headroom):
    generator = np.random.default_rng(8)
    exponents = np.concatenate([generator.integers(-20, 20, 3000), generator.integers(-149, 127, 3000)])
    spread = np.exp2(generator.uniform(-12, 0, (6000, 32)))
    blocks = (generator.standard_normal((6000, 32)) * spread * np.exp2(exponents.astype(np.float64))[:, None])
    blocks = np.clip(blocks, -3e38, 3e38).astype(np.float32)
    blocks[::7] = blocks[::7].astype(ml_dtypes.bfloat16)
    blocks[5] = 0
    limits = ml_dtypes.finfo(FLOATS[element])
    largest = np.abs(blocks).max(axis=1).astype(np.float64)
    _, binary = np.frexp(largest)
    emax = int(np.frexp(float(limits.max))[1]) - 1
    exponent = np.clip(binary - 1 - (emax - headroom), -127, 127)
    exponent[largest == 0] = -127
    scaled = blocks.astype(np.float64) * np.exp2(-exponent.astype(np.float64))[:, None]
    scaled = np.clip(scaled, -float(limits.max), float(limits.max))
    codes = bits(to(odd_rounded_f32(scaled), element))

    command = [probe, "quantise", element] + ["--quantize-mx"] * headroom
    answer = subprocess.run(command, input=blocks.tobytes(), stdout=subprocess.PIPE, check=True).stdout
    answer = np.frombuffer(answer, dtype=np.uint8)
    np.testing.assert_array_equal(answer[:6000], (exponent + 127).astype(np.uint8))
    np.testing.assert_array_equal(answer[6000:].reshape(6000, 32), codes)
