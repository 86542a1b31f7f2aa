"""Small JAX functions, at least one per op that JAX emits, with inputs: the cases that every way of running a module
must get right. Shapes that do not divide tiles (1, 127, 129, 513), zero-sized and scalar arrays, every dtype.

`cases()` gives (name, function, inputs). Inputs are numpy arrays, fixed by the name of the case.
"""

import zlib

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
from jax import lax

F32, F64, F16, BF16 = np.float32, np.float64, np.float16, ml_dtypes.bfloat16
E4M3, E5M2 = ml_dtypes.float8_e4m3fn, ml_dtypes.float8_e5m2
FLOATS = [F32, F16, BF16]
SIGNED = [np.int8, np.int16, np.int32]
UNSIGNED = [np.uint8, np.uint16, np.uint32]
SHAPES = [(), (1,), (127,), (129, 3), (513,), (0,), (3, 0, 2)]


class Inputs:
    """Values drawn from a seed that is the case's name."""

    def __init__(self, name):
        self.random = np.random.default_rng(zlib.crc32(name.encode()))

    def floats(self, shape, dtype=F32, low=-4.0, high=4.0):
        return self.random.uniform(low, high, shape).astype(F32).astype(dtype)

    def normal(self, shape, dtype=F32, scale=1.0):
        return (self.random.standard_normal(shape) * scale).astype(F32).astype(dtype)

    def complexes(self, shape):
        return (self.normal(shape) + 1j * self.normal(shape)).astype(np.complex64)

    def integers(self, shape, dtype=np.int32, low=None, high=None):
        limits = np.iinfo(dtype)
        low = limits.min if low is None else low
        high = limits.max if high is None else high
        return self.random.integers(low, high, shape, dtype=dtype, endpoint=True)

    def booleans(self, shape):
        return self.random.integers(0, 2, shape).astype(np.bool_)

    def of(self, shape, dtype):
        dtype = np.dtype(dtype)
        if dtype == np.bool_:
            return self.booleans(shape)
        if dtype.kind in "iu":
            return self.integers(shape, dtype)
        if dtype.kind == "c":
            return self.complexes(shape)
        return self.normal(shape, dtype)


class Cases:
    def __init__(self):
        self.list = []
        self.names = set()

    def add(self, name, function, *make):
        """`make` are functions from Inputs to an array, or arrays."""
        assert name not in self.names, f"two cases are called {name}"
        self.names.add(name)
        draw = Inputs(name)
        self.list.append((name, function, tuple(m(draw) if callable(m) else np.asarray(m) for m in make)))


def label(shape):
    return "x".join(map(str, shape)) or "scalar"


def short(dtype):
    return np.dtype(dtype).name


# No subnormals: XLA:CPU runs with them flushed to zero, here and there.
SPECIAL = np.array([0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 1e-15, -1e-15, 1e15, -1e15,
                    np.inf, -np.inf, np.nan, 3.0, 100.7, -100.3], F32)


