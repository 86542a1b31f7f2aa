"""Kernels of NKI's first generation: results that are returned, index arrays, masks, block dimensions, grids."""

import subprocess
import sys

import ml_dtypes
import numpy as np
import pytest

import harness
from nki_cases import nki as newer, random
from roundhouse.nki import first as nki
from roundhouse.nki.first import isa as nisa, language as nl


def test_tiles_are_indexed_by_arrays_and_loaded_with_masks():
    @nki.jit
    def kernel(x):
        out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
        rows, columns = x.shape
        for start in nl.affine_range((rows + 127) // 128):
            i_p, i_f = start * 128 + nl.arange(128)[:, None], nl.arange(columns)[None, :]
            tile = nl.load(x[i_p, i_f], mask=i_p < rows)
            nl.store(out[i_p, i_f], value=nisa.tensor_scalar(tile, np.multiply, 3.0, mask=i_p < rows), mask=i_p < rows)
        return out

    x = random(200, 24)
    np.testing.assert_array_equal(kernel(x), 3 * x)
    assert kernel.reports == []


def test_masks_leave_a_corner():
    @nki.jit
    def kernel(x):
        out = nl.ndarray((64, 32), dtype=x.dtype, buffer=nl.shared_hbm)
        index = nl.mgrid[0:64, 0:32]
        tile = nl.zeros((nl.par_dim(64), 32), dtype=x.dtype)
        mask = (index.p < 50) & (index.x < 20)
        nl.store(out, tile)
        nl.store(out[index.p, index.x], value=nl.load(x[index.p, index.x]), mask=mask)
        return out

    x = random(64, 32)
    expected = np.zeros_like(x)
    expected[:50, :20] = x[:50, :20]
    np.testing.assert_array_equal(kernel(x), expected)


def test_tensor_scalar_reduce_returns_its_tile_and_writes_the_reduction():
    @nki.jit
    def kernel(x):
        out = nl.ndarray((128, 3), dtype=x.dtype, buffer=nl.shared_hbm)
        tile, largest = nl.load(x), nl.ndarray((nl.par_dim(128), 2), dtype=np.float32, buffer=nl.sbuf)
        doubled = nl.ndarray((nl.par_dim(128), 2, 12), dtype=np.float32, buffer=nl.sbuf)
        for half in nl.sequential_range(2, directives=nki.compiler.no_reorder()):
            doubled[:, half, :] = nisa.tensor_scalar_reduce(
                data=tile[:, nl.ds(12 * half, 12)], op0=nl.multiply, operand0=2.0, reduce_op=nl.max,
                reduce_res=largest[:, half],
            )
        nl.store(out[:, 0:2], largest)
        nl.store(out[:, 2:3], nisa.tensor_reduce(nl.add, doubled, axis=(1, 2), keepdims=False))
        return out

    x = np.rint(8 * random(128, 24))
    halves = (2 * x).reshape(128, 2, 12).max(axis=2)
    np.testing.assert_array_equal(kernel(x), np.concatenate([halves, (2 * x).sum(axis=1, keepdims=True)], axis=1))


def test_operators_and_strided_index_arrays():
    @nki.jit
    def kernel(x, y):
        out = nl.ndarray((128, 6, 4), dtype=x.dtype, buffer=nl.shared_hbm)
        i, j, k = nl.arange(128)[:, None, None], nl.arange(6)[None, :, None], nl.arange(4)[None, None, :]
        turned = nl.copy(nl.load(x)[i, k * 6 + j])
        other = nl.load(y)[i, 2 * (j * 4 + k)]
        nl.store(out, (turned + other) * turned - other / 4 + -turned)
        return out

    x, y = random(128, 24), random(128, 48, seed=1)
    a, b = x.reshape(128, 4, 6).transpose(0, 2, 1), y[:, ::2].reshape(128, 6, 4)
    np.testing.assert_allclose(kernel(x, y), (a + b) * a - b / 4 - a, rtol=1e-5, atol=1e-6)


def test_an_instruction_writes_where_its_result_is_assigned():
    @nki.jit
    def kernel(x):
        out = nl.ndarray((128, 64), dtype=x.dtype, buffer=nl.shared_hbm)
        tile = nl.ndarray((nl.par_dim(128), 2, 32), dtype=x.dtype)
        data = nl.load(x)
        for half in nl.affine_range(2):
            tile[:, half, :] = nisa.activation(op=nl.exp, data=data[:, nl.ds(half * 32, 32)])
        nl.store(out, tile)
        return out

    x = random(128, 64)
    np.testing.assert_allclose(kernel(x), np.exp(x.astype(np.float64)), rtol=1e-6)
    # A load, two activations and a store: no copies.
    assert kernel.time.report["instructions"] == 4


def test_products_accumulate_in_blocks_of_psum():
    @nki.jit
    def kernel(lhsT, rhs):
        (K, M), (_, N) = lhsT.shape, rhs.shape
        out = nl.ndarray((M, N), dtype=lhsT.dtype, buffer=nl.shared_hbm)
        a, b = nl.load(lhsT[0:128]), nl.load(rhs[0:128])
        a2, b2 = nl.load(lhsT[128:256]), nl.load(rhs[128:256])
        sums = nl.zeros((M // 128, nl.par_dim(128), N), dtype=nl.float32, buffer=nl.psum)
        for m in nl.affine_range(M // 128):
            sums[m] += nisa.nc_matmul(a[:, nl.ds(m * 128, 128)], b)
            sums[m] += nl.matmul(a2[:, nl.ds(m * 128, 128)], b2, transpose_x=True)
            nl.store(out[nl.ds(m * 128, 128), :], value=sums[m])
        return out

    lhsT, rhs = random(256, 256), random(256, 512, seed=1)
    np.testing.assert_allclose(kernel(lhsT, rhs), lhsT.T.astype(np.float64) @ rhs, rtol=1e-5, atol=1e-4)


def test_products_that_do_not_fit_psum_are_spilled_and_reported():
    def make(tiles):
        def kernel(lhsT, rhs):
            out = nl.ndarray((tiles, 128, 512), dtype=rhs.dtype, buffer=nl.shared_hbm)
            a, b = nl.load(lhsT), nl.load(rhs)
            sums = nl.ndarray((tiles, nl.par_dim(128), 512), dtype=nl.float32, buffer=nl.psum)
            for i in nl.affine_range(tiles):
                sums[i] = nisa.nc_matmul(a, b)
            for i in nl.affine_range(tiles):
                nl.store(out[i], nisa.activation(nl.copy, sums[i]))
            return out

        return nki.jit(kernel)

    lhsT, rhs = random(128, 128), random(128, 512, seed=1)
    fitting, spilling = make(8), make(12)
    fitting(lhsT, rhs)
    assert fitting.reports == []
    with pytest.warns(newer.NkiWarning, match="psumSpill"):
        found = spilling(lhsT, rhs)
    np.testing.assert_allclose(found, np.broadcast_to(lhsT.T @ rhs, (12, 128, 512)), rtol=1e-5, atol=1e-4)
    assert [report.rule for report in spilling.reports] == ["psumSpill"]
    # Two loads, and for each tile a product, an activation and a store; four are copied.
    assert spilling.time.report["instructions"] == 2 + 3 * 12 + 4
    spills = [line for line in spilling.time.report["lines"] if line["function"] == "spill"]
    assert sum(line["instructions"] for line in spills) == 4 and all(line["busy"] > 0 for line in spills)


@pytest.mark.parametrize("dtype", [np.float32, ml_dtypes.bfloat16])
def test_softmax_of_instructions(dtype):
    @nki.jit
    def kernel(x):
        out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
        tile = nl.load(x)
        largest = nisa.tensor_reduce(op=nl.max, data=tile, axis=1, negate=True, dtype=nl.float32)
        total = nl.ndarray((nl.par_dim(x.shape[0]), 1), dtype=nl.float32)
        weights = nisa.activation(
            op=nl.exp, data=tile, bias=largest, reduce_op=nl.add, reduce_res=total, reduce_cmd=nisa.reduce_cmd.reset_reduce,
            dtype=nl.float32,
        )
        nl.store(out, nisa.tensor_scalar(data=weights, op0=nl.multiply, operand0=nisa.reciprocal(total), dtype=x.dtype))
        return out

    x = random(100, 64, dtype=dtype)
    weights = np.exp(x.astype(np.float64))
    expected = weights / weights.sum(axis=1, keepdims=True)
    tolerance = 2e-6 if dtype is np.float32 else 2**-8
    np.testing.assert_allclose(kernel(x).astype(np.float64), expected, rtol=tolerance)


@pytest.mark.parametrize("cores", [1, 2])
def test_a_grid_of_instances(cores):
    @nki.jit
    def kernel(x):
        out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
        rows = nl.program_id(0) * 128 + nl.arange(128)[:, None]
        columns = nl.program_id(1) * 32 + nl.arange(32)[None, :]
        nl.store(out[rows, columns], value=nl.load(x[rows, columns]) * float(1 + nl.program_id(0)))
        return out

    x = random(256, 96)
    grid = (2, 3) if cores == 1 else (nl.spmd_dim(1, nl.nc(2)), 3)
    launched = kernel[grid]
    np.testing.assert_array_equal(launched(x), x * np.repeat(np.float32([[1], [2]]), 128, axis=0))
    assert launched.time.report["instructions"] == 3 * 6 // cores


def test_tiles_at_addresses_by_block():
    @nki.jit
    def kernel(x):
        out = nl.ndarray((4, 128, 16), dtype=x.dtype, buffer=nl.shared_hbm)
        place = nki.compiler.sbuf.mod_alloc(base_addr=1024, num_free_tiles=(2,))
        tiles = nl.ndarray((4, nl.par_dim(128), 16), dtype=x.dtype, buffer=place)
        for block in nl.affine_range(4):
            tiles[block] = nl.load(x[block])
            nl.store(out[block], tiles[block])
        try:
            nl.store(out[0], tiles[0])
        except newer.NkiValidationError as error:
            assert error.rule == "overlappingBuffers"
            return out

    x = random(4, 128, 16)
    np.testing.assert_array_equal(kernel(x), x)


def test_tiles_at_addresses_by_function():
    asked = []

    def by_half(block, partitions, row_bytes):
        asked.append((block, partitions, row_bytes))
        return block[0] % 2 * 64, 4096 + block[1] * row_bytes

    @nki.jit
    def kernel(x, sbuf, psum):
        out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
        tiles = nl.ndarray((2, 3, nl.par_dim(64), 16), dtype=x.dtype, buffer=sbuf)
        banks = nl.ndarray((2, 3, nl.par_dim(64), 16), dtype=nl.float32, buffer=psum)
        for block in np.ndindex(2, 3):
            tiles[block] = nl.load(x[block])
        for block in np.ndindex(2, 3):
            banks[block] = nl.copy(tiles[block])
        for block in np.ndindex(2, 3):
            nl.store(out[block], nl.copy(banks[block]))
        return out

    x = random(2, 3, 64, 16)
    of_psum = nki.compiler.psum.alloc(lambda block, partitions, row_bytes: (block[1], partitions * block[0], 0))
    np.testing.assert_array_equal(kernel(x, nki.compiler.sbuf.alloc(by_half), of_psum), x)
    assert sorted(asked) == [(block, 64, 64) for block in np.ndindex(2, 3)]
    # The same places by numbers of tiles.
    of_sbuf = nki.compiler.sbuf.mod_alloc(base_addr=4096, num_par_tiles=(2, 1), num_free_tiles=(1, 3))
    of_psum = nki.compiler.psum.mod_alloc(base_bank=2, num_bank_tiles=(1, 3), num_par_tiles=(2, 1))
    np.testing.assert_array_equal(kernel(x, of_sbuf, of_psum), x)
    # Both halves in the same partitions: the second lies over the first.
    for wrong, rule in (
        (nki.compiler.sbuf.mod_alloc(base_addr=4096, num_free_tiles=(1, 3)), "overlappingBuffers"),
        (nki.compiler.sbuf.alloc(lambda block, partitions, row_bytes: (0, 0, 0)), "memorySpace"),
        (nki.compiler.sbuf.alloc(lambda block, partitions, row_bytes: None), "memorySpace"),
    ):
        with pytest.raises(newer.NkiValidationError) as refused:
            kernel(x, wrong, of_psum)
        assert refused.value.rule == rule


def test_benchmark_and_simulate_kernel():
    def kernel(x):
        out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
        nl.store(out, nl.static_cast(nl.load(x), nl.float32))
        return out

    measured = nki.benchmark(warmup=5, iters=10, save_neff_name="file.neff")(kernel)
    x = random(128, 32)
    np.testing.assert_array_equal(measured(x), x)
    latency = measured.benchmark_result.nc_latency
    assert latency.get_latency_percentile(50) == latency.get_latency_percentile(99) == measured.time.microseconds > 0
    np.testing.assert_array_equal(nki.simulate_kernel(nki.jit(kernel), x), x)


def test_instructions_that_return_what_they_find():
    @nki.jit
    def kernel(x, predicate):
        outs = [nl.ndarray(shape, dtype, buffer=nl.shared_hbm) for shape, dtype in (((64, 8), x.dtype), ((64, 8), nl.uint32))]
        outs += [nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm) for _ in range(2)]
        tile = nl.load(x)
        largest = nisa.max8(src=tile)
        nl.store(outs[0], largest)
        nl.store(outs[1], nisa.nc_find_index8(data=tile, vals=largest))
        nl.store(outs[2], nisa.nc_match_replace8(data=tile, vals=largest, imm=0.0))
        nisa.tensor_copy_predicated(src=tile, dst=(kept := nl.zeros(x.shape, x.dtype)), predicate=nl.load(predicate))
        nl.store(outs[3], kept)
        return outs

    x = np.random.default_rng(0).permutation(64 * 16).astype(np.float32).reshape(64, 16)
    predicate = (x % 2).astype(np.uint8)
    order = np.argsort(-x, axis=1)[:, :8]
    largest, index, replaced, kept = kernel(x, predicate)
    np.testing.assert_array_equal(largest, np.take_along_axis(x, order, axis=1))
    np.testing.assert_array_equal(index, order)
    expected = x.copy()
    np.put_along_axis(expected, order, 0, axis=1)
    np.testing.assert_array_equal(replaced, expected)
    np.testing.assert_array_equal(kept, np.where(predicate, x, 0))


REFUSED = {
    "uneven index arrays": lambda tile: tile[nl.arange(4)[:, None], np.array([[0, 1, 3]])],
    "masks with holes": lambda tile: nisa.tensor_copy(tile, mask=nl.arange(8)[None, :] % 2 == 0),
    "too few index arrays": lambda tile: tile[nl.arange(4)[:, None]],
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_access_pattern_is_refused(name):
    @nki.jit
    def kernel(x):
        REFUSED[name](nl.load(x))

    with pytest.raises(newer.NkiValidationError) as error:
        kernel(random(16, 8))
    assert error.value.rule == "accessPattern" and error.value.location.startswith(__file__)


def test_what_is_missing_says_its_name():
    with pytest.raises(NotImplementedError, match="atomic_rmw"):
        nl.atomic_rmw()
    assert "neuronxcc" not in sys.modules


def test_functions_of_the_language_take_masks():
    @nki.jit
    def kernel(x: nki.tensor, column) -> nki.tensor:
        index = nl.mgrid[0:64, 0:32]
        mask = (index.p < 50) & (index.x < 20)
        tile, side = nl.load(x[index.p, index.x], mask=mask), nl.load(column)
        tiles = [
            nl.add(tile, tile, mask=mask), nl.subtract(1.0, tile, mask=mask), nl.multiply(tile, side, mask=mask),
            nl.maximum(side, tile, mask=mask), nl.square(tile, mask=mask), nl.exp(tile, mask=mask),
        ]  # fmt: skip
        columns = [nl.max(tile, axis=1, mask=mask, keepdims=True), nl.sum(tile, axis=[1], mask=mask)]
        outs = [nl.ndarray((64, 32), dtype=x.dtype, buffer=nl.shared_hbm) for _ in tiles]
        outs += [nl.ndarray((64, 1), dtype=x.dtype, buffer=nl.shared_hbm) for _ in columns]
        for out, made in zip(outs, tiles + columns):
            nl.store(out[0:50, 0:20] if made.shape[1] > 1 else out[0:50], made[0:50, 0:20] if made.shape[1] > 1 else made[0:50])
        return outs

    x, column = random(64, 32), random(64, 1)
    *tiles, largest, total = kernel(x, column)
    part, side = x[:50, :20], column[:50]
    for found, expected in zip(tiles, [part + part, 1 - part, part * side, np.maximum(part, side), part * part]):
        np.testing.assert_array_equal(found[:50, :20], expected)
    np.testing.assert_allclose(tiles[-1][:50, :20], np.exp(part), rtol=1e-6)
    np.testing.assert_array_equal(largest[:50], part.max(axis=1, keepdims=True))
    np.testing.assert_allclose(total[:50], part.sum(axis=1, keepdims=True), rtol=1e-5, atol=1e-5)
    assert kernel.reports == []


def test_numpy_knows_the_element_types():
    script = "import numpy; from roundhouse.nki.first import language as nl; print(numpy.ones(2).astype(nl.bfloat16).dtype)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=harness.ROOT / "python")
    assert done.stdout == "bfloat16\n"


def test_masks_reach_reductions_over_any_free_axes():
    @nki.jit
    def kernel(x):
        rows, columns = x.shape
        out = nl.ndarray((rows - 2, columns - 2), dtype=x.dtype, buffer=nl.shared_hbm)
        row, down, column = nl.mgrid[0:128, 0:3, 0:columns]
        windows = nl.load(x[row + down, column], mask=row < rows - 2)
        row, down, column, across = nl.mgrid[0:128, 0:3, 0 : columns - 2, 0:3]
        largest = nl.max(windows[row, down, column + across], axis=[1, 3], mask=row < rows - 2)
        row, column = nl.mgrid[0:128, 0 : columns - 2]
        nl.store(out[row, column], value=largest, mask=row < rows - 2)
        return out

    x = random(100, 24)
    expected = np.max([x[i : 98 + i, j : 22 + j] for i in range(3) for j in range(3)], axis=0)
    np.testing.assert_array_equal(kernel(x), expected)
    assert kernel.reports == []


def test_a_grid_of_zero_is_none():
    @nki.jit
    def kernel(x):
        out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
        nl.store(out, nl.load(x) * 2.0)
        return out

    x = random(16, 8)
    np.testing.assert_array_equal(kernel[0](x), 2 * x)
    with pytest.raises(ValueError, match="a grid without instances runs nothing"):
        kernel[2, 0]


def test_a_mask_that_leaves_nothing_makes_no_instruction():
    @nki.jit
    def kernel(x):
        out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
        tile = nl.load(x)
        nothing = 128 + nl.arange(16)[:, None] < 100
        assert nl.max(tile, axis=1, mask=nothing).shape == (16, 1)
        assert nl.add(tile, tile, mask=nothing).shape == x.shape
        nl.store(out, tile)
        return out

    x = random(16, 8)
    np.testing.assert_array_equal(kernel(x), x)
    assert kernel.reports == [] and kernel.time.report["instructions"] == 2
