"""What the two cores of a logical NeuronCore do together."""

from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.enums import dma_engine as dma_engines, engine as engines
from roundhouse.nki.isa.instruction import emit, engine_word
from roundhouse.nki.regions import MemoryRegion
from roundhouse.nki.session import INPUT, current, location


def core_barrier(data, cores, engine=engines.gpsimd, name=None):
    together = _cores("core_barrier")
    if tuple(cores) != (0, 1):
        raise refuse("synchronization", f"core_barrier: cores is {cores}; it must be (0, 1)")
    if data.buffer is MemoryRegion.private_hbm:
        raise refuse("memorySpace", "core_barrier: data is a core's own tensor; use nl.shared_hbm")
    instruction = emit("core_barrier", data=data, engine=engine_word(engine, "gpsimd"))
    current().finish()
    together.meet(current().core_number, "core_barrier", None, location())
    together.accesses.settle(data)
    return instruction


def sendrecv(src, dst, send_to_rank, recv_from_rank, pipe_id, dma_engine=dma_engines.dma, name=None):
    together = _cores("sendrecv")
    for rank in (send_to_rank, recv_from_rank):
        if rank not in (0, 1):
            raise refuse("synchronization", f"sendrecv: there is no rank {rank}; ranks are 0 and 1")
    here, sent = current().core_number, src.numpy()
    met = together.meet(here, f"sendrecv of pipe {pipe_id}", (int(send_to_rank), sent), location())
    goes_to, values = met[int(recv_from_rank)]
    if goes_to != here:
        raise refuse("synchronization", f"sendrecv: rank {here} takes from rank {recv_from_rank}, which sends to rank {goes_to}")
    if (values.shape, values.dtype) != (sent.shape, sent.dtype):
        raise refuse("shapeMismatch", f"sendrecv: ranks send {sent.dtype} {sent.shape} and {values.dtype} {values.shape}")
    received = current().tensor(values.shape, src.dtype, MemoryRegion.private_hbm, "received", array=values, role=INPUT)
    return emit(
        "sendrecv", dst=dst, src=src, received=received, gpsimd_dma=dma_engine is dma_engines.gpsimd_dma
    )


def _cores(what):
    """Those of the logical core, of which there must be two."""
    cores = current().cores
    if cores is None or cores.count < 2:
        raise refuse("synchronization", f"{what}: the kernel runs on one core; launch it on two, kernel[2](...)")
    return cores
