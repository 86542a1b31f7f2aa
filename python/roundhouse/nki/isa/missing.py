"""Instructions of NKI 0.6 that the simulated core does not have yet: each says so when it is called."""

from roundhouse.nki.isa.instruction import refusing

NAMES = [
    "activate2",
    "core_barrier",
    "dropout",
    "exponential",
    "local_gather",
    "nc_n_gather",
    "nonzero_with_count",
    "rand2",
    "rand_get_state",
    "rand_set_state",
    "rng",
    "select_reduce",
    "sendrecv",
    "sequence_bounds",
    "set_rng_seed",
    "tensor_scalar_cumulative",
    "topk",
]

globals().update(refusing("nki.isa", NAMES))
__all__ = NAMES
