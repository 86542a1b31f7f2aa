"""The shared library that does the work, and the C functions it offers beside PJRT."""

import ctypes
import functools
import json
import os
from pathlib import Path

FILE_NAME = "libroundhouse_pjrt.so"

# Results and arguments. Text with JSON belongs to the caller, who gives it back to roundhouse_free.
FUNCTIONS = {
    "roundhouse_version": (ctypes.c_char_p, []),
    "roundhouse_status_json": (ctypes.c_void_p, []),
    "roundhouse_summary_json": (ctypes.c_void_p, [ctypes.c_int64]),
    "roundhouse_free": (None, [ctypes.c_void_p]),
}


class LibraryError(Exception):
    """The library cannot be used; the message says why and what to do."""


def path():
    """The library of this package, or the one that ROUNDHOUSE_PJRT_LIBRARY names."""
    override = os.environ.get("ROUNDHOUSE_PJRT_LIBRARY")
    found = Path(override) if override else Path(__file__).with_name(FILE_NAME)
    if not found.is_file():
        remedy = "correct ROUNDHOUSE_PJRT_LIBRARY or unset it" if override else "install the wheel of `make wheel`"
        raise LibraryError(f"{found} does not exist: {remedy}")
    return found


@functools.cache
def loaded():
    """The library as ctypes sees it; the same copy that JAX uses, since it has the same path."""
    try:
        functions = ctypes.CDLL(str(path()))
    except OSError as error:
        raise LibraryError(f"the library cannot be loaded: {error}") from error
    for name, (result, arguments) in FUNCTIONS.items():
        function = getattr(functions, name)
        function.restype, function.argtypes = result, arguments
    return functions


def answer(name, *arguments):
    """What a function of the library that returns JSON says."""
    functions = loaded()
    text = getattr(functions, name)(*arguments)
    try:
        return json.loads(ctypes.string_at(text))
    finally:
        functions.roundhouse_free(text)