def elementwise(cases):
    wide = {
        "abs": jnp.abs, "cbrt": lax.cbrt, "ceil": lax.ceil, "cos": lax.cos, "exp": lax.exp, "expm1": lax.expm1,
        "floor": lax.floor, "logistic": lax.logistic, "neg": lax.neg, "sign": lax.sign, "sin": lax.sin,
        "tan": lax.tan, "tanh": lax.tanh, "square": lax.square, "is_finite": lax.is_finite,
        "round_even": lambda x: lax.round(x, lax.RoundingMethod.TO_NEAREST_EVEN),
        "round_away": lambda x: lax.round(x, lax.RoundingMethod.AWAY_FROM_ZERO), "exp2": lax.exp2,
        "erf": lax.erf, "erfc": lax.erfc, "sinh": jnp.sinh, "cosh": jnp.cosh, "asinh": jnp.arcsinh,
        "atan": jnp.arctan, "i1e": lax.bessel_i1e, "i0e": lax.bessel_i0e,
    }
    positive = {"log": lax.log, "log1p": lax.log1p, "sqrt": lax.sqrt, "rsqrt": lax.rsqrt, "lgamma": lax.lgamma,
                "digamma": lax.digamma, "acosh": lambda x: jnp.arccosh(1 + x)}
    within_one = {"asin": jnp.arcsin, "acos": jnp.arccos, "atanh": jnp.arctanh, "erf_inv": lax.erf_inv}
    for group, low, high in [(wide, -4.0, 4.0), (positive, 0.05, 9.0), (within_one, -0.95, 0.95)]:
        for name, function in group.items():
            for shape in SHAPES:
                cases.add(f"{name}-float32-{label(shape)}", function,
                          lambda d, s=shape: d.floats(s, F32, low, high))
            for dtype in (F16, BF16):
                cases.add(f"{name}-{short(dtype)}-129", function, lambda d, t=dtype: d.floats((129,), t, low, high))
    for name in ("abs", "ceil", "floor", "neg", "sign", "round_even", "round_away", "is_finite", "exp", "tanh", "sin"):
        cases.add(f"{name}-float32-special", wide[name], SPECIAL)
    for name in ("log", "log1p", "sqrt", "rsqrt"):
        cases.add(f"{name}-float32-special", positive[name], SPECIAL)
    for dtype in SIGNED + UNSIGNED:
        for name, function in {"abs": jnp.abs, "neg": lax.neg, "sign": lax.sign, "not": lax.bitwise_not,
                               "popcnt": lax.population_count, "clz": lax.clz}.items():
            cases.add(f"{name}-{short(dtype)}-513", function, lambda d, t=dtype: d.integers((513,), t))
    cases.add("not-bool-129", jnp.logical_not, lambda d: d.booleans((129,)))

    binary = {"add": lax.add, "sub": lax.sub, "mul": lax.mul, "div": lax.div, "max": lax.max, "min": lax.min,
              "rem": lax.rem}
    for name, function in binary.items():
        for shape in SHAPES:
            cases.add(f"{name}-float32-{label(shape)}", function, lambda d, s=shape: d.normal(s),
                      lambda d, s=shape: d.normal(s))
        for dtype in (F16, BF16):
            cases.add(f"{name}-{short(dtype)}-513", function, lambda d, t=dtype: d.normal((513,), t),
                      lambda d, t=dtype: d.normal((513,), t))
        for dtype in SIGNED + UNSIGNED:
            cases.add(f"{name}-{short(dtype)}-513", function, lambda d, t=dtype: d.integers((513,), t),
                      lambda d, t=dtype: d.integers((513,), t))
        for dtype in (np.int32, np.uint8):
            cases.add(f"{name}-{short(dtype)}-small", function, lambda d, t=dtype: d.integers((127,), t),
                      lambda d, t=dtype: d.integers((127,), t, 0, 3))
    cases.add("div-int32-extremes", lax.div, np.array([-2**31, 5, -5, 0], np.int32), np.array([-1, 0, 0, 0], np.int32))
    cases.add("rem-int32-extremes", lax.rem, np.array([-2**31, 5, -5, 0], np.int32), np.array([-1, 0, 0, 0], np.int32))
    a, b = (x.ravel() for x in np.meshgrid(SPECIAL, SPECIAL))
    for name in ("add", "sub", "mul", "div", "max", "min"):
        cases.add(f"{name}-float32-special", binary[name], a, b)
    cases.add("atan2-float32-129", lax.atan2, lambda d: d.normal((129,)), lambda d: d.normal((129,)))
    cases.add("pow-float32-129", lax.pow, lambda d: d.floats((129,), F32, 0.1, 3), lambda d: d.normal((129,)))
    cases.add("integer_pow-float32-129", lambda x: lax.integer_pow(x, 3) + lax.integer_pow(x, -2),
              lambda d: d.normal((129,)))
    cases.add("integer_pow-int32-129", lambda x: lax.integer_pow(x, 5), lambda d: d.integers((129,)))
    cases.add("nextafter-float32", lax.nextafter, a, b)
    for dtype in SIGNED + UNSIGNED:
        amounts = lambda d, t=dtype: d.integers((129,), t, 0, np.iinfo(t).bits + 3)
        for name, function in {"shl": lax.shift_left, "shr": lax.shift_right_logical,
                               "sar": lax.shift_right_arithmetic}.items():
            cases.add(f"{name}-{short(dtype)}-129", function, lambda d, t=dtype: d.integers((129,), t), amounts)
    for name, function in {"and": lax.bitwise_and, "or": lax.bitwise_or, "xor": lax.bitwise_xor}.items():
        for dtype in (np.bool_, np.int8, np.uint32):
            cases.add(f"{name}-{short(dtype)}-127", function, lambda d, t=dtype: d.of((127,), t),
                      lambda d, t=dtype: d.of((127,), t))
    for name, function in {"eq": lax.eq, "ne": lax.ne, "ge": lax.ge, "gt": lax.gt, "le": lax.le, "lt": lax.lt}.items():
        cases.add(f"{name}-float32-special", function, a, b)
        cases.add(f"{name}-bfloat16-127", function, lambda d: d.normal((127,), BF16).round(),
                  lambda d: d.normal((127,), BF16).round())
        for dtype in (np.int32, np.uint32, np.int8, np.uint16):
            cases.add(f"{name}-{short(dtype)}-127", function, lambda d, t=dtype: d.integers((127,), t),
                      lambda d, t=dtype: d.integers((127,), t))
        cases.add(f"{name}-bool-127", function, lambda d: d.booleans((127,)), lambda d: d.booleans((127,)))
    cases.add("select-float32-129x3", lambda p, x, y: jnp.where(p, x, y), lambda d: d.booleans((129, 3)),
              lambda d: d.normal((129, 3)), lambda d: d.normal((129, 3)))
    cases.add("select-scalar", lambda p, x, y: lax.select(p, x, y), np.array(True), lambda d: d.normal((127,)),
              lambda d: d.normal((127,)))
    cases.add("select-int8-513", lambda p, x, y: jnp.where(p, x, y), lambda d: d.booleans((513,)),
              lambda d: d.integers((513,), np.int8), lambda d: d.integers((513,), np.int8))
    cases.add("select_n-int32-127", lambda p, *x: lax.select_n(p, *x), lambda d: d.integers((127,), np.int32, 0, 2),
              *[lambda d: d.normal((127,))] * 3)
    cases.add("clamp-float32-129", lambda x: jnp.clip(x, -0.5, 0.7), lambda d: d.normal((129,)))
    cases.add("clamp-array", lax.clamp, lambda d: d.normal((127,)) - 1, lambda d: d.normal((127,)),
              lambda d: d.normal((127,)) + 1)
    cases.add("clamp-int32-scalar", lambda x: lax.clamp(-5, x, 9), lambda d: d.integers((127,), np.int32, -20, 20))
    for bits in ((5, 10), (8, 7), (4, 3), (8, 23), (5, 2)):
        cases.add(f"reduce_precision-{bits[0]}-{bits[1]}", lambda x, b=bits: lax.reduce_precision(x, *b),
                  lambda d: np.concatenate([SPECIAL, d.normal((513,)) * 2.0 ** d.integers((513,), np.int32, -20, 20)])
                  .astype(F32))


