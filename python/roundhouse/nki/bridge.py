"""The C functions of a kernel, and the form in which instructions are handed to them."""

import ctypes
import functools
import json
import struct

from roundhouse import library
from roundhouse.nki import dtypes
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
        [_handle, _number, _text, _number, _number, _pointer, _number, _pointer, _pointer, _number, _error],
    ),
    "rh_kernel_release": (None, [_handle, _number]),
    "rh_kernel_emit": (_number, [_handle, _number, _number, _pointer, _number, _error]),
    "rh_kernel_finish": (None, [_handle]),
    "rh_kernel_spill_psum": (None, [_handle]),
    "rh_kernel_register": (_number, [_handle]),
    "rh_kernel_register_value": (_number, [_handle, _number]),
    "rh_kernel_begin_loop": (ctypes.c_bool, [_handle, _number, _number, _error]),
    "rh_kernel_end_loop": (None, [_handle]),
    "rh_kernel_read": (ctypes.c_bool, [_handle, _pointer, _number, _pointer, _number, _error]),
    "rh_kernel_place": (ctypes.c_bool, [_handle, _error]),
    "rh_kernel_embedded": (_pointer, [_handle, _pointer, _number, _pointer, _number, _error]),
    "rh_kernel_reports": (_pointer, [_handle]),
    "rh_kernel_time": (_pointer, [_handle, _handle, _error]),
    "rh_kernel_profile": (ctypes.c_bool, [_handle, _handle, _text, _text, _text, _text, ctypes.c_double, _error]),
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
        order = lambda names: {name: number for number, name in enumerate(names)}
        elements = order(entry["name"] for entry in description["elements"])
        # By NKI's names.
        self.elements = {name: elements[element] for name, (element, _) in dtypes.ELEMENTS.items()}
        self.spaces = order(description["spaces"])
        names, words = order(description["names"]), order(description["words"])
        self.instructions = {
            entry["mnemonic"]: Form(number, entry["fields"], names, words)
            for number, entry in enumerate(description["instructions"])
        }


class Form:
    """An instruction as it is sent: its number, and of each field the number of its name and what words it can be, packed."""

    def __init__(self, number, fields, names, words):
        self.number = number
        self.names = {field["name"]: names[field["name"]] for field in fields}
        self.heads = {name: numbers([number]) for name, number in self.names.items()}
        self.words = {
            field["name"]: {word: numbers([names[field["name"]], WORD, 1, words[word]]) for word in field["words"]}
            for field in fields
        }
        for name, packed in self.words.items():
            for flag, word in ((True, "true"), (False, "false")):
                packed[flag] = numbers([names[name], WORD, 1, words[word]])

    def value(self, name, value):
        """A field that is no tensor, packed."""
        if isinstance(value, (str, bool)):
            packed = self.words[name].get(value)
            if packed is not None:
                return packed
            choices = ", ".join(word for word in self.words[name] if isinstance(word, str))
            raise NkiValidationError("operator", f"{name} cannot be {value}; it is one of {choices}")
        if isinstance(value, int):
            return numbers([self.names[name], INTEGER, 1, value])
        if isinstance(value, float):
            return _one_float(self.names[name], FLOAT, 1, value)
        return numbers([self.names[name], LIST, len(value), *value])


# The bits of an fp32 number are a word's first half.
_one_float = struct.Struct("<3qf4x").pack


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
        raise failure(error)
    return result


def failure(error):
    """The error that a function left there, as an exception; the place is empty again."""
    text, error.value = error.value, None
    found = json.loads(take(text))
    return NkiValidationError(found["code"], found["message"], location=found["place"])


def numbers(values):
    """Whole numbers as the library reads them."""
    return _packer(len(values))(*values)


@functools.cache
def _packer(count):
    return struct.Struct(f"{count}q").pack


def pattern(words):
    """An operand's buffer, element type, start partition, partitions, partition stride, offset, registers and dimensions, as
    they follow the name of a field."""
    return _packer(len(words) + 2)(PATTERN, len(words), *words)
