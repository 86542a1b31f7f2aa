"""Instructions of NKI 0.6 that the simulated core does not have yet: each says so when it is called."""

from roundhouse.nki.isa.instruction import refusing

NAMES = [
    "nc_matmul_mx",
    "quantize_mx",
]

globals().update(refusing("nki.isa", NAMES))
__all__ = NAMES