def conversions(cases):
    dtypes = [np.bool_, np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, F16, BF16, F32, E4M3, E5M2]
    for source in dtypes:
        for target in dtypes:
            if source == target:
                continue
            def make(d, s=source):
                if np.dtype(s) == np.dtype(F32):
                    return np.concatenate([SPECIAL, d.normal((127,), F32, 30.0), d.normal((127,), F32, 1e9)])
                return d.of((257,), s)
            cases.add(f"convert-{short(source)}-{short(target)}",
                      lambda x, t=target: lax.convert_element_type(x, t), make)
    for source, target in [(F32, np.int32), (np.uint32, F32), (F16, np.int16), (np.uint16, BF16), (np.int8, np.uint8)]:
        cases.add(f"bitcast-{short(source)}-{short(target)}",
                  lambda x, t=target: lax.bitcast_convert_type(x, t), lambda d, s=source: d.of((129,), s))
    cases.add("bitcast-narrower", lambda x: lax.bitcast_convert_type(x, jnp.uint8), lambda d: d.normal((127, 3)))
    cases.add("bitcast-wider", lambda x: lax.bitcast_convert_type(x, jnp.float32),
              lambda d: d.integers((127, 2), np.uint16, 0, 0x7000))


def complexes(cases):
    unary = {"neg": lax.neg, "exp": lax.exp, "log": lax.log, "sqrt": lax.sqrt, "rsqrt": lax.rsqrt, "sin": lax.sin,
             "cos": lax.cos, "tan": lax.tan, "tanh": lax.tanh, "log1p": lax.log1p, "expm1": lax.expm1,
             "abs": lax.abs, "real": lax.real, "imag": lax.imag, "conj": lax.conj, "sign": lax.sign,
             "sinh": jnp.sinh, "cosh": jnp.cosh, "asin": jnp.arcsin, "acos": jnp.arccos, "atan": jnp.arctan,
             "asinh": jnp.arcsinh, "acosh": jnp.arccosh, "atanh": jnp.arctanh, "square": lax.square}
    for name, function in unary.items():
        cases.add(f"{name}-complex64-129", function, lambda d: d.complexes((129,)))
    for name, function in {"add": lax.add, "sub": lax.sub, "mul": lax.mul, "div": lax.div, "pow": lax.pow,
                           "eq": lax.eq, "ne": lax.ne}.items():
        cases.add(f"{name}-complex64-129", function, lambda d: d.complexes((129,)), lambda d: d.complexes((129,)))
    cases.add("complex-129", lax.complex, lambda d: d.normal((129,)), lambda d: d.normal((129,)))
    cases.add("dot-complex64", jnp.matmul, lambda d: d.complexes((5, 7)), lambda d: d.complexes((7, 3)))
    cases.add("sum-complex64", lambda x: x.sum(0), lambda d: d.complexes((129, 3)))
    cases.add("transpose-complex64", jnp.transpose, lambda d: d.complexes((5, 7)))


def data_movement(cases):
    for dtype in (F32, BF16, np.int8, np.bool_, np.int32):
        t = short(dtype)
        make = lambda d, t=dtype: d.of((129, 5), t)
        cases.add(f"transpose-{t}", jnp.transpose, make)
        cases.add(f"broadcast-{t}", lambda x: jnp.broadcast_to(x[:, None, :], (129, 3, 5)), make)
        cases.add(f"reshape-{t}", lambda x: x.reshape(5, 129), make)
        cases.add(f"reverse-{t}", lambda x: x[::-1, ::-1], make)
        cases.add(f"slice-{t}", lambda x: x[3:128:7, 1:4], make)
        cases.add(f"concatenate-{t}", lambda x, y: jnp.concatenate([x, y, x], 0), make, make)
        cases.add(f"concatenate1-{t}", lambda x, y: jnp.concatenate([x, y], 1), make, make)
        cases.add(f"pad-{t}", lambda x: lax.pad(x, x[0, 0], [(2, 3, 1), (-1, 4, 2)]), make)
        cases.add(f"dynamic_slice-{t}", lambda x, i: lax.dynamic_slice(x, (i, 1), (17, 3)), make, np.int32(120))
        cases.add(f"dynamic_update_slice-{t}", lambda x, i: lax.dynamic_update_slice(x, x[:9, :2], (i, -3)), make,
                  np.int32(64))
        cases.add(f"roll-{t}", lambda x: jnp.roll(x, 7, 0), make)
        cases.add(f"tile-{t}", lambda x: jnp.tile(x, (2, 3)), make)
    cases.add("transpose-4d", lambda x: x.transpose(2, 0, 3, 1), lambda d: d.normal((3, 127, 2, 5)))
    cases.add("transpose-513x129", jnp.transpose, lambda d: d.normal((513, 129)))
    cases.add("pad-negative", lambda x: lax.pad(x, np.float32(0), [(-3, -2, 0)]), lambda d: d.normal((127,)))
    cases.add("pad-negative-interior", lambda x: lax.pad(x, np.float32(1), [(-4, -3, 2)]), lambda d: d.normal((9,)))
    cases.add("pad-empty", lambda x: lax.pad(x, np.float32(7), [(2, 1, 3)]), lambda d: d.normal((0,)))
    cases.add("slice-empty", lambda x: x[4:4], lambda d: d.normal((129,)))
    cases.add("concatenate-empty", lambda x, y: jnp.concatenate([x, y]), lambda d: d.normal((0,)),
              lambda d: d.normal((5,)))
    cases.add("transpose-empty", jnp.transpose, lambda d: d.normal((3, 0)))
    for dtype in (F32, np.int32, np.uint8, BF16):
        cases.add(f"iota-{short(dtype)}", lambda t=dtype: lax.broadcasted_iota(t, (3, 127), 1))
    cases.add("iota-uint32-long", lambda: lax.iota(np.uint32, (1 << 24) + 129)[-200:])
    cases.add("iota-first", lambda: lax.broadcasted_iota(jnp.int32, (129, 3), 0))
    cases.add("tril-129", jnp.tril, lambda d: d.normal((129, 127)))
    cases.add("eye", lambda: jnp.eye(129, 127, 3))
    cases.add("constant", lambda x: x + np.arange(12, dtype=F32).reshape(3, 4), lambda d: d.normal((3, 4)))
    cases.add("constant-only", lambda: jnp.asarray(np.array([[1, 2], [3, -4]], np.int16)))
    cases.add("identity", lambda x: x, lambda d: d.normal((127,)))


