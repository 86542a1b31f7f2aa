"""What the devices of a client do together: `python device_cases.py NAME` runs one case on the default platform and ends
with status 0, if all is well.
"""

import re
import resource
import sys

import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh, NamedSharding, PartitionSpec as P, SingleDeviceSharding

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


devices = jax.devices()
mesh = Mesh(np.array(devices), ("x",))
replicated, cut = NamedSharding(mesh, P()), NamedSharding(mesh, P("x"))
values = np.arange(16, dtype=np.float32)


@case
def a_replicated_program_runs_on_every_device():
    def step(weights, x):
        return weights - 0.5 * jax.grad(lambda w: ((x * w) ** 2).sum())(weights)

    result = jax.jit(step)(jax.device_put(values, replicated), jax.device_put(values[::-1], replicated))
    assert result.sharding.is_fully_replicated and len(result.addressable_shards) == len(devices) == 4
    expected = values - values[::-1] ** 2 * values
    for shard, device in zip(result.addressable_shards, devices, strict=True):
        assert shard.device == device
        np.testing.assert_array_equal(shard.data, expected)


@case
def a_sharded_array_goes_to_its_devices_and_back():
    x = jax.device_put(values, cut)
    for index, shard in enumerate(x.addressable_shards):
        np.testing.assert_array_equal(shard.data, values[4 * index : 4 * index + 4])
    np.testing.assert_array_equal(x, values)
    np.testing.assert_array_equal(jax.device_put(x, replicated), values)


@case
def sharded_programs_are_refused():
    whole, parts = jax.device_put(values, replicated), jax.device_put(values, cut)

    def shard_map(specs, x):
        return jax.shard_map(lambda x: jax.lax.psum(x, "x"), mesh=mesh, in_specs=specs, out_specs=P())(x)

    for run, what in [
        (lambda: jax.jit(lambda x: 2 * x)(parts), "argument 0 is sharded over 4 devices"),
        (lambda: jax.jit(lambda x: 2 * x, out_shardings=cut)(whole), "result 0 is sharded over 4 devices"),
        (lambda: jax.jit(lambda x: jax.lax.with_sharding_constraint(x, cut))(whole), "sdy.sharding_constraint"),
        (lambda: shard_map(P(), whole), "sdy.manual_computation"),
        (lambda: shard_map(P("x"), parts), "argument 0 is sharded"),
        (lambda: jax.pmap(lambda x: x + 1)(values.reshape(4, 4)), "is sharded over 4 devices"),
    ]:
        try:
            run()
        except jax.errors.JaxRuntimeError as error:
            assert str(error).startswith("UNIMPLEMENTED: ") and what in str(error), error
            assert "sharded programs cannot run yet: keep all arrays replicated, or use one device" in str(error)
        else:
            raise AssertionError(f"it ran, although {what}")


@case
def arrays_move_between_devices_and_memories():
    def in_use():
        return [device.memory_stats()["bytes_in_use"] for device in devices]

    before = in_use()
    x = jax.device_put(values, devices[1])
    y = jax.device_put(x, devices[3])
    assert y.devices() == {devices[3]}
    assert [now - then for now, then in zip(in_use(), before)] == [0, 64, 0, 64]
    host = jax.device_put(y, SingleDeviceSharding(devices[3], memory_kind="pinned_host"))
    y.delete()
    assert host.sharding.memory_kind == "pinned_host"
    assert [now - then for now, then in zip(in_use(), before)] == [0, 64, 0, 0]
    back = jax.device_put(host, SingleDeviceSharding(devices[0], memory_kind="device"))
    np.testing.assert_array_equal(back + jax.device_put(x, devices[0]), 2 * values)
    # A computation follows its arguments; those of two devices do not mix.
    assert (x + 1).devices() == {devices[1]}
    try:
        x + back
    except ValueError as error:
        assert "incompatible devices" in str(error)
    else:
        raise AssertionError("arrays of two devices were added")


@case
def an_executable_tells_memory_and_time_without_a_run():
    matrix = jax.ShapeDtypeStruct((256, 256), jnp.float32)
    compiled = jax.jit(lambda x, y: (x + jnp.tanh(y @ y), y.sum()), donate_argnums=0).lower(matrix, matrix).compile()
    memory, bytes_each = compiled.memory_analysis(), 256 * 256 * 4
    assert memory.argument_size_in_bytes == 2 * bytes_each
    assert memory.output_size_in_bytes == bytes_each + 4
    assert memory.alias_size_in_bytes == bytes_each
    constants, intermediates = memory.generated_code_size_in_bytes, memory.temp_size_in_bytes
    assert memory.peak_memory_in_bytes == 2 * bytes_each + 4 + constants + intermediates
    costs = compiled.cost_analysis()
    assert costs["flops"] == 2 * 256**3
    # No chip is faster than 1 TB/s of HBM for a core.
    assert costs["predicted_seconds"] > 3 * bytes_each / 1e12
    assert 0 < costs["mfu"] <= 1 and costs["hbm_peak_bytes"] == memory.peak_memory_in_bytes
    again = jax.jit(lambda x, y: (x + jnp.tanh(y @ y), y.sum()), donate_argnums=0).lower(matrix, matrix).compile()
    assert again.cost_analysis() == costs


@case
def donated_memory_counts_once():
    large = jax.ShapeDtypeStruct((13 << 28,), jnp.float32)
    assert jax.jit(lambda x: x + 1, donate_argnums=0).lower(large).compile().memory_analysis().peak_memory_in_bytes == 13 << 30
    try:
        jax.jit(lambda x: x + 1).lower(large).compile()
    except jax.errors.JaxRuntimeError as error:
        assert "RESOURCE_EXHAUSTED" in str(error) and "26.00 GiB" in str(error), error
    else:
        raise AssertionError("26 GiB fit 24 GiB")


@case
def a_host_without_memory_is_no_crash():
    limit = 8 << 30
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    zeros = jax.jit(lambda: jnp.zeros((1 << 31,), jnp.int8))
    try:
        jax.block_until_ready([zeros() for _ in range(6)])
    except (jax.errors.JaxRuntimeError, ValueError) as error:
        assert "RESOURCE_EXHAUSTED" in str(error) and "the host has no" in str(error), error
    else:
        raise AssertionError("12 GiB fit 8 GiB")
    np.testing.assert_array_equal(jnp.ones(3) + 1, [2, 2, 2])


@case
def a_large_array_is_refused_with_what_is_in_use():
    x = jnp.zeros((1 << 28,), jnp.int8)
    try:
        jax.block_until_ready([jnp.zeros((1 << 30,), jnp.int8) for _ in range(30)])
    # By another name where the program was compiled before.
    except (jax.errors.JaxRuntimeError, ValueError) as error:
        assert "RESOURCE_EXHAUSTED" in str(error) and re.search(r"has 24.00 GiB, of which .* are in use", str(error)), error
    else:
        raise AssertionError("30 GiB fit 24 GiB")
    assert not x.any()


if __name__ == "__main__":
    CASES[sys.argv[1]]()
