"""Sends the library instructions of a kernel with numbers changed at random: it refuses them, or executes them, and lives."""

import ctypes
import random
import struct
import sys

import numpy as np

from nki_cases import nisa, nki, nl
from roundhouse.nki import bridge

NUMBERS = [0, 1, -1, 2, 31, 32, 64, 127, 128, 129, 255, 512, 4096, 65535, 65536, 1 << 31, 1 << 44, (1 << 63) - 1, -(1 << 63)]


@nki.jit
def kernel(x, rows):
    """One of most kinds of instruction, with their optional fields."""
    a, b, index = nl.load(x), nl.load(x), nl.load(rows)
    c, d = nl.ndarray((64, 64), nl.float32), nl.ndarray((64, 8), nl.float32)
    column, bits = nl.zeros((64, 1), nl.float32), nl.zeros((64, 64), nl.uint8)
    sums = nl.ndarray((64, 64), nl.float32, buffer=nl.psum)
    register = nisa.register_alloc()
    nisa.register_load(register, index[0:1])
    nisa.dma_copy(c, x.ap([[64, 64], [1, 64]], vector_offset=index, indirect_dim=0), oob_mode=nisa.oob_mode.skip)
    nisa.dma_copy(c[:, 0:32], x.ap([[64, 64], [1, 32]], scalar_offset=register, indirect_dim=1))
    nisa.dma_transpose(c, a)
    nisa.dma_compute(c, [a, b], nl.add)
    nisa.nc_matmul(sums, a, b)
    nisa.nc_matmul(sums, a, b, accumulate=True)
    nisa.nc_transpose(sums, a)
    nisa.nc_transpose(c[0:32, 0:32], a[0:32, 0:32])
    nisa.tensor_tensor(c, a, sums, nl.add)
    nisa.tensor_scalar(c.reshape((64, 8, 8)).permute((0, 2, 1)), a.reshape((64, 8, 8)), nl.multiply, column, op1=nl.add, operand1=1.0)
    nisa.scalar_tensor_tensor(c, a, nl.multiply, 2.0, nl.subtract, b)
    nisa.activation_reduce(c, nl.exp, a, nl.add, column, bias=column, scale=0.5)
    nisa.tensor_reduce(column, nl.add, a.reshape((64, 8, 8)), (1, 2))
    nisa.tensor_partition_reduce(c[0:1], nl.add, a)
    nisa.tensor_tensor_scan(c, a, b, 0.0, nl.multiply, nl.add)
    nisa.tensor_copy_predicated(c, a, bits)
    nisa.tensor_copy(bits, a)
    nisa.memset(c, 1.0)
    nisa.reciprocal(c, a)
    nisa.iota(c, [[8, 8], [1, 8]], offset=3, channel_multiplier=-2)
    nisa.affine_select(c, [[-1, 64]], 1, a, 0.0, nl.less)
    nisa.nc_stream_shuffle(c, a, list(range(32)))
    nisa.max8(d, a)
    nisa.nc_find_index8(nl.ndarray((64, 8), nl.uint32), a, d)
    nisa.nc_match_replace8(c, a, d, 0.0, dst_idx=nl.ndarray((64, 8), nl.uint32))
    stats = nl.ndarray((64, 6), nl.float32)
    nisa.bn_stats(stats, a)
    nisa.bn_aggr(d[:, 0:2], stats)
    words, flags, halves = (nl.zeros((64, 64), dtype) for dtype in (nl.uint32, nl.uint8, nl.bfloat16))
    nisa.activation(c, nl.exp, a, reduce_op=nl.add, reduce_cmd=nisa.reduce_cmd.reduce, reduce_res=column)
    nisa.activate2(c, nl.prelu, a, column, 1.0, nl.multiply, nl.add, 0.1, True, True, nl.abs_max, column, nisa.reduce_cmd.reduce)
    nisa.exponential(c, a, column, column, nisa.reduce_cmd.load_reduce, column)
    nisa.select_reduce(c, flags, a, column, column, nisa.reduce_cmd.reduce)
    nisa.tensor_scalar_cumulative(c, a, nl.multiply, nl.add, column, column, nisa.reduce_cmd.load_reduce)
    nisa.rng(words, nisa.engine.gpsimd)
    nisa.rand2(c, column, 1.0)
    nisa.rand_get_state(words[:, 0:6])
    nisa.rand_set_state(words[:, 0:24], nisa.engine.vector)
    nisa.set_rng_seed(words[0:1, 0:1])
    nisa.dropout(c, a, column)
    nisa.sequence_bounds(nl.ndarray((1, 2, 64), nl.float32), a[0:1])
    nisa.nonzero_with_count(nl.ndarray((64, 65), nl.int32), a)
    nisa.nc_n_gather(c, a, nl.zeros((64, 64), nl.uint32))
    nisa.local_gather(nl.ndarray((64, 32), nl.float32), a, nl.zeros((64, 1), nl.uint16), 2, 16)
    nisa.topk(nl.ndarray((64, 8), nl.bfloat16), words[:, 0:8], halves, 100)
    nisa.register_move(register, 3)
    nisa.register_store(index[0:1], register)
    hostile()


def hostile():
    """Once the kernel has its tensors: every instruction again, with a few numbers changed."""
    generator = random.Random(int(sys.argv[1]))
    handle, errors, error = SENT[0][0], 0, ctypes.c_void_p()
    for _ in range(int(sys.argv[2])):
        _, instruction, words = generator.choice(SENT)
        words = list(words)
        for _ in range(generator.randrange(1, 4)):
            at = generator.randrange(len(words))
            words[at] = generator.choice(NUMBERS) if generator.random() < 0.5 else words[at] + generator.randrange(-3, 4)
        if generator.random() < 0.05:
            words = words[: generator.randrange(len(words) + 1)]
        words = [max(NUMBERS[-1], min(NUMBERS[-2], word)) for word in words]
        try:
            if emit(handle, 0, instruction, bridge.numbers(words), len(words), ctypes.byref(error)) < 0:
                raise bridge.failure(error)
        except nki.NkiValidationError:
            errors += 1
    buffer = ctypes.create_string_buffer(1 << 16)
    for _ in range(2000):
        words = [generator.choice(NUMBERS + [5, 6, 7, 8]) for _ in range(generator.randrange(14))]
        try:
            bridge.call("rh_kernel_read", handle, bridge.numbers(words), len(words), buffer, len(buffer))
        except nki.NkiValidationError:
            pass
    print(f"refused {errors}")


SENT = []
emit = bridge.functions().rh_kernel_emit


def listen(handle, origin, instruction, packed, count, error):
    SENT.append((handle, instruction, struct.unpack(f"{count}q", packed)))
    return emit(handle, origin, instruction, packed, count, error)


bridge.functions().rh_kernel_emit = listen
kernel(np.ones((64, 64), np.float32), np.arange(64, dtype=np.int32).reshape(64, 1))
print(f"timed {kernel.time.microseconds > 0}")
