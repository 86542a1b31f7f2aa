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
from roundhouse.nki.regions import MemoryRegion, is_on_chip, region_of
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
        # Kept for the end of the process, when modules are gone before objects.
        self._close, self.release = bridge.functions().rh_kernel_close, bridge.functions().rh_kernel_release
        self.handle = bridge.call("rh_kernel_open", name.encode(), (chip or target()).encode(), executes)
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
        self._origins = {}
        self._location = ""
        self._names = {}
        self._own_files = {}

    def close(self):
        if self.is_open:
            self.is_open = False
            self._close(self.handle)

    __del__ = close

    # Lines.

    def locate(self):
        """Tells the library the kernel's line that is at work."""
        frame = sys._getframe(1)
        own = self._own_files
        while frame is not None:
            name = frame.f_code.co_filename
            if name not in own:
                own[name] = name.startswith(PACKAGE) or name == contextlib.__file__
            if not own[name]:
                break
            frame = frame.f_back
        if frame is None:
            return
        key = frame.f_code, frame.f_lineno
        number = self._origins.get(key)
        if number is None:
            location = f"{frame.f_code.co_filename}:{frame.f_lineno}"
            number = bridge.functions().rh_kernel_origin(
                self.handle, frame.f_code.co_name.encode(), location.encode()
            )
            self._origins[key] = number
            self._names[number] = location
        bridge.functions().rh_kernel_at(self.handle, number)
        self._location = self._names[number]

    # Tensors.

    def tensor(self, shape, dtype, buffer, name="", address=None, array=None, role=0):
        """A new tensor. In HBM it is `array`, or new memory."""
        self.locate()
        region = region_of(buffer)
        dtype = dtypes.name_of(dtype)
        shape = tuple(int(size) for size in shape) if not isinstance(shape, int) else (shape,)
        element, itemsize = dtypes.ELEMENTS[dtype]
        known = bridge.schema()
        space = known.spaces[region.value if is_on_chip(region) else "hbm"]
        place = None
        if address is not None:
            if not is_on_chip(region):
                raise NkiValidationError("memorySpace", "a tensor in HBM has no address", location=self._location)
            place = (ctypes.c_int64 * 2)(*map(int, address))
        sizes = (ctypes.c_int64 * max(1, len(shape)))(*shape)
        memory = None if array is None else array.ctypes.data
        try:
            number = bridge.call(
                "rh_kernel_tensor", self.handle, (name or region.value).encode(), space, known.elements[element], sizes,
                len(shape), place, memory, role,
            )
        except NkiValidationError as error:
            raise self._explained(error) from None
        row = math.prod(shape[1:] if is_on_chip(region) else shape) * itemsize
        storage = Storage(self, number, region, row)
        storage.start_partition = int(address[0]) if address is not None else 0
        storage.array = array
        self._arrays.append(array)
        return NkiTensor(shape, dtype, storage, region, name)

    # Instructions.

    def emit(self, mnemonic, **fields):
        """Checks, executes and records an instruction. Fields that are None are left out."""
        self.emit_pending()
        self.locate()
        try:
            number, words = self._words(mnemonic, fields)
            emitted = bridge.call("rh_kernel_emit", self.handle, number, bridge.numbers(words), len(words))
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
        if mnemonic == "core_barrier":
            return
        for name, value in fields.items():
            for tensor in value if isinstance(value, list) else [value]:
                if isinstance(tensor, NkiTensor) and tensor.buffer is MemoryRegion.shared_hbm:
                    self.cores.accesses.note(self.core_number, tensor, name == "dst", self._location)

    def _words(self, mnemonic, fields):
        """The number of an instruction, and its fields as the library reads them."""
        number, known = bridge.schema().instructions[mnemonic]
        words = []
        for name, value in fields.items():
            if isinstance(value, NkiTensor):
                words += bridge.field(name, value.pattern())
            elif isinstance(value, str) and known[name]["words"] and value not in known[name]["words"]:
                choices = ", ".join(known[name]["words"])
                raise NkiValidationError("operator", f"{mnemonic}: {name} cannot be {value}; it is one of {choices}")
            elif isinstance(value, list) and value and isinstance(value[0], NkiTensor):
                for tensor in value:
                    words += bridge.field(name, tensor.pattern())
            elif value is not None:
                words += bridge.field(name, value)
        return number, words

    def _explained(self, error, operands=()):
        """The error with the line and the operands."""
        return NkiValidationError(
            error.rule, error.message, error.operands or operands, error.location or self._location
        )

    def embedded(self, inputs, outputs):
        """The kernel as text for a compiled program, with the buffers of these numbers as inputs and outputs."""
        lists = [(ctypes.c_int64 * max(1, len(numbers)))(*numbers) for numbers in (inputs, outputs)]
        return bridge.take(
            bridge.call("rh_kernel_embedded", self.handle, lists[0], len(inputs), lists[1], len(outputs))
        )

    def reports(self):
        found = json.loads(bridge.take(bridge.functions().rh_kernel_reports(self.handle)))
        return [NkiValidationError(entry["code"], entry["message"], location=entry["place"]) for entry in found]

    def time(self):
        return json.loads(bridge.take(bridge.call("rh_kernel_time", self.handle)))

    def profile(self, path, name, host_seconds):
        """Writes a profile, for `roundhouse profile view`."""
        command, date = " ".join(sys.argv), datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        words = [os.fsencode(path), *(text.encode() for text in (name, command, date))]
        bridge.call("rh_kernel_profile", self.handle, *words, host_seconds)


def location():
    """The line of the kernel that runs; empty outside of kernels."""
    if not is_running():
        return ""
    _running.session.locate()
    return _running.session._location


def is_running():
    return getattr(_running, "session", None) is not None


def current():
    """The session of the kernel that runs in this thread."""
    if not is_running():
        raise RuntimeError("nki.isa and nki.language work inside of a kernel: call a function that @nki.jit made")
    return _running.session


@contextlib.contextmanager
def running(session):
    before = getattr(_running, "session", None)
    _running.session = session
    try:
        yield session
    finally:
        _running.session = before
