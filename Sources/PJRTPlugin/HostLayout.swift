import CPJRT
import Numerics
import Runtime
import StableHLO

/// Where an array's elements lie in memory of the host: a signed step in bytes for each dimension.
struct HostLayout {
  let type: TensorType
  let steps: [Int]

  /// Row-major, without gaps.
  init(dense type: TensorType) {
    self.init(type, minorToMajor: Array((0..<type.rank).reversed()))
  }

  init(_ type: TensorType, steps: [Int]) throws {
    guard steps.count == type.rank else {
      throw RuntimeError(.invalidArgument, "a \(type.text) has \(steps.count) strides, not \(type.rank)")
    }
    self.type = type
    self.steps = steps
  }

  /// - Parameter layout: Nil means dense and row-major.
  init(_ type: TensorType, _ layout: UnsafePointer<PJRT_Buffer_MemoryLayout>?) throws {
    guard let layout = layout?.pointee else {
      self.init(dense: type)
      return
    }
    switch layout.type {
    case PJRT_Buffer_MemoryLayout_Type_Strides:
      let steps = UnsafeBufferPointer(start: layout.strides.byte_strides, count: layout.strides.num_byte_strides)
      try self.init(type, steps: steps.map(Int.init))
    case PJRT_Buffer_MemoryLayout_Type_Tiled:
      guard layout.tiled.num_tiles == 0 else {
        throw RuntimeError(.unsupported, "arrays have no tiled layouts here")
      }
      let order = UnsafeBufferPointer(start: layout.tiled.minor_to_major, count: layout.tiled.minor_to_major_size)
        .map(Int.init)
      guard order.sorted() == Array(0..<type.rank) else {
        throw RuntimeError(.invalidArgument, "\(order) is no order of the dimensions of a \(type.text)")
      }
      self.init(type, minorToMajor: order)
    default: throw RuntimeError(.invalidArgument, "PJRT knows no layout of kind \(layout.type.rawValue)")
    }
  }

  private init(_ type: TensorType, minorToMajor: [Int]) {
    self.type = type
    var steps = [Int](repeating: 0, count: type.rank)
    var step = type.element.byteCount
    for dimension in minorToMajor {
      steps[dimension] = step
      step *= type.shape[dimension]
    }
    self.steps = steps
  }

  /// Whether elements lie as in a device buffer.
  var isDense: Bool {
    var expected = type.element.byteCount
    for (size, step) in zip(type.shape, steps).reversed() where size != 1 {
      if step != expected { return false }
      expected *= size
    }
    return true
  }

  /// Bytes from the first element to the end of the last one. Throws for steps that lead in front of the first.
  func extent() throws -> Int {
    guard type.elementCount > 0 else { return 0 }
    var extent = type.element.byteCount
    for (size, step) in zip(type.shape, steps) {
      let (reach, overflow) = step.multipliedReportingOverflow(by: size - 1)
      let (sum, overflowToo) = extent.addingReportingOverflow(reach)
      guard step >= 0, !overflow, !overflowToo else {
        throw RuntimeError(.invalidArgument, "strides \(steps) do not fit memory that starts with the first element")
      }
      extent = sum
    }
    return extent
  }

  /// Gathers the elements into a device buffer's memory.
  func gather(from host: UnsafeRawPointer, into device: UnsafeMutableRawPointer) {
    copy(isGathering: true, UnsafeMutableRawPointer(mutating: host), device)
  }

  /// Spreads a device buffer's elements over the host's memory.
  func spread(_ device: UnsafeRawPointer, over host: UnsafeMutableRawPointer) {
    copy(isGathering: false, host, UnsafeMutableRawPointer(mutating: device))
  }

  private func copy(isGathering: Bool, _ host: UnsafeMutableRawPointer, _ device: UnsafeMutableRawPointer) {
    guard type.elementCount > 0 else { return }
    if isDense {
      (isGathering ? device : host).copyMemory(from: isGathering ? host : device, byteCount: type.byteCount)
      return
    }
    switch type.element.byteCount {
    case 1: copy(UInt8.self, isGathering, host, device)
    case 2: copy(UInt16.self, isGathering, host, device)
    case 4: copy(UInt32.self, isGathering, host, device)
    case 8: copy(UInt64.self, isGathering, host, device)
    default: copy(SIMD2<UInt64>.self, isGathering, host, device)
    }
  }

  private func copy<Word: BitwiseCopyable>(
    _ word: Word.Type, _ isGathering: Bool, _ host: UnsafeMutableRawPointer, _ device: UnsafeMutableRawPointer
  ) {
    var index = [Int](repeating: 0, count: type.rank)
    var host = host
    var device = device
    let inner = type.rank - 1
    let (count, step) = (type.shape[inner], steps[inner])
    while true {
      var place = host
      for _ in 0..<count {
        if isGathering {
          device.storeBytes(of: place.loadUnaligned(as: word), as: word)
        } else {
          place.storeBytes(of: device.loadUnaligned(as: word), as: word)
        }
        place += step
        device += MemoryLayout<Word>.size
      }
      // The next row, as an odometer counts.
      var dimension = inner - 1
      while dimension >= 0 {
        index[dimension] += 1
        host += steps[dimension]
        if index[dimension] < type.shape[dimension] { break }
        host -= steps[dimension] * type.shape[dimension]
        index[dimension] = 0
        dimension -= 1
      }
      if dimension < 0 { return }
    }
  }
}

extension TensorType {
  /// A type from the other side. Throws for sizes that nothing could hold.
  init(_ code: PJRT_Buffer_Type, _ dimensions: UnsafePointer<Int64>?, _ rank: Int) throws {
    let shape = UnsafeBufferPointer(start: dimensions, count: dimensions == nil ? 0 : rank).map(Int.init)
    self.init(shape, try ElementType(code))
    guard shape.count == rank, shape.allSatisfy({ $0 >= 0 }) else {
      throw RuntimeError(.invalidArgument, "\(shape) is no shape of \(rank) dimensions")
    }
    var bytes = element.byteCount
    for size in shape where size > 0 {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: size)
      guard !overflow, product <= Int.max / 2 else {
        throw RuntimeError(.invalidArgument, "no memory holds an array of shape \(shape)")
      }
      bytes = product
    }
  }
}
