"""Functions of jax.ffi on the simulated device: what a program calls by name runs on the host, as on XLA:CPU.

The library calls handlers of XLA's typed foreign-function interface, the ones that
`jax.ffi.register_ffi_target(name, handler, platform=...)` takes for one of our platforms.
"""

import ctypes

from roundhouse import library

_capsule_name = ctypes.pythonapi.PyCapsule_GetName
_capsule_name.argtypes, _capsule_name.restype = [ctypes.py_object], ctypes.c_char_p
_capsule_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_capsule_pointer.argtypes, _capsule_pointer.restype = [ctypes.py_object, ctypes.c_char_p], ctypes.c_void_p


def register(platform):
    """Makes registrations for `platform` reach the library, those made before this call as well."""
    from jax._src.lib import xla_client

    xla_client.register_custom_call_handler(platform, install)


def install(name, handler, platform="", api_version=1, traits=None):
    """Makes `handler`, a capsule or a dictionary with a capsule for `execute`, what calls of `name` call."""
    del platform, traits
    if api_version != 1:
        raise NotImplementedError(
            f"foreign function {name}: the simulated device calls handlers of the typed interface (api_version=1)"
        )
    if isinstance(handler, dict):
        others = sorted(stage for stage, function in handler.items() if stage != "execute" and function is not None)
        if others:
            raise NotImplementedError(
                f"foreign function {name}: the simulated device has no stages beside execute, this one has {others}"
            )
        handler = handler["execute"]
    pointer = _capsule_pointer(handler, _capsule_name(handler))
    function = library.loaded().roundhouse_install_foreign_function
    function.argtypes, function.restype = [ctypes.c_char_p, ctypes.c_void_p], ctypes.c_char_p
    if refusal := function(name.encode(), pointer):
        raise ValueError(refusal.decode())
