"""What kernels are refused with."""


class NkiValidationError(Exception):
    """A rule of the hardware or of the language that a kernel breaks.

    rule: its short name. operands: name, shape, type and memory of each operand. location: the kernel's line, `file:line`.
    """

    def __init__(self, rule, message, operands=(), location=""):
        self.rule = rule
        self.message = message
        self.operands = tuple(operands)
        self.location = location
        super().__init__(rule, message, self.operands, location)

    def __str__(self):
        lines = [f"{self.location}: {self.rule}: {self.message}" if self.location else f"{self.rule}: {self.message}"]
        return "\n".join(lines + [f"  {operand}" for operand in self.operands])


class NkiWarning(UserWarning):
    """What is wrong with a kernel without being refused, such as a read of memory that nothing has written."""


def refuse(rule, message):
    """An error at the line of the kernel that runs."""
    from roundhouse.nki import session  # which imports this module

    return NkiValidationError(rule, message, location=session.location())