def indexing(cases):
    table = lambda d: d.normal((50, 7))
    rows = lambda d: d.integers((129,), np.int32, 0, 49)
    cases.add("take-rows", lambda x, i: x[i], table, rows)
    cases.add("take-clip", lambda x, i: jnp.take(x, i, axis=0, mode="clip"), table,
              lambda d: d.integers((129,), np.int32, -60, 120))
    cases.add("take-fill", lambda x, i: jnp.take(x, i, axis=0, mode="fill"), table,
              lambda d: d.integers((129,), np.int32, -60, 120))
    cases.add("take-columns", lambda x, i: jnp.take(x, i, axis=1), table, lambda d: d.integers((5, 3), np.int32, 0, 6))
    cases.add("take_along_axis", lambda x, i: jnp.take_along_axis(x, i, axis=1), table,
              lambda d: d.integers((50, 3), np.int32, 0, 6))
    cases.add("gather-points", lambda x, i, j: x[i, j], table, rows, lambda d: d.integers((129,), np.int32, 0, 6))
    cases.add("gather-vmap", jax.vmap(lambda x, i: x[i]), lambda d: d.normal((5, 11, 3)),
              lambda d: d.integers((5, 4), np.int32, 0, 10))
    cases.add("gather-uint8", lambda x, i: x[i], lambda d: d.integers((50, 7), np.uint8), rows)
    cases.add("gather-slices", lambda x, i: jax.vmap(lambda k: lax.dynamic_slice(x, (k, 2), (3, 4)))(i), table,
              lambda d: d.integers((9,), np.int32, -3, 60))
    cases.add("gather-empty", lambda x, i: x[i], table, np.zeros((0,), np.int32))
    cases.add("embedding-grad", jax.grad(lambda x, i: (x[i] ** 2).sum()), table, rows)
    cases.add("one_hot", lambda i: jax.nn.one_hot(i, 50), rows)
    updates = lambda d: d.normal((129, 7))
    for name in ("set", "add", "multiply", "min", "max"):
        # Rows to set are distinct, so that their order does not matter.
        indices = rows if name != "set" else np.random.default_rng(0).permutation(200)[:129].astype(np.int32)
        base = table if name != "set" else (lambda d: d.normal((200, 7)))
        cases.add(f"scatter-{name}", lambda x, i, u, n=name: getattr(x.at[i], n)(u), base, indices, updates)
    overlapping = lax.ScatterDimensionNumbers((1,), (), (0,))
    cases.add("scatter-overlapping", lambda x, i, u: lax.scatter_add(x, i, u, overlapping), lambda d: d.normal((50,)),
              lambda d: d.integers((30, 1), np.int32, -2, 50), lambda d: d.normal((30, 4)))
    # No row but their own sees what is not finite; rows repeat, so that infinities of both signs meet.
    for dtype in (F32, BF16):
        base, special = np.zeros((60, 7), dtype), np.ones((300, 7), dtype)
        base[3], base[4, 2] = np.inf, np.nan
        for row, value in enumerate([np.inf, -np.inf, np.nan, np.inf, np.finfo(np.float32).max / 4, -np.inf]):
            special[row * 7 % 300 :: 97, row % 7] = value
        cases.add(f"scatter-add-special-{short(dtype)}", lambda x, i, u: x.at[i].add(u), base,
                  lambda d: d.integers((300,), np.int32, 0, 59), special)
    for dtype, width in [(F32, 8192), (BF16, 16384)]:
        cases.add(f"scatter-add-wide-{short(dtype)}", lambda x, i, u: x.at[i].add(u), lambda d, s=(90, width), t=dtype:
                  d.normal(s, t), lambda d: d.integers((130,), np.int32, 0, 89),
                  lambda d, s=(130, width), t=dtype: d.normal(s, t))
    cases.add("scatter-drop", lambda x, i, u: x.at[i].add(u, mode="drop"), table,
              lambda d: d.integers((129,), np.int32, -60, 120), updates)
    cases.add("scatter-int32", lambda x, i, u: x.at[i].add(u), lambda d: d.integers((50,)), rows,
              lambda d: d.integers((129,)))
    cases.add("scatter-bfloat16", lambda x, i, u: x.at[i].set(u), lambda d: d.normal((200, 3), BF16),
              np.random.default_rng(1).permutation(200)[:64].astype(np.int32), lambda d: d.normal((64, 3), BF16))
    cases.add("scatter-columns", lambda x, u: x.at[:, 2:5].add(u), table, lambda d: d.normal((50, 3)))
    cases.add("scatter-vmap", jax.vmap(lambda x, i, u: x.at[i].add(u)), lambda d: d.normal((5, 11)),
              lambda d: d.integers((5, 4), np.int32, 0, 10), lambda d: d.normal((5, 4)))
    cases.add("scatter-apply", lambda x, i: x.at[i].apply(jnp.tanh), table,
              np.random.default_rng(2).permutation(50)[:20].astype(np.int32))
    cases.add("segment_sum", lambda x, i: jax.ops.segment_sum(x, i, 50), updates, rows)
    cases.add("bincount", lambda i: jnp.bincount(i, length=50), rows)


