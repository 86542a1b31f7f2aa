"""The Python that the NKI compiler takes: what `roundhouse nki run --strict-language` holds kernels against.

From NKI's language guide, the language restrictions of its migration guide, and its page on dynamic loops. They list few of the
constructs that the compiler refuses: what the guide does not describe, and neither its examples nor the kernels of
nki-library use, counts as refused. Comparisons with `is None` are taken, since the kernels of nki-library have them.
"""

import ast
import contextlib
import enum
import inspect
import os
import sys
import sysconfig
import textwrap

from roundhouse.nki.errors import NkiValidationError
from roundhouse.nki.objects import NKIObject

# Whether kernels are held against the rules.
is_on = False

# Constructs that are not in the language, and what to write.
SYNTAX = {
    ast.ListComp: ("a list comprehension", "append to a list in a for loop"),
    ast.DictComp: ("a dictionary comprehension", "fill a dictionary in a for loop"),
    ast.SetComp: ("a set comprehension", "append to a list in a for loop"),
    ast.GeneratorExp: ("a generator expression", "append to a list in a for loop"),
    ast.Set: ("a set", "use a tuple or a list"),
    ast.Lambda: ("a lambda", "name the function with def"),
    ast.NamedExpr: ("an assignment inside of an expression", "assign in a statement of its own"),
    ast.Match: ("a match statement", "use if and elif"),
    ast.Try: ("a try statement", "check beforehand with if or assert"),
    ast.TryStar: ("a try statement", "check beforehand with if or assert"),
    ast.Yield: ("a generator", "return a list"),
    ast.YieldFrom: ("a generator", "return a list"),
    ast.Await: ("an await", "call the function"),
    ast.AsyncFor: ("an async for", "use for"),
    ast.AsyncWith: ("an async with", "use with"),
    ast.AsyncFunctionDef: ("an async function", "use def"),
    ast.Delete: ("a del statement", "use the pop and remove methods"),
    ast.Global: ("a global statement", "pass the value: kernels are functions of their arguments"),
    ast.Nonlocal: ("a nonlocal statement", "return the value"),
    ast.Import: ("an import", "import at the top of the file"),
    ast.ImportFrom: ("an import", "import at the top of the file"),
}

STANDARD_LIBRARY = sysconfig.get_path("stdlib") + os.sep
# Their Python is not a kernel's.
LIBRARIES = {"roundhouse", "numpy", "ml_dtypes", "jax", "jaxlib", "torch"}


