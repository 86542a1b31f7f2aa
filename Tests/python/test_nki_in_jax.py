"""NKI kernels inside of programs that JAX compiles: values, time, refusals and the compile cache."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

import harness

CASES = harness.ROOT / "Tests" / "python" / "nki_jax_cases.py"
# What the compiled program does around kernels sums in another order on the CPU.
TOLERANCE = 1e-5


def run(script, *arguments, platform="roundhouse", **variables):
    environment = os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": platform} | variables
    environment["PYTHONPATH"] = os.pathsep.join([str(CASES.parent), environment.get("PYTHONPATH", "")])
    command = [sys.executable, *([str(script)] if os.path.isfile(script) else ["-c", script]), *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def arrays(platform, folder, **variables):
    path = folder / f"{platform}.npz"
    done = run(CASES, path, platform=platform, **variables)
    assert done.returncode == 0, done.stderr
    return dict(np.load(path))


@pytest.mark.parametrize("instance", ["trn1.2xlarge", "trn2.3xlarge"])
def test_programs_with_kernels_give_what_they_give_on_the_cpu(instance, tmp_path):
    target = instance[:4]
    ours = arrays("roundhouse", tmp_path, ROUNDHOUSE_INSTANCE=instance)
    expected = arrays("cpu", tmp_path, NEURON_PLATFORM_TARGET_OVERRIDE=target)
    assert ours.keys() == expected.keys()
    worst = {name: harness.relative_error(ours[name], expected[name]) for name in expected}
    assert {name: error for name, error in worst.items() if not error <= TOLERANCE} == {}


def test_values_on_the_cpu_are_those_of_numpy(tmp_path):
    import nki_jax_cases as cases

    found = arrays("cpu", tmp_path)
    x, w = cases.values(16, 8), cases.values(8, 32, seed=1)
    np.testing.assert_array_equal(found["gradients_without_jit 0 float32"], 2 * (x @ w) @ w.T)
    np.testing.assert_array_equal(found["gradients_without_jit 1 float32"], x.T @ (2 * (x @ w)))
    x, y = cases.values(128, 64), cases.values(128, 64, seed=1) * 2
    np.testing.assert_array_equal(found["several_results 0 float32"], 3 * x + y)
    np.testing.assert_array_equal(found["several_results 1 float32"], (3 * x + y).sum(1, keepdims=True))
    x, y = cases.values(64, 32), cases.values(64, 32, seed=1)
    np.testing.assert_array_equal(found["in_place 0 float32"], x + y)
    np.testing.assert_array_equal(found["in_place 1 float32"], x * 2)
    x, which = cases.values(8, 16), cases.WHICH[0]
    for index, (first, stop) in enumerate([(0, 8), (1, 6), (3, 3), (5, -2)]):
        expected = x.copy()
        for place in range(first, stop, 2):
            expected[place] += 2 * x[which[place]]
        np.testing.assert_array_equal(found[f"rows_by_registers {index} float32"], expected)
    x = cases.values(64, 16)
    for index, count in enumerate((0, 1, 5)):
        np.testing.assert_array_equal(found[f"rounds_by_registers {2 * index} float32"], x * 2**count)
        np.testing.assert_array_equal(found[f"rounds_by_registers {2 * index + 1} float32"], x * (2**count - 1))
    sums = np.concatenate([np.zeros((64, 1)), x.cumsum(1)[:, :-1]], axis=1)
    for index, count in enumerate((0, 1, 16)):
        np.testing.assert_array_equal(found[f"loops_in_loops {2 * index} float32"], np.where(np.arange(16) < count, sums, 0))
        np.testing.assert_array_equal(found[f"loops_in_loops {2 * index + 1} int32"], [[7, 1, count * (count - 1) // 2, 1]])
    np.testing.assert_array_equal(found["loops_in_a_loop_of_the_program 0 float32"], x * 32)
    np.testing.assert_array_equal(found["loops_in_a_loop_of_the_program 1 float32"], x * 3 * np.array([1, 4, 4]).reshape(3, 1, 1))
    np.testing.assert_array_equal(found["over_batches 0 float32"], 2 * cases.values(2, 3, 16, 8))
    x, y = cases.values(3, 64, 32), cases.values(64, 32, seed=1)
    np.testing.assert_array_equal(found["over_batches 1 float32"], 3 * x + y)
    np.testing.assert_array_equal(found["over_batches 2 float32"], (3 * x + y).sum(2, keepdims=True))
    np.testing.assert_array_equal(found["over_batches 3 float32"], 2 * cases.values(16, 3, 8).transpose(0, 2, 1))
    np.testing.assert_array_equal(found["in_place_over_batches 0 float32"], x + cases.values(3, 64, 32, seed=1))
    factors = np.array([4, 1, 8]).reshape(3, 1, 1)
    np.testing.assert_array_equal(found["loops_over_batches 0 float32"], cases.values(3, 64, 16) * factors)
    np.testing.assert_array_equal(found["loops_over_batches 1 float32"], cases.values(3, 64, 16) * (factors - 1))
    products = (cases.values(128, 128).T @ cases.values(128, 6144, seed=1)).reshape(128, 12, 512)
    products = (products - products.max(2, keepdims=True)).transpose(1, 0, 2)
    np.testing.assert_array_equal(found["more_than_psum 0 float32"], products)
    x, w = cases.values(3, 16, 8), cases.values(8, 32, seed=1)
    each = x.transpose(0, 2, 1) @ (2 * (x @ w))
    np.testing.assert_array_equal(found["gradients_over_batches 0 float32"], each)
    np.testing.assert_array_equal(found["gradients_over_batches 1 float32"], 2 * (x @ w) @ w.T)
    np.testing.assert_array_equal(found["gradients_over_batches 2 float32"], each.sum(0))


TIME = """
import jax, numpy as np
from nki_jax_cases import *
a, b = values(128, 64), values(128, 256, seed=1)
matmul(a, b)
alone = matmul.time.report
whole = jax.jit(matmul).lower(a, b).compile().cost_analysis()
assert abs(whole["predicted_seconds"] * 1e6 - alone["microseconds"]) < 1e-6, (whole, alone)
assert whole["instructions"] == alone["instructions"]
assert abs(whole["launch_seconds"] * 1e6 - alone["launch"]) < 1e-6
assert whole["flops"] == 2 * 128 * 64 * 256
# Several results are written where the program wants them.
x = values(128, 64)
scaled_sums(x, 2, x)
alone = scaled_sums.time.report
whole = jax.jit(lambda x, y: scaled_sums(x, 2, y)).lower(x, x).compile().cost_analysis()
assert whole["instructions"] == alone["instructions"]
twice = jax.jit(lambda a, b: matmul(a, b) + matmul(a, b * 2)).lower(a, b).compile().cost_analysis()
matmul(a, b)
assert twice["predicted_seconds"] * 1e6 > 1.5 * matmul.time.microseconds
"""


def test_a_program_of_one_kernel_takes_the_time_of_the_kernel():
    done = run(TIME, NEURON_PLATFORM_TARGET_OVERRIDE="trn2", ROUNDHOUSE_INSTANCE="trn2.3xlarge")
    assert done.returncode == 0, done.stderr


def test_a_kernel_that_is_traced_has_a_time():
    done = run(
        "import jax\nfrom nki_jax_cases import *\njax.jit(double)(values(64, 32))\ntraced = double.time.microseconds\n"
        "double(values(64, 32))\nassert traced == double.time.microseconds > 0",
        NEURON_PLATFORM_TARGET_OVERRIDE="trn2",
    )
    assert done.returncode == 0, done.stderr


REFUSALS = """
import json
from nki_jax_cases import *