def contractions(cases):
    for m, k, n in [(1, 1, 1), (127, 129, 5), (129, 513, 127), (1, 513, 129), (513, 1, 3), (0, 5, 3), (4, 0, 3)]:
        cases.add(f"matmul-float32-{m}x{k}x{n}", jnp.matmul, lambda d, s=(m, k): d.normal(s),
                  lambda d, s=(k, n): d.normal(s))
    for dtype in (F16, BF16):
        cases.add(f"matmul-{short(dtype)}", jnp.matmul, lambda d, t=dtype: d.normal((127, 129), t),
                  lambda d, t=dtype: d.normal((129, 65), t))
        cases.add(f"matmul-{short(dtype)}-to-float32",
                  lambda x, y: jnp.matmul(x, y, preferred_element_type=jnp.float32),
                  lambda d, t=dtype: d.normal((127, 129), t), lambda d, t=dtype: d.normal((129, 65), t))
    for dtype in (E4M3, E5M2):
        cases.add(f"matmul-{short(dtype)}-to-float32",
                  lambda x, y: jnp.matmul(x, y, preferred_element_type=jnp.float32),
                  lambda d, t=dtype: d.normal((33, 65), t), lambda d, t=dtype: d.normal((65, 17), t))
    for dtype in (np.int32, np.uint8, np.int16):
        cases.add(f"matmul-{short(dtype)}", jnp.matmul, lambda d, t=dtype: d.integers((17, 33), t),
                  lambda d, t=dtype: d.integers((33, 9), t))
    cases.add("matmul-int8-to-int32", lambda x, y: jnp.matmul(x, y, preferred_element_type=jnp.int32),
              lambda d: d.integers((17, 129), np.int8), lambda d: d.integers((129, 9), np.int8))
    for equation, left, right in [("bij,bjk->bik", (3, 17, 33), (3, 33, 5)), ("bhqd,bhkd->bhqk", (2, 3, 17, 8), (2, 3, 19, 8)),
                                  ("ij,kj->ik", (17, 33), (5, 33)), ("ijk,kji->i", (3, 4, 5), (5, 4, 3)),
                                  ("i,i->", (129,), (129,)), ("i,j->ij", (127,), (3,)), ("ij,->ij", (5, 7), ()),
                                  ("abc,cd->abd", (2, 127, 9), (9, 4)), ("cab,dc->abd", (9, 2, 127), (4, 9))]:
        cases.add(f"einsum-{equation}", lambda x, y, e=equation: jnp.einsum(e, x, y), lambda d, s=left: d.normal(s),
                  lambda d, s=right: d.normal(s))
    cases.add("matmul-grad", jax.grad(lambda x, y: jnp.tanh(x @ y).sum(), (0, 1)), lambda d: d.normal((17, 33)),
              lambda d: d.normal((33, 9)))
    image, kernel = (2, 9, 11, 6), (3, 3, 6, 8)
    numbers = ("NHWC", "HWIO", "NHWC")

    def conv(**options):
        return lambda x, w: lax.conv_general_dilated(x, w, dimension_numbers=numbers, **options)

    x, w = (lambda d: d.normal(image)), (lambda d: d.normal(kernel))
    cases.add("conv-same", conv(window_strides=(1, 1), padding="SAME"), x, w)
    cases.add("conv-valid-stride2", conv(window_strides=(2, 2), padding="VALID"), x, w)
    cases.add("conv-padding", conv(window_strides=(2, 1), padding=[(3, 1), (-1, 2)]), x, w)
    cases.add("conv-dilated", conv(window_strides=(1, 1), padding="SAME", rhs_dilation=(2, 3)), x, w)
    cases.add("conv-transposed", conv(window_strides=(1, 1), padding=[(2, 2), (1, 3)], lhs_dilation=(2, 3)), x, w)
    cases.add("conv-groups", conv(window_strides=(1, 1), padding="SAME", feature_group_count=3), x,
              lambda d: d.normal((3, 3, 2, 9)))
    cases.add("conv-depthwise", conv(window_strides=(1, 1), padding="SAME", feature_group_count=6), x,
              lambda d: d.normal((3, 3, 1, 12)))
    cases.add("conv-batch-groups", conv(window_strides=(1, 1), padding="SAME", batch_group_count=2), x, w)
    cases.add("conv-bfloat16", conv(window_strides=(1, 1), padding="SAME"), lambda d: d.normal(image, BF16),
              lambda d: d.normal(kernel, BF16))
    cases.add("conv-grad", jax.grad(lambda x, w: (conv(window_strides=(2, 2), padding="SAME")(x, w) ** 2).sum(), (0, 1)),
              x, w)
    cases.add("conv-groups-grad", jax.grad(
        lambda x, w: (conv(window_strides=(1, 1), padding="SAME", feature_group_count=3)(x, w) ** 2).sum(), (0, 1)), x,
        lambda d: d.normal((3, 3, 2, 9)))
    cases.add("conv-nchw", lambda x, w: lax.conv(x, w, (1, 1), "SAME"), lambda d: d.normal((2, 6, 9, 11)),
              lambda d: d.normal((8, 6, 3, 3)))
    cases.add("conv-1d", lambda x, w: lax.conv_general_dilated(x, w, (1,), "SAME", dimension_numbers=("NWC", "WIO", "NWC")),
              lambda d: d.normal((2, 127, 5)), lambda d: d.normal((4, 5, 3)))
    cases.add("conv-3d", lambda x, w: lax.conv_general_dilated(
        x, w, (1, 1, 1), "SAME", dimension_numbers=("NDHWC", "DHWIO", "NDHWC")), lambda d: d.normal((1, 5, 6, 7, 3)),
        lambda d: d.normal((2, 3, 2, 3, 4)))


