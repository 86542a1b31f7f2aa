"""Signatures of NKI before 0.6, for kernels that were written for them: `ROUNDHOUSE_NKI_VERSION=0.3`.

From the API stubs of the SDK: 0.2 is SDK 2.28, 0.3 to 0.5 are 2.29 to 2.31. Only what a release has in another order, under another
name or with another default is here; parameters that came later are taken in every release.
"""

import functools

import numpy as np

from roundhouse.nki import dtypes, isa, language

RELEASES = ["0.2", "0.3", "0.4", "0.5", "0.6"]

# The last release with a signature, and its parameters in order; `old=new` has another name now.
SIGNATURES = {
    (isa, "dma_copy"): [
        ("0.2", "dst src dst_rmw_op oob_mode dge_mode unique_indices name"),
        ("0.3", "dst src oob_mode dge_mode engine name"),
    ],
    (isa, "dma_compute"): [("0.2", "dst srcs scales reduce_op name"), ("0.3", "dst srcs reduce_op scales unique_indices name")],
    (isa, "dma_transpose"): [("0.3", "dst src axes dge_mode oob_mode name")],
    (isa, "nc_matmul"): [
        (
            "0.2",
            "dst stationary moving is_stationary_onezero is_moving_onezero is_transpose tile_position tile_size perf_mode name",
        )
    ],
    (isa, "register_move"): [("0.2", "dst imm=src")],
    (isa, "tensor_scalar_reduce"): [("0.3", "dst data op0 operand0 reduce_op reduce_res reverse0 name")],
    (language, "shared_constant"): [("0.2", "constant dtype")],
} | {
    (language, name): [("0.2", "x y dtype")]
    for name in ("equal", "not_equal", "greater", "greater_equal", "less", "less_equal", "logical_and", "logical_or", "logical_xor")
}


def _copy(new, src, dst, dst_rmw_op=None, unique_indices=True, **others):
    if dst_rmw_op is None:
        return new(dst=dst, src=src, **others)
    if others.keys() - {"oob_mode", "name"}:
        raise TypeError(f"dma_copy with dst_rmw_op takes no {', '.join(sorted(others.keys() - {'oob_mode', 'name'}))} here")
    return isa.dma_compute(dst=dst, srcs=[dst, src], reduce_op=dst_rmw_op, unique_indices=unique_indices, **others)


def _constant(new, constant, dtype=None):
    values = np.load(constant) if isinstance(constant, str) else np.asarray(constant)
    return new(values if dtype is None else values.astype(dtypes.numpy_dtype(dtypes.name_of(dtype))))


def _comparison(new, x, y, dtype="bool"):
    return new(x, y, dtype=dtype)


# What 0.2 does otherwise than by its order of parameters.
BEHAVIOUR = {"dma_copy": _copy, "shared_constant": _constant} | {
    name: _comparison for module, name in SIGNATURES if module is language and name != "shared_constant"
}


def take(version):
    """Gives `nki.isa` and `nki.language` the signatures of a release."""
    if version not in RELEASES:
        raise ValueError(f"there is no NKI {version} here; ROUNDHOUSE_NKI_VERSION is one of {', '.join(RELEASES)}")
    for (module, name), signatures in SIGNATURES.items():
        for last, parameters in signatures:
            if RELEASES.index(version) <= RELEASES.index(last):
                setattr(module, name, _adapted(getattr(module, name), parameters, BEHAVIOUR.get(name) if last == "0.2" else None))
                break


def _adapted(new, parameters, behaviour):
    names = [parameter.partition("=")[0] for parameter in parameters.split()]
    renamed = dict(parameter.split("=") for parameter in parameters.split() if "=" in parameter)

    @functools.wraps(new)
    def adapted(*args, **kwargs):
        if len(args) > len(names):
            raise TypeError(f"{new.__name__} takes {len(names)} arguments in this release: {', '.join(names)}")
        given = dict(zip(names, args))
        if twice := given.keys() & kwargs.keys():
            raise TypeError(f"{new.__name__} got {', '.join(sorted(twice))} twice")
        given = {renamed.get(name, name): value for name, value in (given | kwargs).items()}
        return behaviour(new, **given) if behaviour else new(**given)

    return adapted

