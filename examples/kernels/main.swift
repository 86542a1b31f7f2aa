import InstructionSet
import Kernel
import Machine
import Numerics
import Silicon

// Two kernels for a NeuronCore of trn2, written in Swift: their values against plain loops, and their time.

let core = try ChipCatalog.chip(named: "trn2").core

/// Numbers from -1 to 1 that look random.
func numbers(_ count: Int) -> [Float] { (0..<count).map { Float($0 &* 7919 % 2003) / 1001 - 1 } }

func bytes(_ values: [Float], as element: ElementType) -> [UInt8] { values.flatMap { element.encode(Double($0)) } }

func values(of tensor: KernelTensor, in kernel: Kernel) throws -> [Double] {
  var bytes = [UInt8](repeating: 0, count: tensor.pattern.byteCount)
  try bytes.withUnsafeMutableBytes { try kernel.read(tensor.pattern, into: $0) }
  return bytes.withUnsafeBytes { bytes in
    stride(from: 0, to: bytes.count, by: tensor.element.byteCount).map {
      tensor.element.decodeDouble(bytes.baseAddress! + $0)
    }
  }
}

func report(_ name: String, _ kernel: Kernel, _ found: [Double], _ expected: [Double]) throws {
  let error = zip(found, expected).map { abs($0 - $1) }.max() ?? 0
  let time = try kernel.time()
  print(
    "\(name): largest error \(error), simulated \(time.total.nanoseconds / 1000) us, \(time.instructions) instructions")
}

let (contraction, rows, columns) = (256, 256, 1024)
let matmul = try Kernel("tiled_matmul", on: core)
let left = numbers(contraction * rows)
let right = numbers(contraction * columns)
let product = try tiledMatmul(
  matmul, matmul.input("lhsT", [contraction, rows], .bf16, bytes(left, as: .bf16)),
  matmul.input("rhs", [contraction, columns], .bf16, bytes(right, as: .bf16)))
func rounded(_ value: Float) -> Double {
  ElementType.bf16.encode(Double(value)).withUnsafeBytes { ElementType.bf16.decodeDouble($0.baseAddress!) }
}
let (a, b) = (left.map(rounded), right.map(rounded))
var expected = [Double](repeating: 0, count: rows * columns)
for k in 0..<contraction {
  for i in 0..<rows { for j in 0..<columns { expected[i * columns + j] += a[k * rows + i] * b[k * columns + j] } }
}
try report("tiled matmul of bf16", matmul, values(of: product, in: matmul), expected)

let x = numbers(256 * 1000)
let normalised = try Kernel("softmax", on: core)
let result = try softmax(normalised, normalised.input("x", [256, 1000], .f32, bytes(x, as: .f32)))
let sums = (0..<256).map { row in (0..<1000).reduce(0) { $0 + exponential(x[row * 1000 + $1]) } }
try report(
  "softmax of fp32", normalised, values(of: result, in: normalised),
  x.indices.map { exponential(x[$0]) / sums[$0 / 1000] })

/// e to the x for x from -1 to 1, by its series.
func exponential(_ x: Float) -> Double { (1...20).reversed().reduce(1) { 1 + Double(x) * $0 / Double($1) } }