def reductions(cases):
    for shape, axis in [((129, 127), 0), ((129, 127), 1), ((129, 127), None), ((3, 513, 5), 1), ((3, 5, 7), (0, 2)),
                        ((513,), 0), ((1,), 0), ((0, 3), 0), ((0, 3), 1)]:
        name = f"{label(shape)}-{str(axis).replace(' ', '')}"
        cases.add(f"sum-float32-{name}", lambda x, a=axis: jnp.sum(x, a), lambda d, s=shape: d.normal(s))
        if 0 not in shape:
            cases.add(f"max-reduce-float32-{name}", lambda x, a=axis: jnp.max(x, a), lambda d, s=shape: d.normal(s))
            cases.add(f"argmax-float32-{name}", lambda x, a=axis: jnp.argmax(x, a if not isinstance(a, tuple) else a[0]),
                      lambda d, s=shape: d.normal(s).round(1))
    for dtype in (F16, BF16, np.int32, np.int8, np.uint8, np.bool_):
        t = short(dtype)
        make = lambda d, t=dtype: d.of((129, 5), t)
        for name, function in {"sum": jnp.sum, "max": jnp.max, "min": jnp.min, "any": jnp.any, "all": jnp.all}.items():
            cases.add(f"{name}-reduce-{t}", lambda x, f=function: f(x, 0), make)
    cases.add("prod-float32", lambda x: jnp.prod(x, 0), lambda d: d.floats((17, 5), F32, 0.5, 1.5))
    cases.add("prod-int32", lambda x: jnp.prod(x, 1), lambda d: d.integers((17, 5)))
    cases.add("min-float32-nan", lambda x: jnp.min(x), SPECIAL)
    cases.add("max-float32-axis", lambda x: jnp.max(x, 1), lambda d: d.normal((127, 129)))
    cases.add("mean-var", lambda x: (x.mean(1), x.var(1)), lambda d: d.normal((129, 65)))
    cases.add("argmin-int32", lambda x: jnp.argmin(x, 1), lambda d: d.integers((129, 33), np.int32, 0, 9))
    cases.add("argmax-nan", jnp.argmax, SPECIAL)
    cases.add("reduce-two", lambda x, y: lax.reduce(
        (x, y), (np.float32(0), np.int32(-2**31)), lambda a, b: (a[0] + b[0], jnp.maximum(a[1], b[1])), (0,)),
        lambda d: d.normal((129, 9)), lambda d: d.integers((129, 9)))
    cases.add("reduce-xor", lambda x: lax.reduce(x, np.int32(0), lax.bitwise_xor, (0,)), lambda d: d.integers((129, 3)))
    cases.add("logsumexp", lambda x: jax.nn.logsumexp(x, 1), lambda d: d.normal((129, 127)))
    cases.add("softmax", lambda x: jax.nn.softmax(x, 1), lambda d: d.normal((127, 129)))
    cases.add("layer_norm", lambda x: (x - x.mean(-1, keepdims=True)) * lax.rsqrt(x.var(-1, keepdims=True) + 1e-5),
              lambda d: d.normal((129, 65)))
    for name, function in {"cumsum": jnp.cumsum, "cumprod": jnp.cumprod, "cummax": lax.cummax}.items():
        cases.add(f"{name}-float32", lambda x, f=function: f(x, 0), lambda d: d.floats((129, 3), F32, 0.9, 1.1))
        cases.add(f"{name}-int32", lambda x, f=function: f(x, 0), lambda d: d.integers((127,)))
    # JAX's platforms of no name get windows over all that comes before; the wider ones took the compiler's loads in.
    for name, function, initial in [("sum", lax.add, 0), ("max", lax.max, -(2**31)), ("xor", lax.bitwise_xor, 0)]:
        for size in (17, 200, 300):
            for reverse in (False, True):
                pads = (0, size - 1) if reverse else (size - 1, 0)
                cases.add(f"windows-{name}-int32-{size}{'-reverse' if reverse else ''}",
                          lambda x, f=function, i=initial, n=size, p=pads: lax.reduce_window(
                              x, np.int32(i), f, (n, 1), (1, 1), [p, (0, 0)]),
                          lambda d, n=size: d.integers((n, 3), np.int32))
    for size in (60, 200, 300):
        cases.add(f"windows-sum-float32-{size}", lambda x, n=size: lax.reduce_window(
            x * 2, 0.0, lax.add, (n,), (1,), [(n - 1, 0)])[-1] + x, lambda d, n=size: d.floats((n,), F32, 0.1, 1))
        cases.add(f"windows-sum-wider-{size}", lambda x, n=size: lax.reduce_window(
            x, 0.0, lax.add, (n,), (1,), [(n + 1, 2)]), lambda d, n=size: d.floats((n,), F32, 0.1, 1))
    # No engine does these.
    for name, function, initial, values in [
        ("logaddexp", jnp.logaddexp, np.float32(-np.inf), lambda d, n: d.floats((n, 2), F32, -20, 20)),
        ("sum-complex64", lax.add, np.complex64(0), lambda d, n: d.complexes((n, 2))),
        ("product-complex64", lax.mul, np.complex64(1), lambda d, n: np.exp(1j * d.floats((n, 2))).astype(np.complex64)),
    ]:
        for size, pads in [(2, (1, 0)), (129, (128, 0)), (129, (0, 128)), (1000, (999, 0)), (1000, (0, 999))]:
            cases.add(f"windows-{name}-{size}{'' if pads[0] else '-reverse'}", lambda x, f=function, i=initial, n=size, p=pads:
                      lax.reduce_window(x, i, f, (n, 1), (1, 1), [p, (0, 0)]), lambda d, v=values, n=size: v(d, n))
    window, image = (1, 3, 2, 1), (2, 9, 11, 3)
    pools = {
        "max_pool": lambda x: lax.reduce_window(x, -np.inf, lax.max, window, (1, 2, 2, 1), "SAME"),
        "min_pool": lambda x: lax.reduce_window(x, np.inf, lax.min, window, (1, 1, 2, 1), "VALID"),
        "sum_pool": lambda x: lax.reduce_window(x, 0.0, lax.add, window, (1, 2, 1, 1), "SAME"),
        "sum_pool-dilated": lambda x: lax.reduce_window(
            x, 0.0, lax.add, window, (1, 2, 2, 1), [(0, 0), (2, 1), (0, 3), (0, 0)], (1, 2, 1, 1), (1, 1, 3, 1)),
    }
    for name, function in pools.items():
        cases.add(f"{name}-float32", function, lambda d: d.normal(image))
    cases.add("max_pool-bfloat16", lambda x: lax.reduce_window(
        x, jnp.array(-jnp.inf, x.dtype), lax.max, window, (1, 2, 2, 1), "SAME"), lambda d: d.normal(image, BF16))
    cases.add("max_pool-grad", jax.grad(lambda x: (pools["max_pool"](x) ** 2).sum()), lambda d: d.normal(image))
    cases.add("max_pool-overlap-grad", jax.grad(lambda x: (lax.reduce_window(
        x, -np.inf, lax.max, (1, 3, 3, 1), (1, 1, 1, 1), "SAME") ** 2).sum()), lambda d: d.normal(image))
    cases.add("avg_pool-grad", jax.grad(lambda x: (pools["sum_pool"](x) ** 2).sum()), lambda d: d.normal(image))


