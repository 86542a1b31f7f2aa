"""Whole NKI kernels: their values against NumPy, their time, and what they are given and give back."""

import os
import subprocess
import sys
from dataclasses import dataclass

import ml_dtypes
import numpy as np
import pytest

import harness
from nki_cases import nisa, nki, nl, random


@nki.jit
def matmul(lhsT, rhs):
    """Tile by tile, the contraction innermost, loads where they are used."""
    (K, M), (_, N) = lhsT.shape, rhs.shape
    out = nl.ndarray((M, N), dtype=lhsT.dtype, buffer=nl.shared_hbm)
    for m in nl.affine_range(M // 128):
        for n in nl.affine_range(N // 512):
            sums = nl.ndarray((128, 512), dtype=nl.float32, buffer=nl.psum)
            for k in nl.affine_range(K // 128):
                a = nl.ndarray((128, 128), dtype=lhsT.dtype, buffer=nl.sbuf)
                b = nl.ndarray((128, 512), dtype=rhs.dtype, buffer=nl.sbuf)
                nisa.dma_copy(dst=a, src=lhsT[nl.ds(k * 128, 128), nl.ds(m * 128, 128)])
                nisa.dma_copy(dst=b, src=rhs[k * 128 : (k + 1) * 128, n * 512 : (n + 1) * 512])
                nisa.nc_matmul(sums, a, b)
            tile = nl.ndarray((128, 512), dtype=out.dtype, buffer=nl.sbuf)
            nisa.tensor_copy(tile, sums)
            nisa.dma_copy(dst=out[m * 128 : (m + 1) * 128, n * 512 : (n + 1) * 512], src=tile)
    return out


@nki.jit
def matmul_blocked(lhsT, rhs):
    """The whole of the left side stays in SBUF, and the right side is loaded once."""
    (K, M), (_, N) = lhsT.shape, rhs.shape
    out = nl.ndarray((M, N), dtype=lhsT.dtype, buffer=nl.shared_hbm)
    left = [nl.load(lhsT[k * 128 : (k + 1) * 128]) for k in range(K // 128)]
    for n in range(N // 512):
        right = [nl.load(rhs[k * 128 : (k + 1) * 128, n * 512 : (n + 1) * 512]) for k in range(K // 128)]
        for m in range(M // 128):
            sums = nl.ndarray((128, 512), dtype=nl.float32, buffer=nl.psum)
            for k in range(K // 128):
                nisa.nc_matmul(sums, left[k][:, m * 128 : (m + 1) * 128], right[k], accumulate=k > 0)
            nl.store(out[m * 128 : (m + 1) * 128, n * 512 : (n + 1) * 512], nl.copy(sums, out.dtype))
    return out


@nki.jit
def attention(q, k, v):
    """softmax(q.T k) v of one head; q and k are [d, sequence], v is [sequence, d]."""
    d, length = q.shape
    out = nl.ndarray((length, d), dtype=q.dtype, buffer=nl.shared_hbm)
    queries, keys = nl.load(q), nl.load(k)
    values = [nl.load(v[s : s + 128]) for s in range(0, length, 128)]
    for row in nl.affine_range(length // 128):
        scores = nl.ndarray((128, length), dtype=nl.float32, buffer=nl.psum)
        nisa.nc_matmul(scores, queries[:, nl.ds(row * 128, 128)], keys)
        largest = nl.ndarray((128, 1), dtype=nl.float32)
        nisa.tensor_reduce(largest, nl.maximum, scores, axis=1, negate=True)
        weights = nl.ndarray((128, length), dtype=q.dtype)
        total = nl.ndarray((128, 1), dtype=nl.float32)
        nisa.activation_reduce(weights, nl.exp, scores, reduce_op=nl.add, reduce_res=total, bias=largest)
        sums = nl.ndarray((128, d), dtype=nl.float32, buffer=nl.psum)
        for s in range(length // 128):
            turned = nl.ndarray((128, 128), dtype=q.dtype, buffer=nl.psum)
            nisa.nc_transpose(turned, weights[:, s * 128 : (s + 1) * 128])
            nisa.nc_matmul(sums, nl.copy(turned), values[s])
        nisa.reciprocal(total, total)
        tile = nl.ndarray((128, d), dtype=q.dtype)
        nisa.tensor_scalar(tile, sums, nl.multiply, total)
        nl.store(out[row * 128 : (row + 1) * 128], tile)
    return out


@pytest.mark.parametrize("kernel", [matmul, matmul_blocked])
def test_tiled_matmuls_are_exact_products_summed_in_fp32(kernel):
    lhsT, rhs = random(256, 256, dtype=ml_dtypes.bfloat16), random(256, 1024, dtype=ml_dtypes.bfloat16, seed=1)
    exact = lhsT.astype(np.float64).T @ rhs.astype(np.float64)
    found = kernel(lhsT, rhs)
    assert found.dtype == ml_dtypes.bfloat16 and found.shape == (256, 1024)
    # Half a unit in the last place of bf16, and what fp32 sums of 256 products may lose.
    bound = np.abs(exact) * 2**-8 + 256 * 2**-24 * np.abs(lhsT.astype(float)).T @ np.abs(rhs.astype(float))
    assert np.all(np.abs(found.astype(np.float64) - exact) <= bound)
    assert kernel.reports == []


def test_blocking_makes_a_matmul_faster():
    lhsT, rhs = random(512, 512, dtype=ml_dtypes.bfloat16), random(512, 1024, dtype=ml_dtypes.bfloat16)
    matmul(lhsT, rhs), matmul_blocked(lhsT, rhs)
    assert matmul_blocked.time < matmul.time
    assert matmul_blocked.time.hbm_bytes < matmul.time.hbm_bytes
    # The lines of the kernel, each once, with all of its instructions.
    lines = matmul.time.lines
    assert len({line["location"] for line in lines}) == len(lines) == 5
    assert sum(line["instructions"] for line in lines) == matmul.time.report["instructions"] == 2 * 4 * 4 * 3 + 2 * 4 * 2
    assert all(line["location"].startswith(__file__) and line["function"] == "matmul" for line in lines)


def test_attention_agrees_with_numpy():
    q, k, v = random(64, 512), random(64, 512, seed=1), random(512, 64, seed=2)
    scores = q.astype(np.float64).T @ k
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    expected = weights / weights.sum(axis=1, keepdims=True) @ v
    # Scores of up to 40 carry errors of some 2**-19, weights add up to 1, values are up to 4.
    np.testing.assert_allclose(attention(q, k, v), expected, rtol=0, atol=3e-5)
    assert attention.reports == []


def test_a_kernel_writes_to_its_arguments_in_place():
    @nki.jit
    def add_one(x, scale):
        tile = nl.load(x)
        nisa.tensor_scalar(tile, tile, nl.multiply, scale, op1=nl.add, operand1=1.0)
        nl.store(x, tile)

    x = random(128, 16)
    before = x.copy()
    assert add_one(x, 2.0) is None
    np.testing.assert_array_equal(x, before * 2 + 1)
    strided = random(128, 32)[:, ::2]
    before = strided.copy()
    add_one(strided, scale=4.0)
    np.testing.assert_array_equal(strided, before * 4 + 1)


def test_arguments_and_results_may_be_in_containers():
    @nki.jit
    def both(pair, named):
        x, y = nl.load(pair[0]), nl.load(named["y"])
        outs = [nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm) for _ in range(2)]
        nl.store(outs[0], nl.add(x, y))
        nl.store(outs[1], nl.subtract(x, y))
        return {"sum": outs[0], "rest": (outs[1], 7)}

    x, y = random(64, 8), random(64, 8, seed=1)
    result = both((x,), {"y": y})
    np.testing.assert_array_equal(result["sum"], x + y)
    np.testing.assert_array_equal(result["rest"][0], x - y)
    assert result["rest"][1] == 7


def test_two_cores_share_hbm():
    @nki.jit
    def halves(x):
        out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
        assert nl.num_programs() == 2 and nl.program_ndim() == 1
        rows = nl.ds(nl.program_id(0) * 128, 128)
        nl.store(out[rows], nl.multiply(nl.load(x[rows]), 2.0 + nl.program_id(0)))
        return out

    x = random(256, 32)
    np.testing.assert_array_equal(nki.simulate(halves)[2](x), x * np.repeat(np.float32([[2], [3]]), 128, axis=0))


def test_jax_arrays_give_jax_arrays():
    import jax.numpy as jnp

    @nki.jit
    def double(x):
        out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
        nl.store(out, nl.add(nl.load(x), nl.load(x)))
        return out

    found = double(jnp.arange(256, dtype=jnp.bfloat16).reshape(64, 4))
    assert found.dtype == jnp.bfloat16 and isinstance(found, jnp.ndarray)
    np.testing.assert_array_equal(np.asarray(found), (2 * jnp.arange(256, dtype=jnp.bfloat16)).reshape(64, 4))


def test_registers_drive_loops_and_addresses():
    @nki.jit
    def gather(x, which, count):
        out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
        nl.store(out, nl.zeros(x.shape, x.dtype))
        index, bound = nl.load(which), nisa.register_alloc()
        nisa.register_load(bound, nl.load(count))

        def body(i):
            chosen = index[0:1, int(i) : int(i) + 1]
            row = nl.load(x.ap([[1, 1], [1, x.shape[1]]], scalar_offset=chosen, indirect_dim=0))
            nl.store(out.ap([[1, 1], [1, x.shape[1]]], scalar_offset=i, indirect_dim=0), row)

        nl.fori_loop(0, bound, body)
        return out

    x = random(8, 16)
    found = gather(x, np.array([[5, 0, 7, 1]], np.int32), np.array([[3]], np.int32))
    np.testing.assert_array_equal(found, np.concatenate([x[[5, 0, 7]], np.zeros((5, 16), np.float32)]))


@pytest.mark.parametrize("command", [["roundhouse.nki"], ["roundhouse", "nki", "run"]])
def test_the_runner_makes_nki_mean_this_one_for_a_script(command, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, numpy as np\n"
        "import nki, nki.language as nl, nki.isa as nisa\n"
        "@nki.jit\n"
        "def negate(x):\n"
        "    out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)\n"
        "    nl.store(out, nl.negative(nl.load(x)))\n"
        "    return out\n"
        "print(negate(np.full((1, 2), float(sys.argv[1]), np.float32)), nki.__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", *command, "--time", script, "3"],
        env=dict(os.environ, PYTHONPATH=str(harness.ROOT / "python")),
        capture_output=True,
        text=True,
    )
    assert done.stdout == "[[-3. -3.]] roundhouse.nki\n", done.stderr
    assert "simulated: " in done.stderr and f"{script}:6 negate" in done.stderr
    alone = subprocess.run([sys.executable, "-c", "import nki"], capture_output=True, text=True)
    assert "No module named 'nki'" in alone.stderr


def test_the_alias_has_the_modules_that_nki_library_looks_for():
    code = """
import roundhouse.nki.alias
import nki_cpu_simulator.nki.builtin, nki_cpu_simulator.nki.compiler, nki_cpu_simulator.nki.tensor
import nki_cpu_simulator.nki.isa.constants as constants, nki_cpu_simulator.nki.language.dtypes as dtypes
import nki_cpu_simulator.nki.typing, neuronxcc.nki.language, neuronxcc.nki.isa, nki.isa.constants
from nki_cpu_simulator import nki as simulated
import nki, numpy as np, nki.language as nl
from neuronxcc import nki as first
assert simulated is nki and first is not nki and constants.oob_mode is nki.isa.oob_mode and dtypes.float32 is nl.float32

def double(x):
    assert nki.isa.get_nc_version() is nki.isa.nc_version.gen3
    out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
    nl.store(out, nl.add(nl.load(x), 1.0))
    return out

print(nki.cpu_simulate(double)[1](x=np.ones((1, 2), np.float32)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=dict(os.environ, PYTHONPATH=str(harness.ROOT / "python"), NKI_NC_VERSION="gen3"),
        capture_output=True,
        text=True,
    )
    assert done.stdout == "[[2. 2.]]\n", done.stderr


def test_classes_of_kernels_are_data_classes_with_the_decorator_or_without():
    @dataclass
    class Decorated(nl.NKIObject):
        rows: int
        columns = None
        names = ("a",)

    class Plain(nl.NKIObject):
        rows: int
        turned: bool = False

        def __post_init__(self):
            self.count = 2 * (self.rows or 0)

    class Own(nl.NKIObject):
        def __init__(self, rows):
            self.rows = rows

    assert (Decorated(3).columns, Decorated(3, columns=4).columns, Decorated(1).names) == (None, 4, ("a",))
    assert (Plain().rows, Plain(5).count, Plain(1, turned=True).turned) == (None, 10, True)
    assert Own(7).rows == 7
    with pytest.raises(TypeError, match="rows, turned"):
        Plain(height=1)


def test_without_precise_floats_narrow_types_are_kept_as_fp32(monkeypatch):
    x = random(128, 64).astype(ml_dtypes.bfloat16)
    third = np.float32(1 / 3)

    @nki.jit
    def kernel(x):
        out = nl.ndarray(x.shape, nl.bfloat16, buffer=nl.shared_hbm)
        tile = nl.ndarray(x.shape, nl.float8_e4m3)
        nisa.tensor_scalar(tile, nl.load(x), nl.multiply, float(third))
        nl.store(out, nl.copy(tile, nl.bfloat16))
        nl.store(x, nl.copy(tile, nl.bfloat16))
        return out

    rounded = (x.astype(np.float32) * third).astype(ml_dtypes.float8_e4m3)
    np.testing.assert_array_equal(kernel(x.copy()).astype(np.float32), rounded.astype(np.float32))
    monkeypatch.setenv("NKI_PRECISE_FP", "0")
    argument = x.copy()
    result = kernel(argument)
    assert result.dtype == np.float32
    np.testing.assert_array_equal(result, x.astype(np.float32) * third)
    np.testing.assert_array_equal(argument, result.astype(ml_dtypes.bfloat16))
