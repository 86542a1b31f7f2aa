"""NKI kernels inside of JAX programs: every case's arrays, for the platform that JAX has, as a .npz file."""

import sys

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np

from nki_cases import nisa, nki, nl
from roundhouse.nki import first as old


@nki.jit
def double(x):
    out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
    tile = nl.load(x)
    nisa.tensor_tensor(tile, tile, tile, nl.add)
    nl.store(out, tile)
    return out


@nki.jit
def scaled_sums(x, factor, y, with_sums=True):
    """x * factor + y, and its sums over rows."""
    out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
    sums = nl.ndarray((x.shape[0], 1), nl.float32, buffer=nl.shared_hbm)
    a, b = nl.load(x), nl.load(y)
    nisa.scalar_tensor_tensor(a, a, nl.multiply, float(factor), nl.add, b)
    nl.store(out, a)
    if with_sums:
        total = nl.ndarray((x.shape[0], 1), nl.float32)
        nisa.tensor_reduce(total, nl.add, a, axis=1)
        nl.store(sums, total)
        return {"out": out, "sums": sums}
    return out


@nki.jit
def matmul(lhsT, rhs):
    out = nl.ndarray((lhsT.shape[1], rhs.shape[1]), lhsT.dtype, buffer=nl.shared_hbm)
    sums = nl.ndarray(out.shape, nl.float32, buffer=nl.psum)
    nisa.nc_matmul(sums, nl.load(lhsT), nl.load(rhs))
    tile = nl.ndarray(out.shape, out.dtype)
    nisa.tensor_copy(tile, sums)
    nl.store(out, tile)
    return out


@nki.jit
def add_in_place(x, y):
    """x += y."""
    tile, other = nl.load(x), nl.load(y)
    nisa.tensor_tensor(tile, tile, other, nl.add)
    nl.store(x, tile)
    return x


@nki.jit
def with_constant(x):
    """x times 0, 1, 2, ... of its columns."""
    factors = nl.shared_constant(np.tile(np.arange(x.shape[1], dtype=np.float32), (x.shape[0], 1)))
    out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
    tile = nl.load(x)
    nisa.tensor_tensor(tile, tile, nl.load(factors), nl.multiply)
    nl.store(out, tile)
    return out


@nki.jit
def gather(x, which, first, count):
    """Rows `which[first:first + 2 * count:2]` of x, at these places; zeros elsewhere."""
    out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
    nl.store(out, nl.zeros(x.shape, x.dtype))
    start, stop = nisa.register_alloc(), nisa.register_alloc(nl.load(count))
    nisa.register_load(start, nl.load(first))

    def body(i):
        chosen = nl.load(which.ap([[1, 1], [1, 1]], scalar_offset=i, indirect_dim=1))
        row = nl.load(x.ap([[1, 1], [1, x.shape[1]]], scalar_offset=chosen, indirect_dim=0))
        nl.store(out.ap([[1, 1], [1, x.shape[1]]], scalar_offset=i, indirect_dim=0), row)

    nl.fori_loop(start, stop, body, 2)
    return out


@nki.jit
def powers(x, count):
    """x times 2 to the count, and the sum of the powers before, by a loop that a register ends."""
    out, total = (nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm) for _ in range(2))
    tile, sums, left = nl.load(x), nl.zeros(x.shape, x.dtype), nl.load(count)
    register = nisa.register_alloc(left)
    while register:
        nisa.tensor_tensor(sums, sums, tile, nl.add)
        scratch = nl.ndarray(x.shape, x.dtype)
        nisa.tensor_scalar(scratch, tile, nl.multiply, 2.0)
        nisa.tensor_copy(tile, scratch)
        nisa.tensor_scalar(left, left, nl.subtract, 1)
        nisa.register_load(register, left)
    nl.store(out, tile)
    nl.store(total, sums)
    return out, total


