"""The kernel that runs: its memories in the library, and the lines its instructions are from."""

import contextlib
import ctypes
import json
import math
import os
import sys
import threading
from datetime import datetime, timezone

from roundhouse.nki import bridge, dtypes
from roundhouse.nki.errors import NkiValidationError
from roundhouse.nki.regions import MemoryRegion, region_of
from roundhouse.nki.tensor import NkiTensor, Storage

PACKAGE = os.path.dirname(__file__) + os.sep
_running = threading.local()

# What NEURON_PLATFORM_TARGET_OVERRIDE, or else NKI_NC_VERSION, can say besides the name of a chip.
TARGETS = {"gen2": "trn1", "gen3": "trn2", "gen4": "trn3"}
INPUT, OUTPUT = 1, 2


def target():
    name = os.environ.get("NEURON_PLATFORM_TARGET_OVERRIDE") or os.environ.get("NKI_NC_VERSION") or "trn3"
    return TARGETS.get(name, name)


class Session:
    """One instance of a kernel on one core of `chip`, or of the target; without `executes` it is only checked and recorded."""

    is_open = False

    def __init__(self, name, program=(0,), grid=(), shared=None, cores=None, chip=None, executes=True):
        dtypes.read_environment()
        # Kept for the end of the process, when modules are gone before objects.
        self._close, self.release = bridge.functions().rh_kernel_close, bridge.functions().rh_kernel_release
        self.handle = bridge.call("rh_kernel_open", name.encode(), (chip or target()).encode(), executes)
        self._emit, self._tensor = bridge.functions().rh_kernel_emit, bridge.functions().rh_kernel_tensor
        self._error = ctypes.c_void_p()
        self._where_error_is = ctypes.byref(self._error)
        self.is_open, self.executes = True, executes
        self.core = json.loads(bridge.take(bridge.functions().rh_kernel_core(self.handle)))
        # The cores that run the kernel together, and which of them this is.
        self.cores, self.core_number = cores, program[0]
        # The place of the instance in the grid of instances.
        self.program, self.grid = program, grid
        # The arrays of shared HBM tensors, in the order in which every instance makes them.
        self.shared = [] if shared is None else shared
        self._shared_made = 0
        # Their tensors here, which further instances on this core find.
        self.shared_tensors = []
        # What HBM tensors are, which the library reads for as long as the session is open.
        self._arrays = []
        # A tile of the first generation whose instruction waits for its destination: see first/tiles.py.
        self.pending = None
        # Loops over registers whose bodies are being recorded: see device_loops.py.
        self.loops = []
        # Numbers of lines, by code object and position in it; the lines and code objects, which live as long.
        self._origins = {}
        self._lines = [""]
        self._codes = []
        self._origin = 0
        self._own_files = {}

    def close(self):
        if self.is_open:
            self.is_open = False
            self._close(self.handle)

    __del__ = close

    # Lines.

    def locate(self):
        """Finds the kernel's line that is at work. Returns its number."""
        frame = sys._getframe(1)
        own = self._own_files
        while frame is not None:
            code = frame.f_code
            name = code.co_filename
            if name not in own:
                own[name] = name.startswith(PACKAGE) or name == contextlib.__file__
            if not own[name]:
                # Code objects take long to compare.
                key = id(code), frame.f_lasti
                number = self._origins.get(key)
                self._origin = self._add_line(key, frame) if number is None else number
                break
            frame = frame.f_back
        return self._origin

    def _add_line(self, key, frame):
        location = f"{frame.f_code.co_filename}:{frame.f_lineno}"
        number = bridge.functions().rh_kernel_origin(self.handle, frame.f_code.co_name.encode(), location.encode())
        self._origins[key] = number
        self._codes.append(frame.f_code)
        self._lines.append(location)
        return number

    def announce(self):
        """Tells the library the line, for what comes next."""
        bridge.functions().rh_kernel_at(self.handle, self.locate())

    @property
    def location(self):
        """The line that was found last; empty before the first."""
        return self._lines[self._origin]

    # Tensors.

    def tensor(self, shape, dtype, buffer, name="", address=None, array=None, role=0):
        """A new tensor. In HBM it is `array`, or new memory."""
        origin, region = self.locate(), region_of(buffer)
        dtype = dtypes.name_of(dtype)
        shape = (shape,) if isinstance(shape, int) else tuple(map(int, shape))
        known = bridge.schema()
        space = known.spaces[region.value if region.on_chip else "hbm"]
        place = None
        if address is not None:
            if not region.on_chip:
                raise NkiValidationError("memorySpace", "a tensor in HBM has no address", location=self.location)
            place = bridge.numbers(tuple(map(int, address)))
        memory = None if array is None else array.ctypes.data
        try:
            number = self._tensor(
                self.handle, origin, (name or region.value).encode(), space, known.elements[dtype],
                bridge.numbers(shape), len(shape), place, memory, role, self._where_error_is,
            )
            if number < 0:
                raise bridge.failure(self._error)
        except NkiValidationError as error:
            raise self._explained(error) from None
        row = math.prod(shape[1:] if region.on_chip else shape) * dtypes.ELEMENTS[dtype][1]
        storage = Storage(self, number, region, row)
        storage.start_partition = int(address[0]) if address is not None else 0
        if array is not None:
            storage.array = array
            self._arrays.append(array)
        return NkiTensor(shape, dtype, storage, region, name)

    # Instructions.

    def emit(self, mnemonic, fields):
        """Checks, executes and records an instruction. Fields that are None are left out."""
        self.emit_pending()
        origin = self.locate()
        try:
            form = bridge.schema().instructions[mnemonic]
            message = self._message(form, fields)
            emitted = self._emit(self.handle, origin, form.number, message, len(message) // 8, self._where_error_is)
            if emitted < 0:
                raise bridge.failure(self._error)
        except NkiValidationError as error:
            operands = [f"{name}: {value}" for name, value in fields.items() if isinstance(value, NkiTensor)]
            raise self._explained(error, operands) from None
        if self.cores is not None and self.cores.count > 1:
            self._note_shared(mnemonic, fields)
        return emitted

    def emit_pending(self):
        if self.pending is not None:
            self.pending.storage  # now, before what comes after it

    def _note_shared(self, mnemonic, fields):
        """Tells the cores what this one does to tensors that all of them see."""
        if mnemonic in ("core_barrier", "collective"):
            return
        for name, value in fields.items():
            for tensor in value if isinstance(value, list) else [value]:
                if isinstance(tensor, NkiTensor) and tensor.buffer is MemoryRegion.shared_hbm:
                    self.cores.accesses.note(self.core_number, tensor, name == "dst", self.location)

    def _message(self, form, fields):
        """The fields as the library reads them."""
        pieces, heads = [], form.heads
        for name, value in fields.items():
            if isinstance(value, NkiTensor):
                pieces += heads[name], value.pattern()
            elif isinstance(value, list) and value and isinstance(value[0], NkiTensor):
                for tensor in value:
                    pieces += heads[name], tensor.pattern()
            elif value is not None:
                pieces.append(form.value(name, value))
        return b"".join(pieces)

    def _explained(self, error, operands=()):
        """The error with the line and the operands."""
        return NkiValidationError(
            error.rule, error.message, error.operands or operands, error.location or self.location
        )

    def finish(self):
        """Waits until every instruction so far is executed: arrays that HBM tensors are have their values then."""
        bridge.functions().rh_kernel_finish(self.handle)

    def embedded(self, inputs, outputs):
        """The kernel as text for a compiled program, with the buffers of these numbers as inputs and outputs."""
        lists = [(ctypes.c_int64 * max(1, len(numbers)))(*numbers) for numbers in (inputs, outputs)]
        return bridge.take(
            bridge.call("rh_kernel_embedded", self.handle, lists[0], len(inputs), lists[1], len(outputs))
        )

    def reports(self):
        found = json.loads(bridge.take(bridge.functions().rh_kernel_reports(self.handle)))
        return [NkiValidationError(entry["code"], entry["message"], location=entry["place"]) for entry in found]

    def time(self, other=None):
        """The simulated time, beside the session of the other core where there is one."""
        return json.loads(bridge.take(bridge.call("rh_kernel_time", self.handle, other and other.handle)))

    def profile(self, other, path, name, host_seconds):
        """Writes a profile, for `roundhouse profile view`."""
        command, date = " ".join(sys.argv), datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        words = [os.fsencode(path), *(text.encode() for text in (name, command, date))]
        bridge.call("rh_kernel_profile", self.handle, other and other.handle, *words, host_seconds)


def location():
    """The line of the kernel that runs; empty outside of kernels."""
    if not is_running():
        return ""
    _running.session.locate()
    return _running.session.location


def is_running():
    return getattr(_running, "session", None) is not None


def current():
    """The session of the kernel that runs in this thread."""
    session = getattr(_running, "session", None)
    if session is None:
        raise RuntimeError("nki.isa and nki.language work inside of a kernel: call a function that @nki.jit made")
    return session


@contextlib.contextmanager
def running(session):
    before = getattr(_running, "session", None)
    _running.session = session
    try:
        yield session
    finally:
        _running.session = before
