"""Programs that call Python functions: `python callback_cases.py OUT.json` runs every case on the default device and
writes the lines that it printed and what it returned, or raised, by name.
"""

import contextlib
import functools
import io
import json
import sys

import jax
import jax.numpy as jnp
import numpy as np
from jax.experimental import checkify, io_callback

CASES = {}
# Cases whose prints XLA may reorder.
UNORDERED = set()


def case(function=None, *, unordered=False):
    if function is None:
        return functools.partial(case, unordered=unordered)
    CASES[function.__name__] = function
    if unordered:
        UNORDERED.add(function.__name__)
    return function


def like(x):
    return jax.ShapeDtypeStruct(x.shape, x.dtype)


x = np.arange(6, dtype=np.float32).reshape(2, 3)


@case
def pure_callback():
    return jax.jit(lambda x: 2 * jax.pure_callback(np.sin, like(x), x))(x)


@case
def pure_callback_of_many_types():
    results = []
    for dtype in (jnp.bfloat16, jnp.float8_e4m3fn, jnp.int4, jnp.uint8, jnp.int32, jnp.bool_, jnp.complex64):
        value = jnp.asarray(np.arange(5) % 3, dtype)
        results.append(jax.jit(lambda value: jax.pure_callback(lambda a: a[::-1], like(value), value))(value))
    return [result.astype(jnp.complex64) for result in results]


@case
def pure_callback_of_nothing_and_of_empty_arrays():
    two = jax.jit(lambda: jax.pure_callback(lambda: np.float32(2), jax.ShapeDtypeStruct((), jnp.float32)))()
    empty = jax.jit(lambda y: jax.pure_callback(lambda y: y, like(y), y))(jnp.zeros((0, 3)))
    return two, empty


@case
def pure_callback_with_a_tree():
    def swap(pair):
        return {"a": pair["b"], "b": pair["a"]}

    pair = {"a": jnp.ones(2), "b": jnp.arange(3)}
    result = jax.ShapeDtypeStruct((3,), jnp.int32), jax.ShapeDtypeStruct((2,), jnp.float32)
    return jax.jit(lambda pair: jax.pure_callback(swap, {"a": result[0], "b": result[1]}, pair))(pair)


@case
def vmap_of_pure_callback():
    def total(method):
        row = lambda row: jax.pure_callback(lambda r: r.sum(-1), jax.ShapeDtypeStruct((), row.dtype), row, vmap_method=method)  # noqa: E731
        return jax.jit(jax.vmap(row))(x)

    return total("sequential"), total("broadcast_all")


@case
def grad_around_pure_callback():
    @jax.custom_jvp
    def sine(x):
        return jax.pure_callback(np.sin, like(x), x, vmap_method="broadcast_all")

    sine.defjvp(lambda primals, tangents: (sine(*primals), jnp.cos(primals[0]) * tangents[0]))
    return jax.jit(jax.vmap(jax.grad(lambda x: sine(x) ** 2)))(x[0])


@case
def ordered_prints_in_loops_and_branches():
    def body(i, total):
        jax.debug.print("{i}: {total}", i=i, total=total, ordered=True)
        jax.lax.cond(
            i % 2 == 0,
            lambda: jax.debug.print("even", ordered=True),
            lambda: jax.debug.print("odd", ordered=True),
        )
        return total + jnp.float32(i)

    return jax.jit(lambda: jax.lax.fori_loop(0, 4, body, jnp.float32(0)))()


@case(unordered=True)
def unordered_prints():
    def program(x):
        jax.debug.print("all of {}", x)
        jax.lax.cond(x.sum() > 3, lambda: jax.debug.print("large"), lambda: jax.debug.print("small"))
        jax.lax.while_loop(
            lambda n: (jax.debug.print("test {}", n), n < 2)[1], lambda n: (jax.debug.print("body {}", n), n + 1)[1], 0
        )

    jax.jit(program)(x)
    jax.jit(program)(-x)


