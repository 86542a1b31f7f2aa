"""What collectives ask of their operands."""

from roundhouse.nki import dtypes
from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.instruction import operator
from roundhouse.nki.regions import is_on_chip
from roundhouse.nki.tensor import NkiTensor


def operands(what, srcs, dsts):
    """Checks lists of tensors, of which the first and so on belong together."""
    for name, tensors in (("srcs", srcs), ("dsts", dsts)):
        if not isinstance(tensors, (list, tuple)) or not tensors or not all(isinstance(one, NkiTensor) for one in tensors):
            raise refuse("shapeMismatch", f"{what}: {name} is {tensors!r}; it is a list of tensors")
    if len(srcs) != len(dsts):
        raise refuse("shapeMismatch", f"{what} has {len(srcs)} srcs and {len(dsts)} dsts; they belong together one by one")
    if len(srcs) > 1 and any(is_on_chip(tensor.buffer) for tensor in (*srcs, *dsts)):
        raise refuse("memorySpace", f"{what} of {len(srcs)} tensors: several at once must be in HBM; call it for each of SBUF")
    for src, dst in zip(srcs, dsts):
        if src.dtype != dst.dtype:
            raise refuse("elementType", f"{what}: src is {src.dtype}, dst {dst.dtype}; they must be the same")
        if is_on_chip(src.buffer) != is_on_chip(dst.buffer):
            raise refuse("memorySpace", f"{what}: {src} and {dst}; all must be in HBM, or all in SBUF")


def in_hbm(what, *tensors):
    for tensor in tensors:
        if is_on_chip(tensor.buffer):
            raise refuse("memorySpace", f"{what}: {tensor}; it takes tensors of HBM, store them first")


def shaped(what, name, tensor, shape):
    if tuple(tensor.shape) != tuple(shape):
        raise refuse("shapeMismatch", f"{what}: {name} is {tensor.shape}, it must be {tuple(shape)}")


def one(what, tensors):
    if len(tensors) > 1:
        raise refuse("shapeMismatch", f"{what} of {len(tensors)} tensors: it takes one; call it for each")


def dimension(what, collective_dim, allowed):
    if collective_dim not in allowed:
        raise refuse(
            "accessPattern", f"{what}: collective_dim is {collective_dim}, it must be {' or '.join(map(str, allowed))} here"
        )


def divides(what, src, members):
    if src.shape[0] % len(members):
        raise refuse("shapeMismatch", f"{what}: {src} does not divide into {len(members)} chunks along dimension 0")


def reduction(what, op):
    """The word for the operator of a reduction."""
    word = operator(op)
    if word not in ("add", "minimum", "maximum"):
        raise refuse("operator", f"{what}: op is {word}; it is nl.add, nl.minimum or nl.maximum")
    return word


def forms(tensors):
    """What tensors are, for ranks to compare."""
    return ", ".join(f"[{', '.join(map(str, tensor.shape))}] {tensor.dtype}" for tensor in tensors)


def byte_count(tensors):
    return sum(tensor.size * dtypes.ELEMENTS[tensor.dtype][1] for tensor in tensors)