def sorting(cases):
    cases.add("sort-float32", jnp.sort, lambda d: d.normal((513,)))
    cases.add("sort-special", jnp.sort, SPECIAL)
    cases.add("sort-axis0", lambda x: jnp.sort(x, 0), lambda d: d.normal((129, 3)))
    cases.add("sort-int8", jnp.sort, lambda d: d.integers((3, 127), np.int8))
    cases.add("sort-bfloat16", jnp.sort, lambda d: d.normal((127,), BF16))
    cases.add("sort-descending", lambda x: jnp.sort(x, descending=True), lambda d: d.integers((129,), np.int32, 0, 9))
    cases.add("argsort-ties", lambda x: jnp.argsort(x, stable=True), lambda d: d.integers((513,), np.int32, 0, 20))
    cases.add("sort-two-keys", lambda x, y, z: lax.sort((x, y, z), num_keys=2),
              lambda d: d.integers((129,), np.int32, 0, 4), lambda d: d.normal((129,)).round(0), lambda d: d.normal((129,)))
    cases.add("sort-empty", jnp.sort, lambda d: d.normal((0,)))
    cases.add("sort-one", jnp.sort, lambda d: d.normal((5, 1)))
    cases.add("top_k-float32", lambda x: lax.top_k(x, 7), lambda d: d.normal((5, 129)).round(1))
    cases.add("top_k-int32", lambda x: lax.top_k(x, 3), lambda d: d.integers((127,), np.int32, -9, 9))
    cases.add("top_k-special", lambda x: lax.top_k(x, 5), SPECIAL)
    cases.add("median", jnp.median, lambda d: d.normal((129,)))
    cases.add("unique", lambda x: jnp.unique(x, size=20, fill_value=-1), lambda d: d.integers((129,), np.int32, 0, 15))


def random_numbers(cases):
    key = np.array([7, 1234567], np.uint32)
    for shape in [(), (1,), (127,), (4, 129), (3, 5, 7), (0,)]:
        cases.add(f"threefry-{label(shape)}", lambda k, s=shape: jax.random.bits(jax.random.wrap_key_data(k), s), key)
    cases.add("uniform", lambda k: jax.random.uniform(jax.random.wrap_key_data(k), (513,)), key)
    cases.add("normal", lambda k: jax.random.normal(jax.random.wrap_key_data(k), (513,)), key)
    cases.add("bernoulli", lambda k: jax.random.bernoulli(jax.random.wrap_key_data(k), 0.3, (129,)), key)
    cases.add("permutation", lambda k: jax.random.permutation(jax.random.wrap_key_data(k), 129), key)
    cases.add("split", lambda k: jax.random.key_data(jax.random.split(jax.random.wrap_key_data(k), 5)), key)
    cases.add("categorical", lambda k, x: jax.random.categorical(jax.random.wrap_key_data(k), x), key,
              lambda d: d.normal((129, 7)))
    # Many whole rows at one time, more than SBUF holds.
    for shape in [(1000,), (3, 4000)]:
        cases.add(f"truncated_normal-std-{label(shape)}", lambda k, s=shape: jax.random.truncated_normal(
            jax.random.wrap_key_data(k), -2, 2, s).std(-1), key)
    state = np.array([1, 2, 0xFFFFFFFF, 0xFFFFFFFE], np.uint32)
    for algorithm in ("RNG_DEFAULT", "RNG_THREE_FRY", "RNG_PHILOX"):
        for shape, dtype in [((), np.uint32), ((5,), np.uint32), ((127, 3), np.uint32), ((4, 6), np.uint32),
                             ((3, 5), np.uint16), ((129,), np.uint8)]:
            cases.add(f"{algorithm.lower()}-{short(dtype)}-{label(shape)}", lambda s, a=algorithm, z=shape, t=dtype:
                      lax.rng_bit_generator(s, z, t, getattr(lax.RandomAlgorithm, a)), state)


