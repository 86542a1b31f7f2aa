internal import Numerics
internal import StableHLO

/// Two 64-bit words: a `complex<f64>` as data movement sees it.
struct Word128: BitwiseCopyable {
  var low: UInt64
  var high: UInt64
}

extension Tensor {
  /// The elements as values of a type of the same size; only `count` of them may be read.
  @inline(__always)
  func read<T: BitwiseCopyable, R>(as type: T.Type, _ body: (UnsafePointer<T>) -> R) -> R {
    bytes.withUnsafeBytes { raw in
      body((raw.baseAddress ?? Self.nowhere).assumingMemoryBound(to: T.self))
    }
  }

  /// A new tensor whose elements `body` writes, all of them.
  @inline(__always)
  static func make<T: BitwiseCopyable>(
    _ type: TensorType, as: T.Type, _ body: (UnsafeMutablePointer<T>, Int) -> Void
  ) -> Tensor {
    let count = type.elementCount
    if count == 0 { return Tensor(type: type, bytes: []) }
    let bytes = [UInt8](unsafeUninitializedCapacity: count * MemoryLayout<T>.stride) { raw, filled in
      body(UnsafeMutableRawPointer(raw.baseAddress!).assumingMemoryBound(to: T.self), count)
      filled = count * MemoryLayout<T>.stride
    }
    return Tensor(type: type, bytes: bytes)
  }

  /// Changes the elements in place.
  @inline(__always)
  mutating func modify<T: BitwiseCopyable>(as type: T.Type, _ body: (UnsafeMutablePointer<T>) -> Void) {
    if bytes.isEmpty { return }
    bytes.withUnsafeMutableBytes { body($0.baseAddress!.assumingMemoryBound(to: T.self)) }
  }

  /// Stands for the address of no elements; never read.
  private static var nowhere: UnsafeRawPointer { UnsafeRawPointer(bitPattern: 64)! }

  /// `count` copies of a one-element tensor.
  func broadcast(to count: Int) -> Tensor {
    struct Fill: WordKernel {
      let source: Tensor
      let type: TensorType
      func run<T: BitwiseCopyable>(_: T.Type) -> Tensor {
        let value = source.read(as: T.self) { $0[0] }
        return Tensor.make(type, as: T.self) { out, n in for i in 0..<n { out[i] = value } }
      }
    }
    return dispatch(Fill(source: self, type: TensorType([count], element)), bytes: element.byteCount)
  }
}

/// Where the elements of a box lie in memory: a start and a step per dimension, in elements.
struct Strides: Equatable {
  var base: Int
  var steps: [Int]

  /// Row-major over the whole shape.
  init(rowMajor shape: [Int]) {
    base = 0
    steps = rowMajorSteps(shape)
  }

  init(base: Int, steps: [Int]) {
    self.base = base
    self.steps = steps
  }
}

func rowMajorSteps(_ shape: [Int]) -> [Int] {
  var steps = [Int](repeating: 1, count: shape.count)
  var step = 1
  for d in shape.indices.reversed() {
    steps[d] = step
    step *= max(shape[d], 1)
  }
  return steps
}

/// Copies a box of `shape` from one strided view to another. Both views must lie inside their tensors.
func copyBox(_ shape: [Int], from source: Tensor, _ from: Strides, to target: inout Tensor, _ to: Strides) {
  if shape.contains(0) { return }
  // Leave out dimensions of one and join those which both views walk as one.
  var box: [Int] = []
  var read: [Int] = []
  var write: [Int] = []
  for d in shape.indices where shape[d] != 1 {
    if let last = box.last, read[read.count - 1] == from.steps[d] * shape[d],
      write[write.count - 1] == to.steps[d] * shape[d]
    {
      box[box.count - 1] = last * shape[d]
      read[read.count - 1] = from.steps[d]
      write[write.count - 1] = to.steps[d]
    } else {
      box.append(shape[d])
      read.append(from.steps[d])
      write.append(to.steps[d])
    }
  }
  let size = source.element.byteCount
  source.bytes.withUnsafeBytes { input in
    target.bytes.withUnsafeMutableBytes { output in
      guard let input = input.baseAddress, let output = output.baseAddress else { return }
      let copy = BoxCopy(
        box: box, read: read, write: write, input: input + from.base * size, output: output + to.base * size)
      switch size {
      case 1: copy.run(UInt8.self)
      case 2: copy.run(UInt16.self)
      case 4: copy.run(UInt32.self)
      case 8: copy.run(UInt64.self)
      default: copy.run(Word128.self)
      }
    }
  }
}

private struct BoxCopy {
  let box: [Int]
  let read: [Int]
  let write: [Int]
  let input: UnsafeRawPointer
  let output: UnsafeMutableRawPointer

  func run<T: BitwiseCopyable>(_: T.Type) {
    let input = input.assumingMemoryBound(to: T.self)
    let output = output.assumingMemoryBound(to: T.self)
    guard let inner = box.last else {
      output[0] = input[0]
      return
    }
    let r = read[read.count - 1]
    let w = write[write.count - 1]
    var index = [Int](repeating: 0, count: box.count - 1)
    var from = 0
    var to = 0
    while true {
      if r == 1 && w == 1 {
        (output + to).update(from: input + from, count: inner)
      } else {
        for i in 0..<inner { output[to + i * w] = input[from + i * r] }
      }
      var d = index.count - 1
      while d >= 0 {
        index[d] += 1
        from += read[d]
        to += write[d]
        if index[d] < box[d] { break }
        from -= read[d] * box[d]
        to -= write[d] * box[d]
        index[d] = 0
        d -= 1
      }
      if d < 0 { return }
    }
  }
}
