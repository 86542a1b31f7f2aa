"""NKI kernels beside the same instructions done by NumPy and ml_dtypes: prints seconds, rates and bytes as JSON.

NumPy does what each instruction of the kernel does, one after the other: operands widened to fp32, the work of the
whole tile, the result rounded to its type. Its matrix products are OpenBLAS's, on all processors.
"""

import json
import resource
import time

import ml_dtypes
import numpy as np

from roundhouse import nki
from roundhouse.nki import isa as nisa
from roundhouse.nki import language as nl

BF16 = ml_dtypes.bfloat16
SIZE, LENGTH, WIDTH = 2048, 4096, 128


@nki.jit
def matmul(lhsT, rhs):
    (depth, rows), (_, columns) = lhsT.shape, rhs.shape
    out = nl.ndarray((rows, columns), dtype=lhsT.dtype, buffer=nl.shared_hbm)
    left = [nl.load(lhsT[k : k + 128]) for k in range(0, depth, 128)]
    for n in range(0, columns, 512):
        right = [nl.load(rhs[k : k + 128, n : n + 512]) for k in range(0, depth, 128)]
        for m in range(0, rows, 128):
            sums = nl.ndarray((128, 512), dtype=nl.float32, buffer=nl.psum)
            for k in range(depth // 128):
                nisa.nc_matmul(sums, left[k][:, m : m + 128], right[k], accumulate=k > 0)
            nl.store(out[m : m + 128, n : n + 512], nl.copy(sums, out.dtype))
    return out


def wide(tile):
    return tile.astype(np.float32)


def numpy_matmul(lhsT, rhs):
    (depth, rows), (_, columns) = lhsT.shape, rhs.shape
    out = np.empty((rows, columns), BF16)
    for n in range(0, columns, 512):
        for m in range(0, rows, 128):
            sums = np.zeros((128, 512), np.float32)
            for k in range(0, depth, 128):
                sums += wide(lhsT[k : k + 128, m : m + 128]).T @ wide(rhs[k : k + 128, n : n + 512])
            out[m : m + 128, n : n + 512] = sums.astype(BF16)
    return out


@nki.jit
def attention(q, k, v):
    """softmax(q.T k) v of one head; q and k are [width, length], v is [length, width]."""
    width, length = q.shape
    out = nl.ndarray((length, width), dtype=q.dtype, buffer=nl.shared_hbm)
    queries, keys = nl.load(q), nl.load(k)
    values = [nl.load(v[s : s + 128]) for s in range(0, length, 128)]
    for row in range(0, length, 128):
        scores = nl.ndarray((128, length), dtype=nl.float32)
        for s in range(0, length, 512):
            bank = nl.ndarray((128, 512), dtype=nl.float32, buffer=nl.psum)
            nisa.nc_matmul(bank, queries[:, row : row + 128], keys[:, s : s + 512])
            nisa.tensor_copy(scores[:, s : s + 512], bank)
        largest, total = nl.ndarray((128, 1), dtype=nl.float32), nl.ndarray((128, 1), dtype=nl.float32)
        nisa.tensor_reduce(largest, nl.maximum, scores, axis=1, negate=True)
        weights = nl.ndarray((128, length), dtype=q.dtype)
        nisa.activation_reduce(weights, nl.exp, scores, reduce_op=nl.add, reduce_res=total, bias=largest)
        sums = nl.ndarray((128, width), dtype=nl.float32, buffer=nl.psum)
        for s in range(length // 128):
            turned = nl.ndarray((128, 128), dtype=q.dtype, buffer=nl.psum)
            nisa.nc_transpose(turned, weights[:, s * 128 : (s + 1) * 128])
            nisa.nc_matmul(sums, nl.copy(turned), values[s], accumulate=s > 0)
        nisa.reciprocal(total, total)
        tile = nl.ndarray((128, width), dtype=q.dtype)
        nisa.tensor_scalar(tile, sums, nl.multiply, total)
        nl.store(out[row : row + 128], tile)
    return out


def numpy_attention(q, k, v):
    width, length = q.shape
    out = np.empty((length, width), BF16)
    for row in range(0, length, 128):
        scores = np.empty((128, length), np.float32)
        for s in range(0, length, 512):
            scores[:, s : s + 512] = wide(q[:, row : row + 128]).T @ wide(k[:, s : s + 512])
        largest = -scores.max(axis=1, keepdims=True)
        exponentials = np.exp(scores + largest)
        total = exponentials.sum(axis=1, keepdims=True)
        weights = exponentials.astype(BF16)
        sums = np.zeros((128, width), np.float32)
        for s in range(0, length, 128):
            turned = weights[:, s : s + 128].T.copy()
            sums += wide(turned.copy()).T @ wide(v[s : s + 128])
        out[row : row + 128] = (sums * (1 / total)).astype(BF16)
    return out


@nki.jit
def small(x, copies):
    """Instructions of one row, for what it takes to record and time them."""
    tile = nl.load(x)
    other = nl.ndarray(tile.shape, dtype=tile.dtype)
    for _ in range(copies):
        nisa.tensor_copy(other, tile)


def seconds(function, *arguments):
    begin = time.perf_counter()
    result = function(*arguments)
    return time.perf_counter() - begin, result


def compared(kernel, numpy_kernel, *arguments):
    """The faster of two runs each, in turn; both have the same values but for the order of sums."""
    times = []
    for _ in range(2):
        ours, found = seconds(kernel, *arguments)
        other, expected = seconds(numpy_kernel, *arguments)
        times.append((ours, other))
        np.testing.assert_allclose(wide(found), wide(expected), rtol=2**-6, atol=2**-6 * np.abs(wide(expected)).max())
    return {"ours": min(ours for ours, _ in times), "numpy": min(other for _, other in times)}


def peak():
    return 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def rates():
    x = np.ones((1, 8), np.float32)
    small(x, 1)  # what the first kernel of a process takes
    small.time
    before = peak()
    recording, _ = seconds(small, x, 200_000)
    recorded = peak()
    timing, time_of = seconds(lambda: small.time)
    count = time_of.report["instructions"]
    return {
        "recorded": count / recording,
        "recorded_bytes": (recorded - before) / count,
        "timed": count / timing,
        "timed_bytes": (peak() - recorded) / count,
    }


def main():
    random = np.random.default_rng(0)

    def bf16(*shape):
        return random.standard_normal(shape).astype(BF16)

    # The rates first: the peak of memory is theirs then.
    figures = {"rates": rates()}
    figures["matmul"] = compared(matmul, numpy_matmul, bf16(SIZE, SIZE), bf16(SIZE, SIZE))
    operands = bf16(WIDTH, LENGTH) * BF16(WIDTH**-0.5), bf16(WIDTH, LENGTH), bf16(LENGTH, WIDTH)
    figures["attention"] = compared(attention, numpy_attention, *operands)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