def control_flow(cases):
    cases.add("while", lambda x: lax.while_loop(lambda s: s[0] < 9, lambda s: (s[0] + 1, s[1] * 1.5 + s[0]),
                                                (0, x))[1], lambda d: d.normal((127,)))
    cases.add("fori", lambda x: lax.fori_loop(0, 7, lambda i, v: v.at[i].set(v[i - 1] + i), x), lambda d: d.normal((9,)))
    cases.add("scan-rnn", lambda h, x, w: lax.scan(lambda h, x: (jnp.tanh(h @ w + x),) * 2, h, x),
              lambda d: d.normal((3, 5)), lambda d: d.normal((7, 3, 5)), lambda d: d.normal((5, 5)))
    cases.add("scan-grad", jax.grad(lambda h, x, w: (lax.scan(lambda h, x: (jnp.tanh(h @ w + x),) * 2, h, x)[1] ** 2)
                                    .sum(), (0, 1, 2)), lambda d: d.normal((3, 5)), lambda d: d.normal((7, 3, 5)),
              lambda d: d.normal((5, 5)))
    for flag in (True, False):
        cases.add(f"cond-{flag}", lambda p, x: lax.cond(p, jnp.sin, lambda v: v * 2 + 1, x), np.array(flag),
                  lambda d: d.normal((129,)))
    for index in (-3, 0, 1, 2, 9):
        cases.add(f"switch-{index}", lambda i, x: lax.switch(i, [lambda v: v + 1, lambda v: v * 2, lambda v: -v], x),
                  np.int32(index), lambda d: d.normal((127,)))
    cases.add("remat", jax.grad(lambda x: jax.checkpoint(lambda v: jnp.sin(jnp.sin(v)))(x).sum()),
              lambda d: d.normal((127,)))
    cases.add("call", lambda x: jax.jit(lambda v: v * 2)(x) + jax.jit(lambda v: v * 3)(x), lambda d: d.normal((127,)))
    cases.add("gelu", jax.nn.gelu, lambda d: d.normal((129,)))
    cases.add("barrier", lambda x: lax.optimization_barrier(x) + 1, lambda d: d.normal((127,)))


def linear_algebra(cases):
    for n in (1, 4, 7, 16, 129, 100):
        cases.add(f"fft-{n}", jnp.fft.fft, lambda d, n=n: d.complexes((3, n)))
        cases.add(f"ifft-{n}", jnp.fft.ifft, lambda d, n=n: d.complexes((n,)))
        cases.add(f"rfft-{n}", jnp.fft.rfft, lambda d, n=n: d.normal((3, n)))
        cases.add(f"irfft-{n}", lambda x, n=n: jnp.fft.irfft(x, n), lambda d, n=n: d.complexes((3, n // 2 + 1)))
    cases.add("fft2", jnp.fft.fft2, lambda d: d.complexes((2, 5, 8)))
    cases.add("rfft2", jnp.fft.rfft2, lambda d: d.normal((2, 5, 8)))
    cases.add("irfft2", jnp.fft.irfft2, lambda d: d.complexes((2, 5, 8)))


def expanded_on_cpu():
    """Cases of ops that JAX lowers for a device but replaces by library calls on the CPU, like `cases`."""
    collected = Cases()

    def definite(d):
        a = d.normal((3, 17, 17))
        return (a @ a.transpose(0, 2, 1) + 17 * np.eye(17)).astype(F32)

    def triangle(d):
        return (np.tril(d.normal((3, 17, 17))) + 5 * np.eye(17)).astype(F32)

    def hermitian(d):
        a = d.complexes((9, 9))
        return (a @ a.conj().T + 9 * np.eye(9)).astype(np.complex64)

    collected.add("cholesky", jnp.linalg.cholesky, definite)
    collected.add("cholesky-upper", lambda x: lax.linalg.cholesky(x).transpose(0, 2, 1), definite)
    collected.add("cholesky-complex64", jnp.linalg.cholesky, hermitian)
    collected.add("cholesky-indefinite", jnp.linalg.cholesky, lambda d: -definite(d))
    for left in (True, False):
        for lower in (True, False):
            for transpose in (False, True):
                name = f"{'left' if left else 'right'}-{'lower' if lower else 'upper'}-{'transposed' if transpose else 'plain'}"
                shape = (3, 17, 5) if left else (3, 5, 17)
                collected.add(
                    f"triangular_solve-{name}",
                    lambda a, b, l=left, w=lower, t=transpose: lax.linalg.triangular_solve(
                        a if w else a.transpose(0, 2, 1), b, left_side=l, lower=w, transpose_a=t),
                    triangle, lambda d, s=shape: d.normal(s))
    collected.add("triangular_solve-right-adjoint", lambda a, b: lax.linalg.triangular_solve(
        a, b, left_side=False, lower=True, transpose_a=True, conjugate_a=True),
        lambda d: (np.tril(d.complexes((7, 7))) + 5 * np.eye(7)).astype(np.complex64), lambda d: d.complexes((3, 7)))
    collected.add("triangular_solve-unit", lambda a, b: lax.linalg.triangular_solve(
        a, b, left_side=True, lower=True, unit_diagonal=True),
        lambda d: (np.tril(d.normal((9, 9), F32, 0.3))).astype(F32), lambda d: d.normal((9, 2)))
    for shape in [(9, 5), (5, 9), (3, 17, 17)]:
        collected.add(f"qr-{label(shape)}", jnp.linalg.qr, lambda d, s=shape: d.normal(s))
    collected.add("solve", jnp.linalg.solve, definite, lambda d: d.normal((3, 17, 2)))
    collected.add("inverse-determinant", lambda x: (jnp.linalg.inv(x), jnp.linalg.slogdet(x)), definite)
    collected.add("approx_max_k", lambda x: lax.approx_max_k(x, 4), lambda d: d.normal((3, 129)))
    collected.add("approx_min_k-axis0", lambda x: lax.approx_min_k(x, 4, 0), lambda d: d.normal((129, 3)))
    return collected.list


GROUPS = [elementwise, conversions, complexes, data_movement, indexing, contractions, reductions, sorting,
          random_numbers, control_flow, linear_algebra]


def cases():
    """[(name, function, inputs)]; names are unique and stable."""
    collected = Cases()
    for group in GROUPS:
        group(collected)
    return collected.list
