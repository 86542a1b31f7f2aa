"""Bad input gives one clear error that names the place, a failing status, and writes nothing."""

import json

import jax.numpy as jnp
import numpy as np
import pytest

import harness

INPUTS = (np.ones((4, 8), np.float32), np.ones((8, 3), np.float32))
GOOD = harness.module_text(lambda x, w: jnp.tanh(x @ w), *INPUTS)


def lying_safetensors(offsets, size=0, name="arg0", dtype="F32", shape=(4, 8)):
    header = json.dumps({name: {"dtype": dtype, "shape": shape, "data_offsets": offsets}}).encode()
    return len(header).to_bytes(8, "little") + header + bytes(size)


def refused(folder, *arguments):
    """The message with which the command refuses these arguments."""
    outputs = folder / "outputs.safetensors"
    before = set(folder.iterdir())
    done = harness.roundhouse(*arguments, "--outputs", outputs, check=False)
    assert done.returncode > 0, f"status {done.returncode}\n{done.stdout}{done.stderr}"
    assert done.stdout == ""
    assert set(folder.iterdir()) == before, "a failed run leaves files behind"
    assert done.stderr.lower().count("error:") == 1, done.stderr
    return done.stderr


@pytest.fixture
def good(tmp_path):
    model, inputs = tmp_path / "model.mlir", tmp_path / "inputs.safetensors"
    model.write_text(GOOD)
    harness.save_arguments(inputs, INPUTS)
    return model, inputs


def test_the_undamaged_module_runs(good, tmp_path):
    model, inputs = good
    harness.roundhouse("run", model, "--inputs", inputs, "--outputs", tmp_path / "out.safetensors")
    (ours,) = harness.load_results(tmp_path / "out.safetensors")
    assert harness.relative_error(ours, np.full((4, 3), np.tanh(8.0))) < 1e-5


@pytest.mark.parametrize(
    "damage, words",
    [
        pytest.param(lambda text: text[: len(text) // 2], "model.mlir:", id="truncated"),
        pytest.param(lambda text: "", "model.mlir:1", id="empty"),
        pytest.param(lambda text: text.replace("{", "\x01", 1), "model.mlir:1", id="garbled"),
        pytest.param(lambda text: text.replace("stablehlo.tanh", "stablehlo.tanj"), "tanj", id="unknown op"),
        pytest.param(lambda text: text.replace("tensor<4x8xf32>", "tensor<4x9xf32>"), "4x9", id="shape mismatch"),
        pytest.param(lambda text: text.replace("4x3", "99999999999x99999999999"), "too-large", id="hostile size"),
    ],
)
def test_a_damaged_module_is_refused(damage, words, good, tmp_path):
    model, inputs = good
    damaged = damage(GOOD)
    assert damaged != GOOD
    model.write_text(damaged)
    assert words in refused(tmp_path, "run", model, "--inputs", inputs)


def test_a_module_that_is_not_text_is_refused(good, tmp_path):
    model, inputs = good
    model.write_bytes(bytes(range(256)) * 16)
    assert "model.mlir" in refused(tmp_path, "run", model, "--inputs", inputs)


def test_a_missing_module_is_refused(tmp_path):
    assert "absent.mlir" in refused(tmp_path, "run", tmp_path / "absent.mlir", "--random", 1)


@pytest.mark.parametrize(
    "data, words",
    [
        pytest.param(b"", "inputs.safetensors", id="empty"),
        pytest.param(b"\xff" * 8, "inputs.safetensors", id="header size beyond the file"),
        pytest.param((2).to_bytes(8, "little") + b"[]", "inputs.safetensors", id="header is no table"),
        pytest.param(lying_safetensors([0, 128]), "arg0", id="data beyond the file"),
        pytest.param(lying_safetensors([128, 0], 128), "arg0", id="end before start"),
        pytest.param(lying_safetensors([-4, 124], 128), "0 or more", id="negative offset"),
        pytest.param(lying_safetensors([0, 64], 64), "arg0", id="too short for the shape"),
        pytest.param(lying_safetensors([0, 128], 128, shape=(2**62, 2**62)), "arg0", id="shape overflows"),
        pytest.param(lying_safetensors([0, 128], 128, dtype="F99"), "F99", id="unknown dtype"),
        pytest.param(lying_safetensors([0, 128], 128, name="arg9"), "arg0", id="missing argument"),
    ],
)
def test_a_lying_safetensors_file_is_refused(data, words, good, tmp_path):
    model, inputs = good
    inputs.write_bytes(data)
    assert words in refused(tmp_path, "run", model, "--inputs", inputs)


@pytest.mark.parametrize(
    "arguments, words",
    [
        pytest.param((INPUTS[0], INPUTS[1].astype(np.int32)), "arg1", id="dtype"),
        pytest.param((INPUTS[0], INPUTS[1].T), "arg1", id="shape"),
        pytest.param((INPUTS[0],), "arg1", id="missing"),
    ],
)
def test_inputs_that_do_not_fit_the_module_are_refused(arguments, words, good, tmp_path):
    model, inputs = good
    harness.save_arguments(inputs, arguments)
    assert words in refused(tmp_path, "run", model, "--inputs", inputs)


def test_a_model_larger_than_the_memory_of_the_chip_is_refused(tmp_path):
    model = tmp_path / "model.mlir"
    model.write_text(
        "func.func public @main(%arg0: tensor<1048576x1048576xf32>) -> tensor<1048576x1048576xf32> {\n"
        "  %0 = stablehlo.add %arg0, %arg0 : tensor<1048576x1048576xf32>\n"
        "  return %0 : tensor<1048576x1048576xf32>\n}\n"
    )
    message = refused(tmp_path, "run", model, "--random", 1)
    assert "HBM" in message and "GiB" in message


@pytest.mark.parametrize(
    "text, words",
    [
        pytest.param("base: trn2\ntensor:\n  clok: 2.8 GHz\n", "chip.yaml:3", id="unknown field"),
        pytest.param("base: trn2\ntensor:\n  clock: 2.8 GB/s\n", "chip.yaml:3", id="wrong unit"),
        pytest.param("base: trn9\n", "trn9", id="unknown chip"),
    ],
)
def test_a_chip_file_with_a_mistake_is_refused(text, words, good, tmp_path):
    model, inputs = good
    chip = tmp_path / "chip.yaml"
    chip.write_text(text)
    assert words in refused(tmp_path, "run", model, "--inputs", inputs, "--chip", chip)
