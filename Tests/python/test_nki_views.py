"""Views of tensors against NumPy's, on chip and in HBM."""

import numpy as np
import pytest

from nki_cases import nki, nl

VIEWS = {
    "slices": (lambda t: t[2:8, :, 1:6:2], lambda a: a[2:8, :, 1:6:2]),
    "negative": (lambda t: t[..., -3:-1], lambda a: a[..., -3:-1]),
    "ds": (lambda t: t[:, nl.ds(1, 2), :], lambda a: a[:, 1:3]),
    "select": (lambda t: t.select(1, 2), lambda a: a[:, 2]),
    "integer": (lambda t: t[:, 1], lambda a: a[:, 1]),
    "permute": (lambda t: t.permute((0, 2, 1)), lambda a: a.transpose(0, 2, 1)),
    "expand and broadcast": (lambda t: t.expand_dim(2).broadcast(2, 3), lambda a: np.broadcast_to(a[:, :, None], (16, 4, 3, 6))),
    "squeeze": (lambda t: t[:, 1:2].squeeze_dim(1), lambda a: a[:, 1]),
    "reshape_dim": (lambda t: t.reshape_dim(2, (2, -1)), lambda a: a.reshape(16, 4, 2, 3)),
    "flatten_dims": (lambda t: t.flatten_dims(1, 2), lambda a: a.reshape(16, 24)),
    "reshape": (lambda t: t.reshape((16, 3, 8)), lambda a: a.reshape(16, 3, 8)),
    "reshape of a slice": (lambda t: t[:, 1:3].reshape((16, 2, 3, 2)), lambda a: a[:, 1:3].reshape(16, 2, 3, 2)),
    "rearrange": (
        lambda t: t.rearrange(("p", "c", ("h", "w")), ("p", "w", "c", "h"), {"h": 2}),
        lambda a: a.reshape(16, 4, 2, 3).transpose(0, 3, 1, 2),
    ),
    "view": (lambda t: t.view(nl.int16), lambda a: np.ascontiguousarray(a).view(np.int16)),
    "ap": (
        lambda t: t.ap([[24, 5], [7, 3], [1, 2]], offset=24 * 2 + 3),
        lambda a: np.lib.stride_tricks.as_strided(a.reshape(-1)[51:], (5, 3, 2), (96, 28, 4)),
    ),
    "ap as another type": (
        lambda t: t.ap([[48, 16], [2, 24]], offset=1, dtype=nl.uint16),
        lambda a: np.ascontiguousarray(a).view(np.uint16).reshape(16, 48)[:, 1::2],
    ),
}


@pytest.mark.parametrize("buffer", ["sbuf", "psum", "hbm"])
@pytest.mark.parametrize("name", VIEWS)
def test_views_are_numpys(name, buffer):
    view, expected = VIEWS[name]
    values = np.arange(16 * 4 * 6, dtype=np.float32).reshape(16, 4, 6) + 0.125
    seen = []

    @nki.jit
    def kernel(x):
        tensor = x
        if buffer != "hbm":
            tensor = nl.ndarray(x.shape, x.dtype, buffer=getattr(nl, buffer))
            nl.store(tensor, nl.load(x))
        found = view(tensor)
        seen.append((found.numpy(), found.shape, np.array(found)))

    kernel(values)
    wanted = expected(values)
    np.testing.assert_array_equal(seen[0][0], wanted)
    assert seen[0][1] == wanted.shape
    np.testing.assert_array_equal(seen[0][2], wanted)


def test_partitions_stay_a_dimension_on_chip_and_go_in_hbm():
    shapes = []

    @nki.jit
    def kernel(x):
        tile = nl.load(x)
        shapes.extend([tile[3].shape, tile[3, 1].shape, tile[3, 1, 2].shape, x[3].shape, x[3, 1, 2].shape])

    kernel(np.zeros((16, 4, 6), np.float32))
    assert shapes == [(1, 4, 6), (1, 6), (1, 1), (4, 6), (1,)]


REFUSED = {
    "a slice outside": (lambda t: t[0:17], "outOfBounds"),
    "an index outside": (lambda t: t[:, 4], "outOfBounds"),
    "an empty slice": (lambda t: t[:, 2:2], "outOfBounds"),
    "too many indices": (lambda t: t[0, 0, 0, 0], "shapeMismatch"),
    "partitions elsewhere": (lambda t: t.permute((1, 0, 2)), "accessPattern"),
    "partitions broadcast": (lambda t: t[0:1].broadcast(0, 4), "accessPattern"),
    "partitions flattened": (lambda t: t.flatten_dims(0, 1), "accessPattern"),
    "partitions reshaped": (lambda t: t.reshape((8, 8, 6)), "partitionRange"),
    "a broadcast of many": (lambda t: t.broadcast(1, 8), "shapeMismatch"),
    "another count": (lambda t: t.reshape((16, 25)), "shapeMismatch"),
    "a reshape across gaps": (lambda t: t[:, :, 0:4].reshape((16, 16)), "accessPattern"),
    "an odd type": (lambda t: t[:, :, 0:5].view(nl.int16)[:, :, 0:3].view(nl.float32), "accessPattern"),
    "two kinds of offset": (lambda t: t.ap([[24, 16]], scalar_offset=1, vector_offset=t), "accessPattern"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_views_that_are_none_are_refused(name):
    view, rule = REFUSED[name]

    @nki.jit
    def kernel(x):
        view(nl.load(x))

    with pytest.raises(nki.NkiValidationError) as error:
        kernel(np.zeros((16, 4, 6), np.float32))
    assert error.value.rule == rule


def test_a_view_says_how_it_lies():
    seen = []

    @nki.jit
    def kernel(x, rows):
        tile = nl.load(x)
        part = tile.slice(2, 1, 5, 2)
        seen.append((tile.is_contiguous(), part.is_contiguous(), part.get_pattern(), part.offset, part.strides, part.ndim, part.size))
        chosen = x.vector_select(0, nl.load(rows))
        seen.append((tile.is_indirect(), chosen.is_indirect(), chosen.shape, tile[:, 1:2].squeeze_dim(1).shape))
        seen.append((isinstance(tile, nl.NkiTensor), isinstance(tile, nl.NKIObject), tile.buffer is nl.MemoryRegion.sbuf))

    kernel(np.zeros((16, 4, 6), np.float32), np.zeros((8, 1), np.int32))
    assert seen == [
        (True, False, [[24, 16], [6, 4], [2, 2]], 1, (24, 6, 2), 3, 128),
        (False, True, (8, 4, 6), (16, 6)),
        (True, True, True),
    ]


@pytest.mark.parametrize("dtype", ["bool", "int8", "uint8", "int16", "float16", "bfloat16", "float8_e4m3", "float8_e5m2", "float8_e4m3fn"])
def test_every_type_goes_in_and_out(dtype):
    import ml_dtypes

    values = np.arange(64).reshape(8, 8)
    values = values.astype(getattr(ml_dtypes, dtype, None) or np.dtype(dtype))

    @nki.jit
    def kernel(x):
        assert x.dtype == dtype
        out = nl.ndarray(x.shape, x.dtype, buffer=nl.shared_hbm)
        nl.store(out, nl.load(x))
        return out

    found = kernel(values)
    assert found.dtype == values.dtype
    np.testing.assert_array_equal(found.view(np.uint8), values.view(np.uint8))