@nki.jit
def breaks_a_rule_of_the_hardware(x):
    tile = nl.load(x)
    nisa.nc_matmul(tile, tile, tile)
    return x

@nki.jit
def branches_on_values(x):
    tile = nl.load(x)
    if tile.numpy()[0, 0] > 0:
        nl.store(x, tile)
    return x

@nki.jit
def returns_a_tile(x):
    return nl.load(x)

@nki.jit
def returns_a_part(x):
    return x[:32]

@nki.jit
def branches_on_a_register(x):
    register = nisa.register_alloc(nl.load(x).view(nl.int32)[0:1, 0:1])
    if register:
        nl.store(x, nl.zeros(x.shape, x.dtype))
    return x

@nki.jit
def leaves_a_loop(x):
    register = nisa.register_alloc(1)
    while register:
        nisa.register_load(register, nl.zeros((1, 1), nl.int32))
        break
    return x

@nki.jit
def leaves_a_counted_loop(x):
    for i in nl.dynamic_range(nisa.register_alloc(4)):
        break
    return x

@nki.jit
def writes_its_counter(x):
    nl.fori_loop(0, nisa.register_alloc(4), lambda i: nisa.register_move(i, 0))
    return x

@nki.jit
def looks_at_its_counter(x):
    nl.fori_loop(0, nisa.register_alloc(4), lambda i: x[int(i)])
    return x

@nki.jit
def leaves_accumulation_open(x):
    sums, tile = nl.ndarray((32, 32), nl.float32, buffer=nl.psum), nl.load(x)
    nl.fori_loop(0, nisa.register_alloc(4), lambda i: nisa.nc_matmul(sums, tile, tile))
    return x

found = {}
kernels = breaks_a_rule_of_the_hardware, branches_on_values, returns_a_tile, returns_a_part, double[2], branches_on_a_register
kernels += leaves_a_loop, leaves_a_counted_loop, writes_its_counter, looks_at_its_counter, leaves_accumulation_open
for kernel in kernels:
    try:
        jax.jit(lambda x: kernel(x) + 1)(values(64, 32))
    except nisa.NkiValidationError as error:
        found[kernel.__name__] = str(error).rpartition("/")[2].splitlines()[0]
