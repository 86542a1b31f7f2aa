"""Writes the samples beside it: what JAX prints for small programs that together use every syntax the text reader meets.

NAME.mlir is the pretty form (NAME.debug.mlir with locations), NAME.generic.mlir the generic form of the same module.
NAME.VERSION.mlirbc is the module as a portable artifact of that version of StableHLO, as a PJRT plugin gets it, and
NAME.portable.mlir the text of that, with locations.
Needs jax 0.10.2, flax 0.12.8 and optax 0.2.8; run it when JAX is updated and look at the differences.
"""

import functools
import os
import pathlib

os.environ["XLA_FLAGS"] = "--xla_force_host_platform_device_count=8"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from jax import lax
from jax._src.interpreters import mlir
from jax._src.lib import _jax
from jax.sharding import AxisType, NamedSharding, PartitionSpec as P

jax.config.update("jax_hlo_source_file_canonicalization_regex", ".*/")
SAMPLES = pathlib.Path(__file__).parent
f32, i32 = jnp.float32, jnp.int32


def S(*shape, d=f32):
    return jax.ShapeDtypeStruct(shape, d)


def dump(name, f, *args, forms=("", "generic"), portable=("1.13.7",)):
    lowered = (f if hasattr(f, "lower") else jax.jit(f)).lower(*args)
    if portable:
        dump_portable(name, lowered.as_text(debug_info=True), portable)
    for form in forms:
        if form == "generic":
            text = lowered.compiler_ir().operation.get_asm(print_generic_op_form=True)
        else:
            text = lowered.as_text(debug_info=form == "debug")
        (SAMPLES / f"{name}{'.' if form else ''}{form}.mlir").write_text(text)


def dump_portable(name, text, versions=("1.13.7",)):
    for version in versions:
        artifact = _jax.mlir.serialize_portable_artifact(text, version, True)
        (SAMPLES / f"{name}.{version}.mlirbc").write_bytes(artifact)
    with mlir.make_ir_context() as context:
        module = _jax.mlir.deserialize_portable_artifact(artifact, context).operation
        (SAMPLES / f"{name}.portable.mlir").write_text(module.get_asm(enable_debug_info=True))


def gpt_step():
    depth, width, vocabulary, time, heads = 1, 16, 32, 8, 2

    def norm(x, g):
        m = x.mean(-1, keepdims=True)
        v = ((x - m) ** 2).mean(-1, keepdims=True)
        return (x - m) * lax.rsqrt(v + 1e-5) * g

    def logits(p, tokens):
        x = p["wte"][tokens] + p["wpe"][: tokens.shape[1]]
        for b in p["blocks"]:
            h = norm(x, b["ln1"]).astype(jnp.bfloat16) @ b["qkv"].astype(jnp.bfloat16)
            q, k, v = [t.reshape(*t.shape[:2], heads, -1) for t in jnp.split(h, 3, -1)]
            a = jnp.einsum("bthd,bshd->bhts", q, k).astype(f32)
            a = jnp.where(jnp.tril(jnp.ones(a.shape[-2:], bool)), a, -jnp.inf)
            o = jnp.einsum("bhts,bshd->bthd", jax.nn.softmax(a).astype(jnp.bfloat16), v)
            x = x + o.reshape(x.shape).astype(f32) @ b["proj"]
            x = x + jax.nn.gelu(norm(x, b["ln2"]) @ b["fc"]) @ b["fc2"]
        return x @ p["wte"].T

    def loss(p, tokens):
        return optax.softmax_cross_entropy_with_integer_labels(logits(p, tokens[:, :-1]), tokens[:, 1:]).mean()

    optimizer = optax.adamw(1e-3)

    def step(p, s, tokens):
        value, gradient = jax.value_and_grad(loss)(p, tokens)
        update, s = optimizer.update(gradient, s, p)
        return optax.apply_updates(p, update), s, value

    block = dict(ln1=S(width), ln2=S(width), qkv=S(width, 3 * width), proj=S(width, width),
                 fc=S(width, 4 * width), fc2=S(4 * width, width))
    p = dict(wte=S(vocabulary, width), wpe=S(time, width), blocks=[block] * depth)
    return jax.jit(step, donate_argnums=(0, 1)), p, jax.eval_shape(optimizer.init, p), S(2, time + 1, d=i32)