@contextlib.contextmanager
def language(kernel, arguments):
    """Refuses, when the rules are on, whatever function runs in the block that the compiler would not take."""
    if not is_on:
        yield
        return
    place = _place(kernel)
    for name, value in arguments.items():
        _check_argument(name, value, place)
    seen = set()

    def watch(frame, event, _):
        if event == "call" and frame.f_code not in seen:
            seen.add(frame.f_code)
            _check_class(frame)
            if _is_the_users(frame):
                _check_function(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(before)


def refuse_first_generation(kernel):
    if is_on:
        raise NkiValidationError(
            "oldNamespace", f"{kernel.__name__} is of neuronxcc.nki, which NKI 0.4 and later do not compile; write it for nki",
            location=_place(kernel),
        )


def _place(kernel):
    return f"{kernel.__code__.co_filename}:{kernel.__code__.co_firstlineno}"


def _check_argument(name, value, place):
    if isinstance(value, list):
        raise NkiValidationError("listArgument", f"the argument {name} is a list; kernels take tuples", location=place)
    if isinstance(value, tuple):
        for part in value:
            _check_argument(name, part, place)
    kind = type(value)
    if hasattr(value, "__dict__") and not callable(value) and not hasattr(value, "shape") and kind.__module__ != "builtins":
        _check_bases(kind, place)


def _check_class(frame):
    """The class of an object that the kernel makes; also where `dataclass` made its `__init__`."""
    if frame.f_code.co_name == "__init__" and frame.f_back is not None and _is_the_users(frame.f_back):
        made = type(frame.f_locals[frame.f_code.co_varnames[0]])
        _check_bases(made, f"{frame.f_back.f_code.co_filename}:{frame.f_back.f_lineno}")


def _check_bases(made, place):
    if made.__module__.partition(".")[0] in LIBRARIES or issubclass(made, (enum.Enum, BaseException)):
        return
    if made.__bases__ != (NKIObject,):
        bases = ", ".join(base.__name__ for base in made.__bases__)
        raise NkiValidationError(
            "classBase", f"the class {made.__name__} inherits from {bases}; classes of kernels inherit from NKIObject alone",
            location=place,
        )


def _is_the_users(frame):
    code = frame.f_code
    name = frame.f_globals.get("__name__", "").partition(".")[0]
    is_file = not code.co_filename.startswith("<") and not code.co_name.startswith("<")
    is_standard = code.co_filename.startswith(STANDARD_LIBRARY) and "site-packages" not in code.co_filename
    return is_file and not is_standard and name not in LIBRARIES


def _check_function(code):
    try:
        lines, first = inspect.getsourcelines(code)
        tree = ast.parse(textwrap.dedent("".join(lines)))
    except (OSError, SyntaxError):
        return  # Made by a program; there is nothing to read.
    ast.increment_lineno(tree, max(first, 1) - 1)
    for node in ast.walk(tree):
        for rule, message in _broken_rules(node):
            line = getattr(node, "lineno", first)
            raise NkiValidationError(rule, message, location=f"{code.co_filename}:{line}")


def _broken_rules(node):
    """The rule that a node breaks, with what is wrong and the remedy."""
    for kind, (what, remedy) in SYNTAX.items():
        if type(node) is kind:
            yield "syntax", f"{what} is not in the NKI language; {remedy}"
    match node:
        case ast.FunctionDef() if node.args.kwonlyargs:
            yield "keywordOnly", f"{node.name} has parameters behind `*`; put those with defaults at the end, without it"
        case ast.Compare():
            operands = [node.left, *node.comparators]
            for operation, sides in zip(node.ops, zip(operands, operands[1:])):
                none = any(isinstance(side, ast.Constant) and side.value is None for side in sides)
                if isinstance(operation, (ast.Is, ast.IsNot)) and not none:
                    yield "identity", "`is` compares identities, which a compiled kernel does not have; use == or !="
        case ast.Constant(value=int() as value) if not -(2**31) <= value < 2**32:
            yield "integerWidth", f"{value} does not fit the 32 bits of an integer"
        case ast.Constant(value=complex() | bytes() as value):
            yield "valueType", f"{value!r} is no value of the NKI language; it has None, bool, int, float, str and tensors"
        case ast.Dict():
            for key in node.keys:
                if isinstance(key, ast.Constant) and not isinstance(key.value, str):
                    yield "dictionaryKey", f"the key {key.value!r} is no string; dictionaries have string keys"
        case ast.keyword(arg="buffer", value=ast.Constant(value=str() as name)):
            yield "bufferName", f'buffer="{name}" is a string; use nl.{name}'
        case ast.With() if any(_calls(item.context_expr, "no_reorder") for item in node.items):
            if any(isinstance(inner, ast.For) and _calls(inner.iter, "dynamic_range") for inner in ast.walk(node)):
                yield "dynamicRange", "dynamic_range does not work inside of no_reorder; put no_reorder inside of the loop"
        case ast.For(target=ast.Name(id=index)) if _calls(node.iter, "dynamic_range"):
            for inner in ast.walk(node):
                test = getattr(inner, "test", None)
                if test is not None and any(isinstance(part, ast.Name) and part.id == index for part in ast.walk(test)):
                    yield "dynamicRange", f"{index} is a register of a device loop, on which Python cannot branch; use static_range"


def _calls(node, name):
    function = node.func if isinstance(node, ast.Call) else None
    return getattr(function, "attr", getattr(function, "id", None)) == name
