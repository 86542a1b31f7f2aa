"""The C functions of a kernel, and the form in which instructions are handed to them."""

import ctypes
import functools
import json
import struct

from roundhouse import library
from roundhouse.nki.errors import NkiValidationError

_error = ctypes.POINTER(ctypes.c_void_p)
_text, _handle, _number, _pointer = ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_void_p

# Results and arguments; texts that come as pointers are given back to rh_kernel_free.
FUNCTIONS = {
    "rh_kernel_schema": (_pointer, []),
    "rh_kernel_free": (None, [_pointer]),
    "rh_kernel_open": (_handle, [_text, _text, ctypes.c_bool, _error]),
    "rh_kernel_core": (_pointer, [_handle]),
    "rh_kernel_close": (None, [_handle]),
    "rh_kernel_origin": (_number, [_handle, _text, _text]),
    "rh_kernel_at": (None, [_handle, _number]),
    "rh_kernel_tensor": (
        _number,
        [_handle, _text, _number, _number, _pointer, _number, _pointer, _pointer, _number, _error],
    ),
    "rh_kernel_release": (None, [_handle, _number]),
    "rh_kernel_emit": (_number, [_handle, _number, _pointer, _number, _error]),
    "rh_kernel_register": (_number, [_handle]),
    "rh_kernel_register_value": (_number, [_handle, _number]),
    "rh_kernel_begin_loop": (ctypes.c_bool, [_handle, _number, _number, _error]),
    "rh_kernel_end_loop": (None, [_handle]),
    "rh_kernel_read": (ctypes.c_bool, [_handle, _pointer, _number, _pointer, _number, _error]),
    "rh_kernel_place": (ctypes.c_bool, [_handle, _error]),
    "rh_kernel_embedded": (_pointer, [_handle, _pointer, _number, _pointer, _number, _error]),
    "rh_kernel_reports": (_pointer, [_handle]),
    "rh_kernel_time": (_pointer, [_handle, _error]),
    "rh_kernel_profile": (ctypes.c_bool, [_handle, _text, _text, _text, _text, ctypes.c_double, _error]),
}

# The kinds of a field.
PATTERN, FLOAT, INTEGER, WORD, LIST = range(5)


@functools.cache
def functions():
    """The library's functions, ready to call."""
    loaded = library.loaded()
    for name, (result, arguments) in FUNCTIONS.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = result, arguments
    return loaded


class Schema:
    """What the library knows: instructions with their fields, element types, words; each is sent as its number."""

    def __init__(self, description):
        numbers = lambda names: {name: number for number, name in enumerate(names)}
        self.instructions = {
            entry["mnemonic"]: (number, {field["name"]: field for field in entry["fields"]})
            for number, entry in enumerate(description["instructions"])
        }
        self.elements = numbers(entry["name"] for entry in description["elements"])
        self.spaces = numbers(description["spaces"])
        self.names = numbers(description["names"])
        self.words = numbers(description["words"])


@functools.cache
def schema():
    return Schema(json.loads(take(functions().rh_kernel_schema())))


def take(text):
    """A text that the library made, as str."""
    try:
        return ctypes.string_at(text).decode()
    finally:
        functions().rh_kernel_free(text)


def call(name, *arguments):
    """Calls a function whose last argument is where it leaves its error, and raises that."""
    error = ctypes.c_void_p()
    result = getattr(functions(), name)(*arguments, ctypes.byref(error))
    if error.value:
        found = json.loads(take(error.value))
        raise NkiValidationError(found["code"], found["message"], location=found["place"])
    return result


def numbers(values):
    """Whole numbers as the library reads them."""
    return struct.pack(f"{len(values)}q", *values)


def field(name, value):
    """The numbers of one field: operands are lists of numbers already."""
    known = schema()
    if isinstance(value, Pattern):
        kind, words = PATTERN, value
    elif isinstance(value, bool):
        kind, words = WORD, (known.words["true" if value else "false"],)
    elif isinstance(value, str):
        kind, words = WORD, (known.words[value],)
    elif isinstance(value, int):
        kind, words = INTEGER, (value,)
    elif isinstance(value, float):
        kind, words = FLOAT, (struct.unpack("<I", struct.pack("<f", value))[0],)
    else:
        kind, words = LIST, tuple(value)
    return [known.names[name], kind, len(words), *words]


class Pattern(tuple):
    """An operand: buffer, element type, start partition, partitions, partition stride, offset, registers, dimensions."""