def cnn_step():
    class CNN(nn.Module):
        @nn.compact
        def __call__(self, x):
            x = nn.relu(nn.BatchNorm(use_running_average=False)(nn.Conv(4, (3, 3))(x)))
            x = nn.Conv(4, (3, 3), strides=(2, 2))(nn.max_pool(x, (2, 2), (2, 2)))
            x = nn.avg_pool(x, (2, 2), (1, 1))
            return nn.Dense(3)(nn.Dropout(0.3, deterministic=False)(x.reshape(x.shape[0], -1)))

    model, key = CNN(), jax.random.PRNGKey(0)
    variables = jax.eval_shape(lambda k: model.init({"params": k, "dropout": k}, jnp.zeros((2, 8, 8, 1))), key)

    def step(v, x, y, k):
        def loss(p):
            out, new = model.apply({**v, "params": p}, x, mutable=["batch_stats"], rngs={"dropout": k})
            return optax.softmax_cross_entropy_with_integer_labels(out, y).mean(), new

        gradient, new = jax.grad(loss, has_aux=True)(v["params"])
        return jax.tree.map(lambda a, b: a - 0.1 * b, v["params"], gradient), new

    return step, variables, S(2, 8, 8, 1), S(2, d=i32), key


def elementwise(x, y):
    unary = [jnp.abs, jnp.sin, jnp.cos, jnp.tan, jnp.tanh, jnp.exp, jnp.expm1, jnp.log, jnp.log1p, jnp.sqrt, lax.rsqrt,
             jnp.cbrt, jnp.floor, jnp.ceil, jnp.round, lax.round, jnp.sign, jnp.negative, jnp.isfinite, lax.logistic,
             lambda x: lax.reduce_precision(x, 5, 10), lambda x: lax.exp(x, accuracy=lax.Tolerance(1e-5, 0.0, 2))]
    binary = [lax.add, lax.mul, lax.sub, lax.div, lax.max, lax.min, lax.pow, lax.rem, lax.atan2, lax.eq, lax.ne, lax.lt,
              lax.le, lax.gt, lax.ge, lambda x, y: lax.clamp(x, y, x), lambda x, y: lax.select(x > y, x, y)]
    return [f(x) for f in unary] + [f(x, y) for f in binary]


