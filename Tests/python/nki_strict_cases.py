"""A script for `roundhouse nki run`: kernels in Python that the NKI compiler takes, and others, each with the rule at its line."""

import dataclasses
import enum
import inspect
import math
import re
import sys

import nki
import nki.isa as nisa
import nki.language as nl
import numpy as np
from roundhouse.nki.objects import NKIObject

x = np.ones((64, 32), np.float32)


def twice(tile):
    nisa.tensor_tensor(tile, tile, tile, nl.add)


class Mode(enum.Enum):
    add = 1
    multiply = 2


@dataclasses.dataclass
class Settings(NKIObject):
    rounds: int
    factor: float = 2.0

    def scaled(self, tile):
        nisa.tensor_scalar(tile, tile, nl.multiply, self.factor)


def good(x, sizes=(1, 2), mode=Mode.add, settings=Settings(2), names=None):
    assert x.shape[0] <= nl.tile_size.pmax, f"{x.shape} has too many rows"
    out = nl.ndarray(x.shape, dtype=x.dtype, buffer=nl.shared_hbm)
    tile = nl.load(x)
    tiles = [tile]
    tiles.append(nl.copy(tile))
    found = {"rounds": settings.rounds, "half": math.ceil(settings.rounds / 2)}
    if names is None and mode == Mode.add:
        twice(tiles[0])
    step = twice if found["rounds"] > 1 else None
    own = Settings(3, factor=1.0)
    for i in range(own.rounds):
        if i % 2 == 0:
            step(tile)
            continue
        own.scaled(tile)
    count = 0
    while count < len(sizes):
        count += sizes[count]
    with nl.no_reorder():
        for size in sizes:
            own.scaled(tile[:, 0:size])
    for i in nl.dynamic_range(2):
        twice(tile)
    nl.store(out, tile)
    return out


def keyword_only(x, *, scale=1.0):  # refused: keywordOnly
    return x


def identity(x):
    if x.shape[0] is 64:  # refused: identity
        return x
    return x


def integer_width(x):
    size = 1 << 3 if x.shape[0] == 4294967296 else 0  # refused: integerWidth
    return x


def value_type(x):
    name = b"x"  # refused: valueType
    return x


def dictionary_key(x):
    sizes = {1: x}  # refused: dictionaryKey
    return x


def list_comprehension(x):
    tiles = [nl.load(x) for _ in range(2)]  # refused: syntax
    return x


def generator(x):
    return x if any(size > 3 for size in x.shape) else x  # refused: syntax


def a_lambda(x):
    step = lambda tile: tile  # refused: syntax
    return x


def a_try(x):
    try:  # refused: syntax
        return x
    finally:
        print("done")


def a_set(x):
    return x if x.shape[0] in {64, 128} else None  # refused: syntax


def an_import(x):
    import math  # refused: syntax

    return x


def a_global(x):
    global count  # refused: syntax
    count = 1
    return x


def buffer_name(x):
    tile = nl.ndarray((64, 32), nl.float32, buffer="sbuf")  # refused: bufferName
    return x


def device_loop_in_no_reorder(x):
    with nl.no_reorder():  # refused: dynamicRange
        for i in nl.dynamic_range(2):
            twice(nl.load(x))
    return x


def branch_on_a_device_loop(x):
    for i in nl.dynamic_range(2):  # refused: dynamicRange
        if i == 0:
            twice(nl.load(x))
    return x


class Plain:
    def __init__(self, size):
        self.size = size


class Derived(Settings):
    pass


def class_base(x):
    return x if Plain(1).size else None  # refused: classBase


def derived_class(x):
    return x if Derived(1).rounds else None  # refused: classBase


def helper(x):
    return [part for part in (x, x)]  # refused: syntax


def in_a_helper(x):
    return helper(x)[0]


def list_argument(x, sizes=[1, 2]):  # refused: listArgument
    return x


def class_of_an_argument(x, plain=Plain(1)):  # refused: classBase
    return x


BAD = [
    keyword_only, identity, integer_width, value_type, dictionary_key, list_comprehension, generator, a_lambda, a_try, a_set,
    an_import, a_global, buffer_name, device_loop_in_no_reorder, branch_on_a_device_loop, class_base, derived_class, in_a_helper,
    list_argument, class_of_an_argument,
]

if __name__ == "__main__":
    expected = 1 * (2 * 2 * 2 * 1) * (2 * 2)
    assert (nki.jit(good)(x) == expected).all(), nki.jit(good)(x)
    lines = open(__file__).read().splitlines()
    for function in BAD:
        try:
            nki.jit(function)(x)
            print(function.__name__, "ran")
        except nisa.NkiValidationError as error:
            file, _, line = error.location.rpartition(":")
            wanted = re.search(r"# refused: (\w+)", lines[int(line) - 1])
            same = file == __file__ and wanted is not None and wanted[1] == error.rule
            print(function.__name__, "refused" if same else f"refused otherwise: {error}")
