"""Compiled programs that processes leave for each other: the same results with and without, whatever the folder holds."""

import os
import resource
import shutil
import subprocess
import sys

import pytest

import harness

# Long enough to compile that it is worth a file.
PROGRAM = """
import jax, jax.numpy as jnp, numpy as np

@jax.jit
def deep(x, w):
    for layer in range(150):
        x = jnp.sin(x @ w + layer)
    return x

x = np.linspace(-1, 1, 32 * 32, dtype=np.float32).reshape(32, 32)
print(np.asarray(deep(x, x.T)).tobytes().hex())
"""


def start(platform="neuron", **variables):
    environment = os.environ | harness.plugin_environment() | {"JAX_PLATFORMS": platform} | variables
    # Python ignores the signal, so a file that grows past its limit is a write that fails, as on a full disk.
    limit = int(environment.pop("LIMIT", 0))
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None,
    )


def finish(process):
    """What the program printed, and what it was told."""
    output, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    return output, errors


def run(**variables):
    return finish(start(**variables))


def entries(folder):
    return {path: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def expected():
    return run(NEURON_CC_FLAGS="--no_cache")[0]


def test_a_second_process_uses_what_the_first_one_left(tmp_path, expected):
    folder = tmp_path / "made" / "on demand"
    assert run(NEURON_COMPILE_CACHE_URL=str(folder)) == (expected, "")
    before = entries(folder)
    (entry,) = before
    os.utime(entry, (0, 0))
    assert run(NEURON_COMPILE_CACHE_URL=f"file://{folder}") == (expected, "")
    assert entries(folder) == before
    assert entry.stat().st_mtime > 0, "it was not used"


def test_the_folder_is_the_one_that_was_asked_for(tmp_path, expected):
    one, other, home = (tmp_path / name for name in ("one", "other", "home"))
    url = {"NEURON_COMPILE_CACHE_URL": str(one)}
    assert run(**url, NEURON_CC_FLAGS=f"--cache_dir={other}")[0] == expected
    assert len(entries(other)) == 1 and not one.exists()
    assert run(**url, NEURON_CC_FLAGS="--no_cache")[0] == expected
    assert not one.exists()
    assert run(XDG_CACHE_HOME=str(home)) == (expected, "")
    assert len(entries(home / "roundhouse")) == 1
    output, errors = run(NEURON_COMPILE_CACHE_URL="s3://bucket/cache")
    assert output == expected and "s3://bucket/cache is no folder" in errors


def test_entries_that_are_not_whole_are_compiled_again(tmp_path, expected):
    url = {"NEURON_COMPILE_CACHE_URL": str(tmp_path)}
    run(**url)
    ((entry, whole),) = entries(tmp_path).items()
    for garbled in (b"", whole[: len(whole) // 2], whole[:-1] + bytes([whole[-1] ^ 1]), os.urandom(len(whole))):
        entry.write_bytes(garbled)
        assert run(**url) == (expected, "")
        # JAX writes a program's options in any order.
        assert list(entries(tmp_path)) == [entry] and garbled != entry.read_bytes() and entry.stat().st_size == len(whole)


def test_processes_at_the_same_time(tmp_path, expected):
    url = {"NEURON_COMPILE_CACHE_URL": str(tmp_path)}
    processes = [start(**url) for _ in range(3)]
    assert [finish(process) for process in processes] == [(expected, "")] * 3
    assert len(entries(tmp_path)) == 1


def test_another_build_and_other_options_have_entries_of_their_own(tmp_path, expected):
    folder, library = tmp_path / "cache", tmp_path / "library.so"
    url = {"NEURON_COMPILE_CACHE_URL": str(folder)}
    run(**url)
    shutil.copyfile(harness.plugin_environment()["ROUNDHOUSE_PJRT_LIBRARY"], library)
    assert run(**url, ROUNDHOUSE_PJRT_LIBRARY=str(library))[0] == expected
    assert len(entries(folder)) == 2
    assert run(**url, NEURON_CC_FLAGS="--auto-cast=matmult")[0] != expected
    assert run(**url, ROUNDHOUSE_INSTANCE="trn1.2xlarge")[0]
    assert len(entries(folder)) == 4


@pytest.mark.parametrize("limit, folder", [("1000", "cache"), ("0", "file/cache")])
def test_a_folder_that_cannot_be_written_is_no_more_than_a_note(tmp_path, expected, limit, folder):
    (tmp_path / "file").write_text("")
    output, errors = run(NEURON_COMPILE_CACHE_URL=str(tmp_path / folder), LIMIT=limit)
    assert output == expected
    assert errors.startswith("roundhouse: compiled programs are not kept in ") and errors.count("\n") == 1
    assert not (tmp_path / folder).exists() or entries(tmp_path / folder) == {}
