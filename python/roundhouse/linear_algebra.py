"""Linear algebra on the simulated device: JAX's own rules for the CPU, so that results are XLA:CPU's to the bit.

The rules turn Cholesky, QR, LU, eigenvalues and their like into calls of LAPACK by way of jaxlib's kernels, which the
library runs on the host: no engine of a NeuronCore could, and Neuron's compiler has no such operations.
"""

import ctypes
import warnings

from roundhouse import foreign_functions, library


def register(platform):
    """Registers the rules and the kernels they call for `platform`."""
    from jax._src.interpreters import mlir
    from jax._src.lax import linalg
    from jax._src.lib import lapack

    try:
        rules = _rules(mlir._platform_specific_lowerings["cpu"], linalg)
        kernels = [(name, kernel) for name, kernel, typed in lapack.registrations()["cpu"] if typed]
    except (AttributeError, KeyError) as error:
        warnings.warn(
            f"roundhouse: this version of JAX keeps its linear algebra elsewhere ({error}); eigh, svd and their like "
            "are missing on the simulated device. Use JAX 0.8 to 0.10.",
            stacklevel=2,
        )
        return
    for primitive, entry in rules.items():
        mlir.register_lowering(primitive, entry.rule, platform=platform)
    for name, kernel in kernels:
        foreign_functions.install(name, kernel)
    library.loaded().roundhouse_install_preparation(_prepare)


def _rules(rules, linalg):
    """The rules of the primitives that `jax.lax.linalg` defines."""
    own = {id(value) for value in vars(linalg).values()}
    found = {primitive: entry for primitive, entry in rules.items() if id(primitive) in own}
    if not found:
        raise KeyError("no lowering rules for the CPU")
    return found


@ctypes.CFUNCTYPE(ctypes.c_int32)
def _prepare():
    """Lets jaxlib's kernels find LAPACK; 0 when they have. It takes a while, so the library asks before the first call
    of a kernel; JAX's rules do the same, but a program may also come from a file."""
    from jax._src.lib import lapack

    try:
        lapack._lapack.initialize()
        return 0
    except Exception:
        return 1