def integers(x, y):
    return (x & y, x | y, x ^ y, ~x, x << y, x >> y, lax.shift_right_logical(x, y), lax.population_count(x), lax.clz(x),
            x // y, lax.bitcast_convert_type(x, f32), lax.bitcast_convert_type(x, jnp.int8), x.astype(bool))


def functions(x):
    return (lax.erf(x), lax.erfc(x), lax.erf_inv(x), lax.lgamma(x), lax.digamma(x), jnp.arcsin(x), jnp.arccos(x),
            jnp.arctan(x), jnp.sinh(x), jnp.cosh(x), jnp.arcsinh(x), lax.acosh(x), jnp.arctanh(x), lax.nextafter(x, x),
            lax.square(x), lax.polygamma(x, x), lax.zeta(x, x), lax.bessel_i1e(x), lax.top_k(x, 2))


def constants(x):
    return (x, np.array([1.0, 2.5, -np.inf, np.inf, np.nan, -0.0], np.float32), np.arange(300, dtype=np.float32),
            np.random.RandomState(0).randn(3, 4).astype(np.float32), np.array([[True, False]]),
            np.array([[1, 2], [255, 4]], np.uint8), np.array([-128, 127], np.int8), np.float16(1.5), jnp.bfloat16(-2.5),
            np.zeros((0, 3), np.float32), np.full((3, 3), 7.0), np.array([1, 2, -8, 7], jnp.int4),
            np.array([1, 15], jnp.uint4), np.array([1, -448], jnp.float8_e4m3fn), jnp.float8_e5m2(3),
            np.arange(300).astype(jnp.int4), np.arange(300) % 3 == 0, np.array([1 + 2j, 3 - 4j], np.complex64),
            jnp.finfo(f32).max, jnp.finfo(f32).smallest_subnormal, np.array([2**64 - 1], np.uint64).view(np.uint32),
            np.arange(-20, 20).astype(jnp.bfloat16))


def indexing(x, i, u):
    return (x[i], jnp.take_along_axis(x, i[:, None], 1), x[i, i], x.at[i].get(mode="fill"), x.at[i].set(u),
            x.at[i].add(u), x.at[i].mul(u), x.at[i, i].max(u[:, 0], unique_indices=True),
            jax.vmap(lambda x, i: x[i])(x, i[:, None]), jax.vmap(lambda x, i: x.at[i].add(1.0))(x, i[:, None]),
            lax.dynamic_slice(x, (i[0], 0), (2, 3)), lax.dynamic_update_slice(x, x[:2, :2], (i[0], i[1])))


def shapes(x):
    return (x.T, x.reshape(-1), jnp.broadcast_to(x, (2, 5, 6)), lax.rev(x, (0,)), jnp.concatenate([x, x], 1),
            lax.broadcasted_iota(i32, (3, 4), 1), lax.slice(x, (0, 1), (4, 5), (2, 3)),
            lax.pad(x, 0.0, ((1, 2, 1), (-1, 0, 0))), x[:, 1:3, None])


def reductions(x, b):
    return (x.sum(), x.max(0), x.prod((0, 1)), b.any(), b.all(0), jnp.argmax(x, -1), jnp.cumsum(x, 0),
            lax.reduce(x, 0.0, lambda a, c: a * c + c, (0,)),
            lax.reduce_window(x, 0.0, lambda a, c: a * c + a, (2, 2), (1, 1), ((1, 0), (0, 1)), (2, 1), (1, 2)))


def contractions(x, y, image, kernel):
    return (x @ y, lax.dot(x, y, precision="highest"), lax.dot_general(x, y, (((1,), (0,)), ((), ())),
            precision=(lax.Precision.HIGH, lax.Precision.DEFAULT), preferred_element_type=f32),
            lax.dot_general(x, y, (((1,), (0,)), ((), ())), precision="BF16_BF16_F32_X3"),
            jnp.einsum("bij,bjk->bik", x[None], y[None]),
            lax.conv_general_dilated(image, kernel, (1, 2), ((1, 2), (3, 4)), lhs_dilation=(2, 1), rhs_dilation=(1, 2),
                                     dimension_numbers=("NHWC", "HWIO", "NHWC")),
            jax.grad(lambda w: lax.conv_general_dilated(image, w, (2, 2), "SAME", feature_group_count=2,
                     dimension_numbers=("NHWC", "HWIO", "NHWC")).sum())(kernel[:, :, :2]))


def control(p, i, x):
    return (lax.while_loop(lambda c: (c[0] < 10) & (c[1].sum() < 100), lambda c: (c[0] + 1, c[1] * 2), (0, x)),
            lax.scan(lambda c, y: (c * y, c), jnp.float32(1), x), lax.cond(p, lambda x: x * 2, lambda x: x - 1, x),
            lax.switch(i, [lambda x: (x * 2, x.sum()), lambda x: (x, x.max())], x),
            lax.sort((x, x.astype(i32)), num_keys=1), lax.optimization_barrier((x, x + 1)))


def calls(x):
    @functools.partial(lax.composite, name="my.norm")
    def normalised(x, *, eps):
        return x / (jnp.sum(x) + eps)

    ffi = jax.ffi.ffi_call("my_target", S(8), has_side_effect=True)
    return (normalised(x, eps=1e-5), ffi(x, eps=np.float32(1e-5), name='a"b', n=3, flag=True, arr=np.arange(3)),
            lax.approx_max_k(x, 3), jax.pure_callback(lambda x: x, S(8), x), lax.linalg.cholesky(jnp.outer(x, x)),
            lax.fft(x + 0j, lax.FftType.FFT, (8,)), lax.fft(x, lax.FftType.RFFT, (8,)), lax.complex(x, x).imag)


def random(state, seed):
    return (lax.rng_bit_generator(state, (3, 4)), jax.random.normal(jax.random.key(seed), (3,)),
            lax.rng_bit_generator(state, (3,), dtype=jnp.uint16, algorithm=lax.RandomAlgorithm.RNG_PHILOX))


def collectives():
    mesh = jax.make_mesh((4, 2), ("a", "b"), axis_types=(AxisType.Auto,) * 2)

    def body(x):
        return (lax.psum(x, "a"), lax.pmax(x, "b"), lax.all_gather(x, "a"),
                lax.psum_scatter(lax.all_gather(x, "a", tiled=True), "a", tiled=True),
                lax.all_to_all(x, "b", 0, 0, tiled=True), lax.ppermute(x, "a", [(0, 1), (1, 2), (2, 3), (3, 0)]),
                lax.axis_index("a") + jnp.zeros((1, 1), i32))

    specs = (P(None, "b"), P("a", None), P(None, "a", "b"), P("a", "b"), P("a", "b"), P("a", "b"), P("a", None))
    mapped = jax.shard_map(body, mesh=mesh, in_specs=P("a", "b"), out_specs=specs, check_vma=False)
    x = jax.ShapeDtypeStruct((8, 16), f32, sharding=NamedSharding(mesh, P("a", "b")))
    constrained = lambda x: lax.with_sharding_constraint(x @ x.T, NamedSharding(mesh, P(("a", "b"), None)))
    return mapped, constrained, x


dump("gpt_step", *gpt_step(), forms=("debug", "generic"), portable=())
dump("cnn_step", *cnn_step(), forms=("", "generic"), portable=())
dump("elementwise", elementwise, S(3, 5), S(3, 5))
dump("integers", integers, S(3, 5, d=i32), S(3, 5, d=i32))
dump("functions", functions, S(4), portable=())
dump("constants", constants, S())
dump("indexing", indexing, S(5, 6), S(5, d=i32), S(5, 6))
dump("shapes", shapes, S(5, 6))
dump("reductions", reductions, S(5, 6), S(5, 6, d=jnp.bool_))
dump("contractions", contractions, S(4, 8), S(8, 4), S(2, 9, 9, 4), S(3, 3, 4, 6),
     portable=("1.13.7", "1.17.0"))
dump("control", control, S(d=jnp.bool_), S(d=i32), S(3), forms=("", "generic", "debug"), portable=("0.9.0", "0.11.0", "0.13.0", "0.14.0", "1.13.7"))
dump("calls", calls, S(8))
dump("random", random, S(4, d=jnp.uint32), S(d=i32))
dump("nothing", lambda: ())
types = (jnp.float8_e4m3fn, jnp.float8_e5m2, jnp.float8_e4m3, jnp.float8_e3m4, jnp.float8_e4m3b11fnuz,
         jnp.float8_e4m3fnuz, jnp.float8_e5m2fnuz, jnp.float8_e8m0fnu, jnp.float4_e2m1fn, jnp.int4, jnp.uint4, jnp.int2,
         jnp.uint2, jnp.bfloat16, jnp.float16, jnp.uint64)
dump("types", lambda x: [x.astype(t) for t in types], S(4))
with jax.enable_x64(True):
    dump("wide", lambda x, i: (x * 2.5 + np.pi, i + 1, x.astype(f32), x + 1j, np.array([2**64 - 1, 5], np.uint64)),
         S(4, d=jnp.float64), S(4, d=jnp.int64))
mapped, constrained, x = collectives()
dump("collectives", mapped, x, forms=("", "generic", "debug"))
dump("sharding", constrained, x)
jax.config.update("jax_use_shardy_partitioner", False)
dump("gspmd", constrained, x)

# Shardings with everything that they may have.
dump_portable("shardings", """
sdy.mesh @mesh = <["a"=4, "b"=4], device_ids=[15, 7, 6, 5, 4, 3, 2, 1, 0, 8, 9, 10, 11, 12, 13, 14]>
sdy.mesh @one = <[], device_ids=[3]>
sdy.mesh @none = <[]>
func.func @main(
    %x: tensor<8x8xf32> {sdy.sharding = #sdy.sharding<@mesh, [{"a":(1)2, "b", ?}p1, {?}]>},
    %y: tensor<8x8xf8E5M2> {sdy.sharding = #sdy.sharding<@mesh, [{?}p0, {"b":(2)2}p3], replicated={"a"},
                                                         unreduced={"b":(1)2}>},
    %z: tensor<f32> {sdy.sharding = #sdy.sharding<mesh<["x"=2]>, []>}) -> (tensor<8x8xf32>, tensor<8x8xf8E5M2>) {
  %0 = sdy.sharding_constraint %y <@mesh, [{"a"}, {}], replicated={"b":(1)2}> : tensor<8x8xf8E5M2>
  %1 = sdy.manual_computation(%x) in_shardings=[<@mesh, [{"a"}, {}]>]
      out_shardings=[<@mesh, [{"a"}, {}], unreduced={"b"}>] manual_axes={"a", "b"} (%a: tensor<2x8xf32>) {
    sdy.return %a : tensor<2x8xf32>
  } : (tensor<8x8xf32>) -> tensor<8x8xf32>
  return %1, %0 : tensor<8x8xf32>, tensor<8x8xf8E5M2>
}""")
