"""Programs that use the device roughly: `python robustness_cases.py NAME` runs one and ends with status 0, if all is
well. What goes wrong is an exception, a hang, or a process that dies.
"""

import concurrent.futures
import gc
import os
import re
import signal
import sys
import threading
import time
import traceback

import jax
import jax.numpy as jnp
import numpy as np

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def raises(kind, *words):
    """Holds what a block raises to a type, or one of several, and to the words of its message."""

    class Expectation:
        def __enter__(self):
            return self

        def __exit__(self, raised, error, _):
            assert raised is not None, f"nothing was raised, {kind} was expected"
            if not issubclass(raised, kind):
                return False
            for word in words:
                assert word in str(error), f"'{word}' is missing: {error}"
            return True

    return Expectation()


@jax.jit
def slow(x):
    """Takes half a second or so: long enough for something to happen meanwhile."""
    return jax.lax.fori_loop(0, 400, lambda _, x: jnp.tanh(x @ x) + 1e-3, x)


def large(value=0.01):
    return jnp.full((256, 256), value, jnp.float32)


def works():
    """The device still computes."""
    x = np.arange(6, dtype=np.float32)
    np.testing.assert_array_equal(jax.jit(lambda x: 3 * x + 1)(x), 3 * x + 1)


@case
def threads_share_a_client():
    """16 threads compile, run, copy between devices, read and delete at the same time."""
    devices = jax.devices()
    shared = jax.jit(lambda x, y: x @ y + 1)

    def work(thread):
        random = np.random.default_rng(thread)
        own = jax.jit(lambda x: x * thread - x.sum())
        device = devices[thread % len(devices)]
        for _ in range(12):
            x, y = random.integers(-8, 8, (2, 16, 16)).astype(np.float32)
            on_device = jax.device_put(x, device)
            product = shared(on_device, jax.device_put(y, device))
            elsewhere = jax.device_put(product, devices[(thread + 1) % len(devices)])
            result = own(elsewhere)
            on_device.delete()
            product.delete()
            expected = x @ y + 1
            np.testing.assert_array_equal(elsewhere, expected)
            np.testing.assert_array_equal(result, expected * thread - expected.sum())

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        list(pool.map(work, range(16)))


@case
def threads_call_python():
    """Callbacks of programs that several threads run on several devices."""
    devices = jax.devices()

    def work(thread):
        double = jax.jit(lambda x: jax.pure_callback(lambda x: 2 * x, jax.ShapeDtypeStruct((), jnp.float32), x) + thread)
        with jax.default_device(devices[thread % len(devices)]):
            for value in range(10):
                assert float(double(jnp.float32(value))) == 2 * value + thread

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))


@case
def arrays_go_while_programs_use_them():
    """Deleted arrays, dropped functions and donated memory, with programs that still wait for their turn."""
    x = large()
    expected = np.asarray(slow(x))
    for _ in range(3):
        y = large()
        result = slow(y)
        y.delete()
        with raises(RuntimeError, "deleted"):
            np.asarray(y)
        np.testing.assert_array_equal(result, expected)
    results = [jax.jit(lambda x, i=i: slow(x) + i)(x) for i in range(2)]
    jax.clear_caches()
    x.delete()
    for i, result in enumerate(results):
        np.testing.assert_array_equal(result, expected + np.float32(i))
    # Results that nobody waits for.
    for _ in range(3):
        slow(large()).delete()
    donate = jax.jit(lambda x: x + 1, donate_argnums=0)
    x = slow(large())
    for _ in range(5):
        x = donate(x)
    np.testing.assert_allclose(x, expected + 5, rtol=1e-6)


@case
def the_process_ends_while_programs_run():
    """Nobody waits for them; the test wants status 0."""
    for device in jax.devices():
        x = jax.device_put(large(), device)
        for _ in range(5):
            x = slow(x)


@case
def the_process_ends_while_callbacks_run():
    def note(x):
        time.sleep(0.05)

    @jax.jit
    def calls(x):
        jax.debug.callback(note, x)
        return x + 1

    x = jnp.float32(0)
    for _ in range(40):
        x = calls(x)


@case
def an_interrupt_reaches_a_script_that_waits():
    """Ctrl-C while a step runs, and after it the device works on."""
    x = large()
    expected = np.asarray(slow(x))
    result = slow(slow(x))
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    with raises(KeyboardInterrupt):
        result.block_until_ready()
        time.sleep(30)
    assert jnp.isfinite(result).all()
    np.testing.assert_array_equal(slow(x), expected)


@case
def an_interrupt_inside_a_callback():
    """The function is called on a thread of the device; the interrupt is the main thread's."""

    def wait(x):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.2)
        return x

    with raises(KeyboardInterrupt):
        jax.jit(lambda x: jax.pure_callback(wait, jax.ShapeDtypeStruct((), jnp.float32), x))(1.0).block_until_ready()
        time.sleep(30)
    works()