@case(unordered=True)
def print_in_scan_vmap_and_grad():
    def step(carry, row):
        jax.debug.print("carry {}", carry)
        return carry + row.sum(), carry

    def loss(x):
        total, _ = jax.lax.scan(step, jnp.float32(0), x)
        jax.debug.callback(lambda t: print("total", t), total)
        return total**2

    return jax.jit(jax.grad(loss))(x), jax.jit(jax.vmap(loss))(jnp.stack([x, 2 * x]))


@case
def io_callback_in_order_with_state():
    state = [0]

    def count(by):
        state[0] += int(by)
        print("count", state[0])
        return np.int32(state[0])

    @jax.jit
    def program(by):
        first = io_callback(count, jax.ShapeDtypeStruct((), jnp.int32), by, ordered=True)
        io_callback(count, jax.ShapeDtypeStruct((), jnp.int32), by, ordered=True)  # nobody uses what it gives
        return first, jax.lax.fori_loop(
            0, 3, lambda _, n: io_callback(count, jax.ShapeDtypeStruct((), jnp.int32), n, ordered=True), by
        )

    return program(jnp.int32(1)), program(jnp.int32(1))


@case
def program_of_nothing_but_a_callback():
    jax.jit(lambda: jax.debug.print("alone"))()
    jax.jit(lambda: io_callback(lambda: print("alone too"), None))()


@case
def checkify_errors():
    def program(x):
        checkify.check(x > 0, "{x} is not above 0", x=x)
        return jnp.log(x)

    checked = jax.jit(checkify.checkify(program))
    return [str(checked(jnp.float32(value))[0].get()) for value in (1.0, -1.0)]


def raising(exception):
    def function(x):
        raise exception

    return jax.jit(lambda x: jax.pure_callback(function, like(x), x) + 1)(x)


@case
def an_exception():
    return raising(ValueError("no such value"))


@case
def an_exception_that_only_the_barrier_hears_of():
    raising(ValueError("no such value"))
    jax.effects_barrier()


@case
def an_exception_in_a_loop_that_waits_for_the_value():
    def function(n):
        print("called with", n)
        if n == 3:
            raise KeyError("three")
        return np.int32(n + 1)

    step = lambda n: io_callback(function, jax.ShapeDtypeStruct((), jnp.int32), n)  # noqa: E731
    return jax.jit(lambda: jax.lax.while_loop(lambda n: n != 9, step, jnp.int32(0)))()


@case
def a_result_of_another_shape():
    return jax.jit(lambda x: jax.pure_callback(lambda x: x[0], like(x), x))(x)


@case
def life_goes_on_after_an_exception():
    with contextlib.suppress(RuntimeError):
        jax.block_until_ready(raising(ValueError("no such value")))
    return jax.jit(lambda x: jax.pure_callback(np.cos, like(x), x))(x)


@case
def functions_of_programs_that_nobody_holds():
    import gc

    results = [jax.jit(lambda x, n=n: jax.pure_callback(lambda x: x + n, like(x), x))(x) for n in range(3)]
    gc.collect()
    return results


@case
def callback_that_computes_with_jax():
    return jax.jit(lambda x: jax.pure_callback(lambda x: jnp.sort(x) @ jnp.ones(3), like(x[:, 0]), x))(x)


def outcome(function):
    """The printed lines, and the arrays as text or the exception's type and the last line that it was raised with."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            value = jax.tree.map(lambda leaf: repr(np.asarray(leaf)), jax.block_until_ready(function()))
        except Exception as error:
            value = [type(error).__name__] + [word for word in MESSAGES if word in str(error)]
        with contextlib.suppress(Exception):
            jax.effects_barrier()
    lines = printed.getvalue().splitlines()
    return {"lines": sorted(lines) if function.__name__ in UNORDERED else lines, "value": value}


MESSAGES = ["ValueError: no such value", "KeyError: 'three'", "Incorrect output shape for return value #0"]

if __name__ == "__main__":
    with open(sys.argv[1], "w") as file:
        json.dump({name: outcome(function) for name, function in CASES.items()}, file)
