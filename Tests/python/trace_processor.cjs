"use strict";
// Perfetto's trace processor, as its UI has it, behind standard input and output: TraceProcessorRpc both ways.
// Usage: node trace_processor.cjs FOLDER, where FOLDER has engine_bundle.js and the .wasm files.
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = process.argv[2];

/** All that the bundle asks the network for: a .wasm file beside it, at once. */
class XMLHttpRequest {
  open(_method, name) {
    this.file = path.join(folder, path.basename(name));
  }
  send() {
    this.response = fs.readFileSync(this.file);
  }
}

const worker = { location: { href: "" } };
vm.runInNewContext(fs.readFileSync(path.join(folder, "engine_bundle.js"), "utf8"), {
  self: worker,
  WorkerGlobalScope: Object,
  XMLHttpRequest,
  TextDecoder,
  Uint8Array,
  performance,
  crypto,
  console: { log() {}, warn() {}, error: console.error },
});
const port = { postMessage: (bytes) => fs.writeSync(1, bytes) };
worker.onmessage({ data: port });
// The bundle is ready when the promises that it made are kept.
setImmediate(async () => {
  for await (const chunk of process.stdin) port.onmessage({ data: new Uint8Array(chunk) });
});
