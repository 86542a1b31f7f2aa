"""Loops over registers in kernels that are recorded without values: their bodies run once, and become loops of the program.

`while register:` asks for the register's truth before each round: the first time it is told yes, the second time no, and what
was emitted in between is the body.
"""

import ast
import contextlib
import functools
import linecache

from roundhouse.nki import bridge
from roundhouse.nki.errors import NkiValidationError, refuse
from roundhouse.nki.session import current, location


def asked(register, frame):
    """Whether `while register:`, which runs in this frame, shall go on."""
    test = _while_tests(frame.f_code.co_filename).get(_position(frame))
    if test is None:
        raise refuse(
            "tracedValue",
            "what the register holds is not known while the kernel is recorded for a compiled program; write `while register:` "
            "with nothing but the register as its condition, nl.fori_loop, nl.while_loop or nl.dynamic_range",
        )
    loops = current().loops
    if loops and loops[-1][:2] == (frame, test):
        _end()
        return False
    if any(loop[:2] == (frame, test) for loop in loops):
        finish(current())
    _begin(register, None, frame, test)
    return True


@contextlib.contextmanager
def while_holds(register, bound=None):
    """What the block emits runs while the register is less than `bound`, or is not 0 without one."""
    _begin(register, bound, None, None)
    yield
    _end()


def finish(session):
    """Refuses loops whose ends were never reached."""
    if session.loops:
        raise NkiValidationError(
            "deviceLoop",
            "a loop over a register was left by break, return or an exception; it ends by its register alone: let its body be "
            "done in any case",
            location=session.loops[-1][2],
        )


def _begin(register, bound, frame, test):
    session = current()
    session.emit_pending()
    bridge.call("rh_kernel_begin_loop", session.handle, register.number, -1 if bound is None else bound.number)
    session.loops.append((frame, test, location()))


def _end():
    session = current()
    session.emit_pending()
    bridge.functions().rh_kernel_end_loop(session.handle)
    session.loops.pop()


def _position(frame):
    """Where in its source the expression is that the frame is evaluating."""
    for number, position in enumerate(frame.f_code.co_positions()):
        if number == frame.f_lasti // 2:
            return position


@functools.cache
def _while_tests(filename):
    """Where the while statements of a file are that have one value as their condition, by its place and theirs: Pythons differ in
    which of the two they evaluate it at."""
    try:
        tree = ast.parse("".join(linecache.getlines(filename)))
    except SyntaxError:
        return {}
    place = lambda node: (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset)
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.While)]
    loops = [loop for loop in loops if isinstance(loop.test, (ast.Name, ast.Attribute, ast.Subscript))]
    return {place(node): place(loop) for loop in loops for node in (loop, loop.test)}
