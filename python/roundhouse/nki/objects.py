"""NKIObject: the base of the classes that kernels define."""

import inspect
import types

_NO_FIELDS = (types.FunctionType, property, classmethod, staticmethod)


class NKIObject:
    """A data class, with `@dataclass` or without: fields are the names that its body annotates or gives a value, in that order,
    and those without a value are None."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        annotations = dict(inspect.get_annotations(cls))
        for name, value in vars(cls).items():
            if not name.startswith("__") and not isinstance(value, _NO_FIELDS):
                annotations.setdefault(name, type(value))
        # Where @dataclass finds them.
        cls.__annotations__ = annotations

    def __init__(self, *values, **named):
        fields = [name for kind in reversed(type(self).__mro__[:-1]) for name in inspect.get_annotations(kind)]
        if len(values) > len(fields) or named.keys() - set(fields):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(fields) or 'of no name'}")
        given = dict(zip(fields, values)) | named
        for name in fields:
            setattr(self, name, given.get(name, getattr(type(self), name, None)))
        self.__post_init__()

    def __post_init__(self):
        pass