print(json.dumps(found))
"""


@pytest.mark.parametrize("platform", ["roundhouse", "cpu"])
def test_refusals_come_when_the_program_is_traced(platform, tmp_path):
    script = tmp_path / "bad.py"
    script.write_text(REFUSALS)
    done = run(script, platform=platform)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for name, message in {
        "breaks_a_rule_of_the_hardware": "bad.py:8: memorySpace: nc_matmul: dst",
        "branches_on_values": "bad.py:14: tracedValue: ",
        "returns_a_tile": "bad.py:18: result: returns_a_tile returns [64, 32] float32 in sbuf",
        "returns_a_part": "bad.py:22: result: returns_a_part returns x [32, 32] float32",
        "branches_on_a_register": "bad.py:29: tracedValue: ",
        "leaves_a_loop": "bad.py:36: deviceLoop: ",
        "leaves_a_counted_loop": "bad.py:43: deviceLoop: ",
        "writes_its_counter": "bad.py:49: frozenRegister: ",
        "looks_at_its_counter": "bad.py:54: tracedValue: ",
        "leaves_accumulation_open": "bad.py:60: psumAccumulation: nc_matmul: in a device loop",
        "double": "logicalCore: double[2]: a compiled program runs on one core",
    }.items():
        assert message in found[name], found


LOOPS = """
import jax
from nki_jax_cases import *
compiled = jax.jit(powers).lower(values(64, 16), number(3)).compile()
compiled.cost_analysis()
try:
    powers.time
except nisa.NkiValidationError as error:
    assert "trip count" in str(error), error
else:
    raise AssertionError("the time of rounds that nobody knows")
try:
    jax.block_until_ready(jax.jit(lambda x, which: gather(x, which, number(1), number(8)))(values(8, 16), WHICH + 1))
except jax.errors.JaxRuntimeError as error:
    assert "nki_jax_cases.py" in str(error) and "8" in str(error), error
else:
    raise AssertionError("row 8 of 8 was read")
"""


def test_what_registers_hold_is_known_when_the_program_runs():
    done = run(LOOPS)
    assert done.returncode == 0, done.stderr


def test_a_kernel_for_another_core_is_refused():
    done = run(
        "import jax\nfrom nki_jax_cases import *\nfrom roundhouse.nki import in_jax\nin_jax._chip = lambda: 'trn1'\n"
        "jax.jit(double)(values(64, 32))",
        ROUNDHOUSE_INSTANCE="trn2.3xlarge",
    )
    assert done.returncode == 1
    assert "the kernel was recorded for NeuronCore-v2, the device is NeuronCore-v3" in done.stderr


# Long enough to be worth a file.
CACHED = """
import jax, numpy as np, sys
from nki_jax_cases import *
factor, x = float(sys.argv[1]), values(64, 32)

def repeated(x, y):
    for index in range(12):
        y = scaled_sums(y, factor + index / 8, x, with_sums=False)
    return y

expected = x.astype(np.float64)
for index in range(12):
    expected = expected * (factor + index / 8) + x
np.testing.assert_allclose(jax.jit(repeated)(x, x), expected, rtol=1e-5)
"""


def test_the_kernel_is_a_part_of_what_compiled_programs_are_kept_by(tmp_path):
    for factor, files in [(2, 1), (2, 1), (3, 2)]:
        done = run(CACHED, factor, NEURON_COMPILE_CACHE_URL=str(tmp_path))
        assert done.returncode == 0, done.stderr
        assert sum(path.is_file() for path in tmp_path.rglob("*")) == files


DAMAGED = """
import base64
from nki_jax_cases import *
from roundhouse.nki.session import Session

embedded, random, refused = Session.embedded, np.random.default_rng(0), 0

def damaged(self, inputs, outputs):
    data = bytearray(base64.b64decode(embedded(self, inputs, outputs)))
    if trial % 2:
        data = data[: random.integers(len(data))]
    for _ in range(1 + trial % 3):
        data[random.integers(len(data))] = random.integers(256)
    return base64.b64encode(data).decode() if trial % 5 else base64.b64encode(data).decode()[1:]

Session.embedded = damaged
for trial in range(60):
    try:
        jax.block_until_ready(jax.jit(lambda x: matmul(x, x))(values(64, 32)))
    except jax.errors.JaxRuntimeError as error:
        refused += 1
assert refused > 30, refused
Session.embedded = embedded
assert (np.asarray(jax.jit(lambda x: double(x))(values(64, 32))) == 2 * values(64, 32)).all()
"""


def test_damaged_kernels_are_refused():
    """A module from elsewhere may say anything in place of a kernel."""
    done = run(DAMAGED, NEURON_CC_FLAGS="--no_cache")
    assert done.returncode == 0, done.stderr


def test_the_example_trains_as_it_does_on_the_cpu():
    example = harness.ROOT / "examples" / "train_with_kernel.py"
    ours, expected = (
        run(example, "--steps", 11, platform=platform, NEURON_PLATFORM_TARGET_OVERRIDE="trn2") for platform in ("roundhouse", "cpu")
    )
    assert ours.returncode == 0, ours.stderr
    assert ours.stdout == expected.stdout
    assert ours.stdout.startswith("step   0  loss 2.3")