@case
def a_failure_reaches_all_that_depend_on_it():
    def fail(x):
        raise ValueError("no such value")

    bad = jax.jit(lambda x: jax.pure_callback(fail, jax.ShapeDtypeStruct((4,), jnp.float32), x))(jnp.ones(4))
    later = jax.jit(lambda x: x + 1)(bad)
    elsewhere = jax.device_put(bad, jax.devices()[1])
    for array in (bad, later, elsewhere):
        for wait in (np.asarray, jax.block_until_ready):
            with raises(jax.errors.JaxRuntimeError, "no such value"):
                wait(array)
    works()


@case
def a_callback_may_not_wait_for_its_own_device():
    """It would wait for itself for ever."""
    device = jax.devices()[0]
    function = jax.jit(lambda x: x + 1)
    function(jax.device_put(jnp.float32(0), device)).block_until_ready()

    def use_device(x):
        return np.asarray(function(jax.device_put(np.float32(x), device)))

    outer = jax.jit(lambda x: jax.pure_callback(use_device, jax.ShapeDtypeStruct((), jnp.float32), x))
    with raises(jax.errors.JaxRuntimeError, "FAILED_PRECONDITION", "callback"):
        outer(jnp.float32(1)).block_until_ready()
    works()


@case
def a_forked_child_is_told():
    """The device's threads stay with the parent. Compiling there, JAX itself waits for a thread of its own."""
    x = large()
    slow(x).block_until_ready()
    child = os.fork()
    if child == 0:
        try:
            for use in (lambda: jax.device_put(np.ones(3)), lambda: slow(x)):
                # For a compiled function JAX raises the error by another name.
                with raises((jax.errors.JaxRuntimeError, ValueError), "forked", "spawn"):
                    use()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    works()


@case
def a_fork_before_the_first_use_is_fine():
    child = os.fork()
    works()
    if child == 0:
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


@case
def clients_come_and_go():
    from jax.extend.backend import clear_backends

    for _ in range(3):
        result = slow(large())
        clear_backends()
        works()
        assert np.isfinite(result).all()


@case
def memory_comes_back():
    """Arrays, failures and deleted programs leave nothing behind in HBM."""
    device = jax.devices()[0]
    in_use = device.memory_stats()["bytes_in_use"]
    for _ in range(3):
        x = slow(large())
        with raises(jax.errors.JaxRuntimeError, "RESOURCE_EXHAUSTED"):
            jax.jit(lambda x: jnp.broadcast_to(x[None, :, :], (1 << 18, 256, 256)) + 1)(x)
        x.block_until_ready()
        del x
    jax.clear_caches()
    assert device.memory_stats()["bytes_in_use"] == in_use


@case
def the_host_keeps_nothing_of_programs_that_are_gone():
    """Programs, arrays, copies, failures and Python functions come and go; the process stays as large as it was."""

    def fail(x):
        raise ValueError("no such value")

    def rounds(numbers):
        x = np.ones((64, 64), np.float32)
        for number in numbers:
            y = jax.jit(lambda x, number=number: jnp.tanh(x @ x) + number)(x)
            np.asarray(jax.device_put(y, jax.devices()[1]))
            y.delete()
            with raises(jax.errors.JaxRuntimeError, "no such value"):
                jax.jit(lambda x: jax.pure_callback(fail, jax.ShapeDtypeStruct((), jnp.float32), x))(1.0).block_until_ready()
        jax.clear_caches()
        gc.collect()
        return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    before = rounds(range(50))
    assert rounds(range(50, 250)) < before + (8 << 20)


@case
def a_batch_that_does_not_fit_is_refused_with_one_that_does():
    def step(weights, x, key):
        x = x * jax.random.bernoulli(jax.random.wrap_key_data(key), 0.9, x.shape[1:])
        for _ in range(3):
            x = jnp.tanh(x @ weights)
        return weights - 0.1 * (x.T @ x)

    def compile(batch):
        shapes = [((1024, 1024), jnp.float32), ((batch, 1024), jnp.float32), ((2,), jnp.uint32)]
        return jax.jit(step).lower(*[jax.ShapeDtypeStruct(*shape) for shape in shapes]).compile()

    try:
        compile(1 << 23)
        raise AssertionError("a batch of 32 GiB was taken")
    except jax.errors.JaxRuntimeError as error:
        text = str(error)
    assert "RESOURCE_EXHAUSTED" in text
    for kind in ("inputs", "outputs", "constants", "intermediates"):
        assert re.search(kind + r" [0-9.]+ [KMG]?i?B", text), text
    fitting = int(re.search(r"now 8388608, about (\d+) would fit", text)[1])
    compile(fitting)
    # The estimate is not timid either.
    with raises(jax.errors.JaxRuntimeError, "RESOURCE_EXHAUSTED"):
        compile(fitting * 6 // 5)


@case
def sums_over_a_long_batch():
    """Weight gradients contract over as many rows as a batch has."""
    x = np.random.default_rng(0).standard_normal((1 << 16, 384)).astype(np.float32)
    w = np.ones((384, 384), np.float32)
    expected = w - 0.5 * (x.T.astype(np.float64) @ x)
    np.testing.assert_allclose(jax.jit(lambda w, x: w - 0.5 * (x.T @ x))(w, x), expected, rtol=1e-4, atol=0.1)


if __name__ == "__main__":
    CASES[sys.argv[1]]()
