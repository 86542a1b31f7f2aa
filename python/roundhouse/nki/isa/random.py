"""Random numbers. Documentation/numerics.md says what of them the documents leave open."""

from roundhouse.nki.isa.enums import engine as engines
from roundhouse.nki.isa.instruction import emit, engine_word, scalar


def rng(dst, engine=engines.vector, name=None):
    return emit("rng", dst=dst, engine=engine_word(engine, "vector"))


def rand2(dst, min, max, name=None):
    return emit("rand2", dst=dst, min=scalar(min), max=scalar(max))


def rand_get_state(dst, engine=engines.gpsimd, name=None):
    return emit("rand_get_state", dst=dst, engine=engine_word(engine, "gpsimd"))


def rand_set_state(src_seeds, engine=engines.gpsimd, name=None):
    return emit("rand_set_state", src_seeds=src_seeds, engine=engine_word(engine, "gpsimd"))


def set_rng_seed(src_seeds, name=None):
    return emit("set_rng_seed", src_seeds=src_seeds)