@nki.jit
def triangle(x, count):
    """Column i of the result is the sum of the first i columns of x, for i up to the count; loops in loops."""
    out, last = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm), nl.ndarray((1, 4), nl.int32, buffer=nl.shared_hbm)
    tile, sums = nl.load(x), nl.zeros(x.shape, x.dtype)
    rounds, one = nl.zeros((1, 1), nl.int32), nisa.register_alloc(1)
    for i in nl.dynamic_range(nisa.register_alloc(nl.load(count))):
        for k in nl.dynamic_range(0, i):
            nisa.tensor_tensor(sums[:, nl.ds(i, 1)], sums[:, nl.ds(i, 1)], tile[:, nl.ds(k, 1)], nl.add)
            nisa.tensor_scalar(rounds, rounds, nl.add, 1)
    nl.store(out, sums)
    tail = nisa.register_alloc(7)

    def halve(register):
        nisa.register_store(last[:, 0:1], register)
        nisa.register_load(register, nl.zeros((1, 1), nl.int32))
        return register

    nl.while_loop(tail, halve)
    nisa.register_move(tail, one)
    nisa.register_store(last[:, 1:2], tail)
    nl.store(last[:, 2:3], rounds)
    nisa.register_store(last[:, 3:4], one)
    return out, last


def _first_generation():
    from roundhouse.nki.first import language as fl

    @old.jit
    def add(x, y):
        out = fl.ndarray(x.shape, dtype=x.dtype, buffer=fl.shared_hbm)
        row = fl.program_id(0) * 64 + fl.arange(64)[:, None]
        column = fl.arange(x.shape[1])[None, :]
        fl.store(out[row, column], fl.load(x[row, column]) + fl.load(y[row, column]))
        return out

    @old.jit
    def products(lhsT, rhs):
        """Products in more tiles than there is room for in PSUM, less their rows' maxima."""
        out = fl.ndarray((rhs.shape[1] // 512, 128, 512), dtype=rhs.dtype, buffer=fl.shared_hbm)
        a, b = fl.load(lhsT), fl.load(rhs)
        sums = fl.ndarray((rhs.shape[1] // 512, fl.par_dim(128), 512), dtype=fl.float32, buffer=fl.psum)
        largest = fl.ndarray((fl.par_dim(128), rhs.shape[1] // 512), dtype=fl.float32)
        for i in fl.affine_range(rhs.shape[1] // 512):
            sums[i] = old.isa.nc_matmul(a, b[:, fl.ds(i * 512, 512)])
        for i in fl.affine_range(rhs.shape[1] // 512):
            largest[:, i] = old.isa.tensor_reduce(fl.max, sums[i], axis=1)
        for i in fl.affine_range(rhs.shape[1] // 512):
            fl.store(out[i], old.isa.tensor_scalar(sums[i], fl.subtract, largest[:, i]))
        return out

    return add, products


add_first_generation, products_first_generation = _first_generation()


@jax.custom_vjp
def linear(x, w):
    """x @ w with kernels both ways."""
    return matmul(x.T, w)


linear.defvjp(
    lambda x, w: (linear(x, w), (x, w)),
    lambda saved, g: (matmul(g.T, saved[1].T), matmul(saved[0], g)),
)


def values(*shape, dtype=np.float32, seed=0):
    return np.random.default_rng(seed).integers(-8, 8, shape).astype(dtype)


def elementwise(dtype):
    return lambda: jax.jit(lambda x: double(x) + x)(values(64, 32, dtype=dtype))


def several_results():
    x, y = values(128, 64), values(128, 64, seed=1)
    found = jax.jit(lambda x, y: scaled_sums(x, 3, y=y * 2))(x, y)
    return found["out"], found["sums"]


def one_of_two_results():
    return jax.jit(lambda x: scaled_sums(x, 2, y=x)["sums"] + 1)(values(128, 64))


def results_as_they_come():
    x = values(128, 64)
    return tuple(jax.jit(lambda x: tuple(scaled_sums(x, 2, y=x)[name] for name in ("sums", "out", "sums")))(x))


def in_place():
    x, y = values(64, 32), values(64, 32, seed=1)
    return jax.jit(lambda x, y: (add_in_place(x, y), x * 2))(x, y)


def in_a_loop():
    """Between values that stay in SBUF."""

    def step(carry, w):
        carry = jnp.tanh(linear(carry, w) * 0.01)
        return carry, double(carry).sum()

    return jax.jit(lambda x, ws: jax.lax.scan(step, x, ws))(values(64, 64), values(5, 64, 64, seed=1))


def in_a_branch():
    choose = jax.jit(lambda n, x: jax.lax.cond(n > 0, double, lambda x: with_constant(x), x))
    x = values(32, 16)
    return choose(1, x), choose(0, x)


def among_other_operations():
    def f(x, w):
        h = jax.nn.gelu(x @ w)
        return jax.nn.softmax(double(h) + h, axis=-1) @ w.T

    return jax.jit(f)(values(128, 128) / 8, values(128, 128, seed=1) / 8)


def gradients():
    def loss(x, w):
        return (jnp.tanh(linear(x, w) * 0.01) ** 2).sum()

    return jax.jit(jax.grad(loss, (0, 1)))(values(64, 128), values(128, 32, seed=1))


def gradients_without_jit():
    return jax.grad(lambda x, w: (linear(x, w) ** 2).sum(), (0, 1))(values(16, 8), values(8, 32, seed=1))


def a_grid_of_the_first_generation():
    return jax.jit(lambda x, y: add_first_generation[2](x, y))(values(128, 32), values(128, 32, seed=1))


WHICH = np.array([[5, 7, 0, 1, 6, 2, 3, 4]], np.int32)


def number(value):
    return np.full((1, 1), value, np.int32)


def rows_by_registers():
    rows = jax.jit(lambda x, first, count: gather(x * 2, WHICH, first, count) + x)
    x = values(8, 16)
    return [rows(x, number(first), number(count)) for first, count in [(0, 8), (1, 6), (3, 3), (5, -2)]]


def rounds_by_registers():
    x = values(64, 16)
    compiled = jax.jit(powers)
    return [compiled(x, number(count)) for count in (0, 1, 5)]


def loops_in_loops():
    x = values(64, 16)
    compiled = jax.jit(triangle)
    return [compiled(x, number(count)) for count in (0, 1, 16)]


def loops_in_a_loop_of_the_program():
    x, counts = values(64, 16), np.array([2, 0, 3], np.int32)
    return jax.jit(lambda x: jax.lax.scan(lambda x, n: (powers(x, n.reshape(1, 1))[0], powers(x, number(2))[1]), x, counts))(x)


def over_batches():
    x, y = values(3, 64, 32), values(64, 32, seed=1)
    several = jax.jit(jax.vmap(lambda x, y: scaled_sums(x, 3, y=y), in_axes=(0, None)))(x, y)
    return double_over_two(values(2, 3, 16, 8)), several["out"], several["sums"], jax.vmap(double, 1, 2)(values(16, 3, 8))


def double_over_two(x):
    return jax.jit(jax.vmap(jax.vmap(double)))(x)


def in_place_over_batches():
    return jax.jit(jax.vmap(add_in_place))(values(3, 64, 32), values(3, 64, 32, seed=1))


def loops_over_batches():
    return jax.jit(jax.vmap(powers))(values(3, 64, 16), np.array([2, 0, 3], np.int32).reshape(3, 1, 1))


def gradients_over_batches():
    x, w = jnp.asarray(values(3, 16, 8)), values(8, 32, seed=1)
    each = jax.jit(jax.vmap(jax.grad(lambda w, x: (linear(x, w) ** 2).sum(), (0, 1)), (None, 0)))(w, x)
    return each, jax.jit(jax.grad(lambda w: (jax.vmap(linear, (0, None))(x, w) ** 2).sum()))(w)


def more_than_psum():
    return jax.jit(lambda a, b: products_first_generation(a, b))(values(128, 128), values(128, 6144, seed=1))


def eagerly():
    return double(jnp.asarray(values(64, 32))) + 1


CASES = {
    "fp32": elementwise(np.float32),
    "bf16": elementwise(ml_dtypes.bfloat16),
    "fp16": elementwise(np.float16),
    "int32": elementwise(np.int32),
    "int8": elementwise(np.int8),
    "uint8": elementwise(np.uint8),
    "constants": lambda: jax.jit(with_constant)(values(16, 8)),
} | {
    function.__name__: function
    for function in (
        several_results, one_of_two_results, results_as_they_come, in_place, in_a_loop, in_a_branch,
        among_other_operations, gradients, gradients_without_jit, a_grid_of_the_first_generation, eagerly, rows_by_registers,
        rounds_by_registers, loops_in_loops, loops_in_a_loop_of_the_program, over_batches, in_place_over_batches,
        loops_over_batches, gradients_over_batches, more_than_psum,
    )
}

if __name__ == "__main__":
    arrays = {}
    for name, case in CASES.items():
        for index, leaf in enumerate(jax.tree.leaves(case())):
            leaf = np.asarray(leaf)
            arrays[f"{name} {index} {leaf.dtype}"] = leaf.astype(np.float64)
    np.savez(sys.argv[1], **arrays)
