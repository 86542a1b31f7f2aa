"""The tensors that the tests exchange with the tools are those of the safetensors package."""

import ml_dtypes
import numpy as np
import safetensors.numpy

import harness

ARRAYS = {
    "arg0": np.arange(6, dtype=np.float32).reshape(2, 3).T,
    "arg1": np.array(7, np.int32),
    "arg2": np.zeros((0, 3), np.uint8),
    "arg3": np.array([True, False]),
}


def test_saved_files_are_what_the_safetensors_package_reads(tmp_path):
    harness.save(tmp_path / "f", ARRAYS)
    read = safetensors.numpy.load_file(tmp_path / "f")
    assert read.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(read[name], array, strict=True)


def test_files_of_the_safetensors_package_load(tmp_path):
    safetensors.numpy.save_file({name: array.copy() for name, array in ARRAYS.items()}, tmp_path / "f")
    read = harness.load(tmp_path / "f")
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(read[name], array, strict=True)


def test_bfloat16_round_trips(tmp_path):
    array = np.linspace(-3, 3, 7).astype(ml_dtypes.bfloat16)
    harness.save(tmp_path / "f", {"a": array})
    np.testing.assert_array_equal(harness.load(tmp_path / "f")["a"], array, strict=True)


def test_relative_error_sees_a_single_wrong_element():
    exact = np.ones(100, np.float32)
    ours = exact.copy()
    ours[50] = 1.001
    assert np.isclose(harness.relative_error(ours, exact), 1e-4, rtol=1e-3)
    ours[50] = np.nan
    assert harness.relative_error(ours, exact) == np.inf
    assert harness.relative_error(ours, ours) == 0
