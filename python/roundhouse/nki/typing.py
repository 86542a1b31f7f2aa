"""nki.typing: annotations of kernels' parameters, such as `tensor[nl.float32]`. They promise nothing."""

from roundhouse.nki.tensor import NkiTensor


class tensor(NkiTensor):
    def __class_getitem__(cls, item):
        return cls


class mutable_tensor(tensor):
    """A parameter that the kernel writes to."""
