"""Kernels inside of programs that JAX compiles.

A kernel that is called with tracers runs once as a Python function, without values: its instructions are checked and recorded.
On the simulated device they become a part of the program, in a custom call; elsewhere the program calls the kernel back.
"""

import copy
import functools

import jax
import numpy as np
from jax._src import dispatch
from jax._src.xla_bridge import is_known_platform
from jax.core import ShapedArray
from jax.extend.core import Primitive
from jax.interpreters import batching, mlir

from roundhouse.jax_plugin import platform_names
from roundhouse.nki import dtypes
from roundhouse.nki.arguments import each as _each, is_array as _is_array
from roundhouse.nki.errors import NkiValidationError
from roundhouse.nki.tensor import NkiTensor

TARGET = "AwsNeuronCustomNativeKernel"
# Stands for an array among the arguments of a recorded kernel.
ARRAY = object()


class Recorded:
    """A kernel for arrays of some shapes: its instructions as text, the types of its results, and its other arguments."""

    def __init__(self, kernel, text, results, arguments):
        self.kernel, self.text, self.results, self._arguments = kernel, text, results, arguments

    def call(self, *operands):
        """What the kernel gives for these arrays; on any thread."""
        # JAX's own arrays would make it compute with JAX inside of a JAX program.
        arrays = iter([np.array(operand) for operand in operands])
        args, kwargs = _each(self._arguments, lambda leaf: next(arrays) if leaf is ARRAY else leaf)
        kernel = copy.copy(self.kernel)
        kernel._sessions = []
        return tuple(_leaves(kernel._launch(args, kwargs), _is_array))

    def __eq__(self, other):
        return isinstance(other, Recorded) and (self.text, self.kernel.fn) == (other.text, other.kernel.fn)

    def __hash__(self):
        return hash(self.text)

    def __repr__(self):
        return self.kernel.__name__


def call(kernel, args, kwargs):
    """What a kernel gives for tracers, and for other arguments beside them."""
    if kernel.cores != 1:
        raise _refuse(kernel, "logicalCore", f"[{kernel.cores}]: a compiled program runs on one core; call it with one")
    if kernel.ranks is not None:
        raise _refuse(kernel, "logicalCore", f" on {kernel.ranks} ranks: a compiled program is one rank's; call it outside of jit")
    bound = kernel.bind(args, kwargs)
    arguments = (bound.args, bound.kwargs)
    result, inputs, session = kernel.trace(bound, _chip())
    outputs = _leaves(result, lambda leaf: isinstance(leaf, NkiTensor))
    for output in outputs:
        array = output.storage.array
        if array is None or output.shape != array.shape or output.offset or not output.is_contiguous():
            raise _refuse(kernel, "result", f" returns {output}; a kernel returns whole tensors of nl.shared_hbm")
    text = session.embedded(inputs, [output.storage.number for output in outputs])
    types = tuple(ShapedArray(output.shape, dtypes.numpy_dtype(output.dtype)) for output in outputs)
    recorded = Recorded(kernel, text, types, _each(arguments, lambda leaf: ARRAY if _is_array(leaf) else leaf))
    values = iter(kernel_p.bind(*_leaves(arguments, _is_array), recorded=recorded))
    return _each(result, lambda leaf: next(values) if isinstance(leaf, NkiTensor) else leaf)


def _chip():
    """The chip of JAX's default device; None where that is no simulated one."""
    device = jax.devices()[0]
    return device.device_kind if device.platform in platform_names() else None


def _refuse(kernel, rule, message):
    code = kernel.fn.__code__
    return NkiValidationError(
        rule, kernel.__name__ + message, location=f"{code.co_filename}:{code.co_firstlineno}"
    )


def _leaves(value, are_wanted):
    found = []
    _each(value, lambda leaf: found.append(leaf) if are_wanted(leaf) else None)
    return found


def _call_back(*operands, recorded):
    return jax.pure_callback(recorded.call, recorded.results, *operands)


def _embed(ctx, *operands, recorded):
    # The version whose configuration is text.
    return jax.ffi.ffi_lowering(TARGET, api_version=2, backend_config=recorded.text)(ctx, *operands)


def _for_each(operands, dims, *, recorded):
    """jax.vmap: one call after the other, for a kernel is written for the shapes it was called with."""
    operands = [jax.numpy.asarray(operand) for operand in operands]
    batches = [jax.numpy.moveaxis(operand, dim, 0) for operand, dim in zip(operands, dims) if dim is not None]

    def one(batch):
        rows = iter(batch)
        return kernel_p.bind(*(operand if dim is None else next(rows) for operand, dim in zip(operands, dims)), recorded=recorded)

    return jax.lax.map(one, batches), [0] * len(recorded.results)


kernel_p = Primitive("nki_kernel")
kernel_p.multiple_results = True
kernel_p.def_impl(functools.partial(dispatch.apply_primitive, kernel_p))
kernel_p.def_abstract_eval(lambda *operands, recorded: recorded.results)
mlir.register_lowering(kernel_p, mlir.lower_fun(_call_back, multiple_results=True))
batching.primitive_batchers[kernel_p] = _for_each
# JAX knows its plugins' platforms when it has started them.
jax.devices()
for platform in filter(is_known_platform, platform_names()):
    mlir.register_lowering(kernel_p, _embed, platform=platform)
