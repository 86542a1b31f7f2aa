"""Devices beside each other, and the variables that say which there are."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import harness

CASES = Path(__file__).with_name("device_cases.py")

TELL = """
import json, jax
print(json.dumps([(device.id, device.device_kind, device.memory_stats()["bytes_limit"] >> 30) for device in jax.devices()]))
"""


def python(*arguments, platform="neuron", **variables):
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": platform} | variables,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )


def cases():
    """Importing them would make this process's own JAX use the device."""
    return [node.name for node in ast.parse(CASES.read_text()).body if getattr(node, "decorator_list", None)]


@pytest.mark.parametrize("name", cases())
def test_devices_together(name):
    done = python(CASES, name, platform="roundhouse")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "variables, devices",
    [
        ({}, [(0, "NC_v3d", 24), (1, "NC_v3d", 24), (2, "NC_v3d", 24), (3, "NC_v3d", 24)]),
        ({"NEURON_LOGICAL_NC_CONFIG": "1"}, [(id, "NC_v3", 12) for id in range(8)]),
        ({"NEURON_LOGICAL_NC_CONFIG": "1", "NEURON_CC_FLAGS": "-lnc=1"}, [(id, "NC_v3", 12) for id in range(8)]),
        ({"NEURON_RT_NUM_CORES": "2"}, [(0, "NC_v3d", 24), (1, "NC_v3d", 24)]),
        ({"NEURON_RT_VISIBLE_CORES": "1-2,3", "NEURON_RT_NUM_CORES": "1"}, [(id, "NC_v3d", 24) for id in range(3)]),
        ({"ROUNDHOUSE_INSTANCE": "trn1.2xlarge"}, [(0, "NC_v2", 16), (1, "NC_v2", 16)]),
        ({"NEURON_RT_STOCHASTIC_ROUNDING_EN": "0", "NEURON_RT_NUM_CORES": "1"}, [(0, "NC_v3d", 24)]),
    ],
)
def test_variables_choose_the_devices(variables, devices):
    done = python("-c", TELL, **variables)
    assert done.returncode == 0, done.stderr
    assert [tuple(device) for device in json.loads(done.stdout)] == devices
    assert done.stderr == ""


@pytest.mark.parametrize(
    "variables, words",
    [
        ({"NEURON_LOGICAL_NC_CONFIG": "3"}, "NEURON_LOGICAL_NC_CONFIG is '3'; a logical core of trn2 has 1 or 2"),
        ({"NEURON_CC_FLAGS": "--lnc=1"}, "set NEURON_LOGICAL_NC_CONFIG=1 too"),
        ({"NEURON_RT_NUM_CORES": "5"}, "trn2.3xlarge has 4 logical cores, set 1 to 4"),
        ({"NEURON_RT_VISIBLE_CORES": "3,9"}, "list cores of trn2.3xlarge from 0 to 3"),
        ({"NEURON_CC_FLAGS": "--auto-cast=some"}, "--auto-cast is 'some'; use none or matmult or all"),
        ({"NEURON_RT_STOCHASTIC_ROUNDING_EN": "yes"}, "NEURON_RT_STOCHASTIC_ROUNDING_EN is 'yes'; set 1"),
        ({"NEURON_RT_STOCHASTIC_ROUNDING_SEED": "-1"}, "NEURON_RT_STOCHASTIC_ROUNDING_SEED is '-1'; set a number"),
        ({"ROUNDHOUSE_THREADS": "none"}, "ROUNDHOUSE_THREADS is 'none'; set a number"),
        ({"ROUNDHOUSE_INSTANCE": "trn9.huge"}, "trn9.huge"),
    ],
)
def test_variables_that_cannot_be_followed_are_refused(variables, words):
    done = python("-c", TELL, **variables)
    assert done.returncode == 1 and words in done.stderr, done.stderr


def test_flags_without_effect_are_told():
    done = python("-c", TELL, NEURON_CC_FLAGS="--frobnicate=3 -O1 --auto-cast matmult")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "roundhouse: NEURON_CC_FLAGS: --frobnicate=3 is no flag of neuronx-cc; it is ignored",
        "roundhouse: NEURON_CC_FLAGS: --optlevel=1 has no effect: all models are compiled alike",
    ]


# The test of Neuron's page "Rounding modes", in each of 500 elements, twice.
ROUND = """
import json, jax, jax.numpy as jnp
sums = jax.jit(lambda x: jax.lax.fori_loop(0, 2048, lambda i, x: x + jnp.float16(0.5), x))
print(json.dumps([sums(jnp.full(500, 1024, jnp.float16)).tolist() for _ in range(2)]))
"""


def rounded(**variables):
    done = python("-c", ROUND, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_stochastic_rounding_keeps_small_sums():
    assert rounded() == [[1024] * 500] * 2
    first, second = stochastic = rounded(NEURON_RT_STOCHASTIC_ROUNDING_EN="1")
    for sums in stochastic:
        assert abs(sum(sums) / 500 - 2048) < 5
    assert first != second
    assert rounded(NEURON_RT_STOCHASTIC_ROUNDING_EN="1", ROUNDHOUSE_THREADS="3") == stochastic
    assert rounded(NEURON_RT_STOCHASTIC_ROUNDING_EN="1", NEURON_RT_STOCHASTIC_ROUNDING_SEED="5") != stochastic
