"""Element types: NKI's names, which are strings, the library's, and NumPy's."""

import functools
import os

import numpy as np

# NKI's name: the library's, and bytes.
ELEMENTS = {
    "bool": ("i1", 1),
    "int8": ("i8", 1),
    "int16": ("i16", 2),
    "int32": ("i32", 4),
    "uint8": ("ui8", 1),
    "uint16": ("ui16", 2),
    "uint32": ("ui32", 4),
    "float16": ("f16", 2),
    "float32": ("f32", 4),
    "tfloat32": ("tf32", 4),
    "bfloat16": ("bf16", 2),
    "float8_e4m3": ("f8E4M3", 1),
    "float8_e4m3fn": ("f8E4M3FN", 1),
    "float8_e5m2": ("f8E5M2", 1),
    "float8_e8m0fnu": ("f8E8M0FNU", 1),
    "float8_e5m2_x4": ("f8E5M2x4", 4),
    "float8_e4m3fn_x4": ("f8E4M3FNx4", 4),
    "float4_e2m1fn_x4": ("f4E2M1FNx4", 2),
}
# What NKI_PRECISE_FP=0 keeps as float32, to tell errors of a kernel's logic from those of its narrow types; whether it does.
NARROW = {"bfloat16", "float8_e4m3", "float8_e4m3fn", "float8_e5m2"}
INTEGERS = {"int8", "int16", "int32", "uint8", "uint16", "uint32"}


_widens = False


def read_environment():
    """Looks for NKI_PRECISE_FP, once for each kernel."""
    global _widens
    _widens = os.environ.get("NKI_PRECISE_FP") == "0"


def name_of(dtype):
    """NKI's name of a type that is given as NKI's, NumPy's, PyTorch's or by name."""
    if isinstance(dtype, str):
        name = dtype
    else:
        try:
            name = np.dtype(dtype).name
        except TypeError:
            name = str(dtype).removeprefix("torch.")
    if name == "bool_":
        name = "bool"
    if name not in ELEMENTS:
        raise TypeError(f"NKI has no data type {dtype}; there are {', '.join(ELEMENTS)}")
    return "float32" if _widens and name in NARROW else name


@functools.cache
def numpy_dtype(name):
    """NumPy's type for NKI's name; the small floats are of the package ml_dtypes, packed ones are words."""
    if name == "tfloat32":
        return np.dtype(np.float32)
    if name.endswith("_x4"):
        return np.dtype(np.uint32 if ELEMENTS[name][1] == 4 else np.uint16)
    if name in ("bfloat16", "float8_e4m3", "float8_e4m3fn", "float8_e5m2", "float8_e8m0fnu"):
        try:
            import ml_dtypes
        except ImportError as error:
            raise ImportError(f"values of {name} need the package ml_dtypes: pip install ml_dtypes") from error
        return np.dtype(getattr(ml_dtypes, name))
    return np.dtype(name)


def stored(array):
    """A NumPy array in the type that memory keeps it in."""
    dtype = numpy_dtype(name_of(array.dtype))
    return array if array.dtype == dtype else array.astype(dtype)
