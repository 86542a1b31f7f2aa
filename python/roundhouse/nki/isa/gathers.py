"""GpSimd's gathers and searches."""

from roundhouse.nki.isa.instruction import emit

PARTITIONS_OF_A_CORE = 16


def local_gather(dst, src_buffer, index, num_elem_per_idx=1, num_valid_indices=None, name=None):
    if num_valid_indices is None:
        num_valid_indices = index.size // index.shape[0] * PARTITIONS_OF_A_CORE
    return emit(
        "local_gather", dst=dst, src_buffer=src_buffer, index=index, num_elem_per_idx=int(num_elem_per_idx),
        num_valid_indices=int(num_valid_indices),
    )


def nc_n_gather(dst, data, indices, name=None):
    return emit("nc_n_gather", dst=dst, data=data, indices=indices)


def nonzero_with_count(dst, src, index_offset=0, padding_val=-1, name=None):
    return emit("nonzero_with_count", dst=dst, src=src, index_offset=int(index_offset), padding_val=int(padding_val))


def sequence_bounds(dst, segment_ids, name=None):
    return emit("sequence_bounds", dst=dst, segment_ids=segment_ids)


def topk(val_dst, idx_dst, src, n, name=None):
    return emit("topk", val_dst=val_dst, idx_dst=idx_dst, src=src, n=int(n))
