"""Python functions in programs on the simulated device: `jax.pure_callback`, `jax.experimental.io_callback`,
`jax.debug.print`, `jax.debug.callback` and the errors of checkify.

JAX lowers all of them through one function, which makes a custom call that only its own CPU and GPU runtimes
understand. Here the same call is made and then renamed: it names the Python function by a number, which the library
hands back with the operands when the program gets there.
"""

import ctypes
import functools
import itertools
import os
import traceback
import types
import warnings
import weakref

import numpy as np

from roundhouse import library

TARGET = "roundhouse.python_callback"

_platforms = set()
# Numbers begin anywhere, so that a program that comes from another process does not find a function of this one.
_numbers = itertools.count(int.from_bytes(os.urandom(6), "little") << 12)
# The functions of programs which JAX or the library may still run, by number.
_functions = {}
# Those that JAX has let go of, while the library may have them in a program that it still runs.
_dropped = []


def register(platform):
    """Makes callbacks work on `platform`."""
    import jax
    from jax._src import callback, checkify, compiler, debugging
    from jax._src.interpreters import mlir

    try:
        if not _platforms:
            callback.emit_python_callback = _emitter(callback.emit_python_callback)
            compiler.backend_compile_and_load = _compile(compiler.backend_compile_and_load)
        rules = mlir._platform_specific_lowerings["cpu"]
        own = {id(value) for module in (debugging, checkify) for value in vars(module).values()}
        for primitive, entry in list(rules.items()):
            if id(primitive) in own:
                mlir.register_lowering(primitive, entry.rule, platform=platform)
    except (AttributeError, KeyError) as error:
        warnings.warn(
            f"roundhouse: this version of JAX lowers callbacks in another way ({error}); jax.debug.print, pure_callback "
            "and io_callback are missing on the simulated device. Use JAX 0.8 to 0.10.",
            stacklevel=2,
        )
        return
    _platforms.add(platform)
    library.loaded().roundhouse_install_callback(_call)
    # JAX hands callbacks their arrays on the CPU, so it must be there beside the platform that was asked for.
    asked = (jax.config.jax_platforms or "").split(",")
    if platform in asked and "cpu" not in asked:
        jax.config.update("jax_platforms", ",".join([*asked, "cpu"]))


def _emitter(emit):
    """`emit_python_callback` of JAX, with our platforms added to those it serves."""
    from jax._src.lib.mlir import ir

    @functools.wraps(emit)
    def emit_python_callback(ctx, callback, token, operands, operand_avals, result_avals, **options):
        context = ctx.module_context
        if len(context.platforms) > 1 or context.platforms[0] not in _platforms:
            return emit(ctx, callback, token, operands, operand_avals, result_avals, **options)
        # As for the CPU, with a list of its own for the function that JAX would pass to the CPU's client.
        cpu = context.replace(
            platforms=("cpu",), backend=types.SimpleNamespace(platform="cpu"), host_callbacks=(functions := [])
        )
        results = emit(ctx.replace(module_context=cpu), callback, token, operands, operand_avals, result_avals, **options)
        call = ir.InsertionPoint.current.block.operations[-1]
        function = _Function(functions[0], token is not None, operand_avals, result_avals)
        number = _keep(function, context)
        # With an entry in this list JAX waits for the program, and so hears of errors, in jax.effects_barrier().
        context.host_callbacks.append(function)
        call.attributes["call_target_name"] = ir.StringAttr.get(TARGET)
        call.attributes["mhlo.backend_config"] = ir.DictAttr.get(
            {"id": ir.IntegerAttr.get(ir.IntegerType.get_signless(64), number)}
        )
        return results

    return emit_python_callback


def _compile(compile_and_load):
    """`backend_compile_and_load` of JAX without our functions among those that it hands to the backend."""

    @functools.wraps(compile_and_load)
    def backend_compile_and_load(backend, module, devices, options, host_callbacks, *rest):
        others = [function for function in host_callbacks if not isinstance(function, _Function)]
        return compile_and_load(backend, module, devices, options, others, *rest)

    return backend_compile_and_load


class _Function:
    """A Python function with the types of what it takes and gives, as JAX's CPU client would call it."""

    def __init__(self, function, takes_token, operands, results):
        self.function = function
        self.takes_token = takes_token
        self.operands = [_kind(aval) for aval in operands]
        self.results = [_kind(aval) for aval in results]

    def __call__(self, operands, results):
        """Calls the function on copies of what is at the addresses `operands` and writes to `results`."""
        token = (None,) if self.takes_token else ()
        values = self.function(*token, *map(_read, operands, self.operands))[len(token) :]
        # JAX has compared shapes and dtypes with those that the program wants.
        for address, value in zip(results, values, strict=True):
            value = np.ascontiguousarray(value)
            ctypes.memmove(address, value.ctypes.data, value.nbytes)


def _kind(aval):
    """Shape and dtype of an array in memory."""
    from jax._src import core, dtypes

    aval = core.physical_aval(aval)
    return aval.shape, np.dtype(bool if aval.dtype == dtypes.float0 else aval.dtype)


def _read(address, kind):
    shape, dtype = kind
    value = np.empty(shape, dtype)
    ctypes.memmove(value.ctypes.data, address, value.nbytes)
    return value


class _Keeper:
    """Lives as long as what JAX made of a module."""


def _keep(function, context):
    """Keeps a function for as long as JAX keeps the module of `context`, or the library a program made of it."""
    _forget_unused()
    number = next(_numbers)
    _functions[number] = function
    keeper = _Keeper()
    context.add_keepalive(keeper)
    weakref.finalize(keeper, _dropped.append, number).atexit = False
    return number


def _forget_unused():
    in_use = library.loaded().roundhouse_callback_in_use
    in_use.argtypes, in_use.restype = [ctypes.c_int64], ctypes.c_int
    waiting = [_dropped.pop() for _ in range(len(_dropped))]
    for number in waiting:
        if in_use(number):
            _dropped.append(number)
        else:
            del _functions[number]


@ctypes.CFUNCTYPE(
    ctypes.c_int32,
    ctypes.c_int64,
    ctypes.c_int32,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.c_int32,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.c_void_p,
    ctypes.c_size_t,
)
def _call(number, operand_count, operands, result_count, results, message, message_size):
    """What the library calls, on any of its threads: 0, or 1 after writing what was raised to `message`."""
    try:
        function = _functions.get(number)
        if function is None:
            raise RuntimeError(
                "the Python function of this program is not there: programs with callbacks do not outlive their process"
            )
        function([operands[i] for i in range(operand_count)], [results[i] for i in range(result_count)])
        return 0
    except BaseException:
        text = traceback.format_exc().encode()[1 - message_size :] + b"\0"
        ctypes.memmove(message, text, len(text))
        return 1
