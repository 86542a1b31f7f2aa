"""What every instruction function needs: the session, engines and operators by name, what is not there yet."""

from roundhouse.nki.errors import refuse
from roundhouse.nki.isa.enums import engine as engines
from roundhouse.nki.objects import NKIObject
from roundhouse.nki.session import current

# NumPy's names for operators that NKI names otherwise.
ALIASES = {"max": "maximum", "min": "minimum", "sum": "add", "true_divide": "divide"}


class NkiInstruction(NKIObject):
    """An instruction that was executed, by its number in the kernel."""

    def __init__(self, handle):
        self.handle = handle

    def depends_on(self, *producers):
        raise NotImplementedError("NkiInstruction.depends_on: explicit dependences are not simulated yet")


def emit(mnemonic, **fields):
    return NkiInstruction(current().emit(mnemonic, fields))


def operator(op, name="op"):
    """The word for nl.add, np.add and the like."""
    word = getattr(op, "op_name", None) or getattr(op, "__name__", None)
    if word is None:
        raise refuse("operator", f"{name} is {op!r}; it is an operator such as nl.add")
    return ALIASES.get(word, word)


_UNKNOWN = engines.unknown


def engine_word(engine, default):
    """The engine's word, or the default for an unknown one."""
    return default if engine is None or engine is _UNKNOWN else engine.name


def scalar(value):
    """A tile or a constant as fp32."""
    return float(value) if isinstance(value, (int, float, bool)) or hasattr(value, "item") else value


def missing(what):
    return NotImplementedError(f"{what} is not simulated yet; Documentation/nki-coverage.md lists what is")


def refusing(module, names):
    """A function for each name of a module that is not there yet: it says so when it is called."""

    def one(name):
        def function(*args, **kwargs):
            raise missing(f"{module}.{name}")

        function.__name__ = function.__qualname__ = name
        return function

    return {name: one(name) for name in names}
