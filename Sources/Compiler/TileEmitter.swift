import InstructionSet
import Numerics
import Silicon
import StableHLO

/// What emitting a group can meet.
enum EmissionError: Error {
  /// Tiles do not fit SBUF: try smaller ones.
  case full
  case instruction(InstructionError)
}

/// Emits tiles: loops, SBUF and PSUM space, loads, stores and the choice of engines. Groups and contractions build on it.
class TileEmitter {
  let builder: ProgramBuilder
  let storage: any NodeStorage
  let graph: Graph
  var group: TileGroup
  private var arena: TileArena
  private var places: [Place: BufferID] = [:]
  /// Enclosing loops that run more than once, outermost first.
  private var loops: [LoopID] = []
  /// Estimated busy nanoseconds of the engines that share elementwise work.
  private var vectorLoad = 0.0
  private var scalarLoad = 0.0
  private var psumBanksInUse = 0

  private struct Place: Hashable {
    var address: Int
    var byteCount: Int
    var element: ElementType
    var isPSUM: Bool
  }

  /// `capacity` is the bytes of each SBUF partition that tiles may take.
  init(builder: ProgramBuilder, storage: any NodeStorage, graph: Graph, group: TileGroup, capacity: Int) {
    self.builder = builder
    self.storage = storage
    self.graph = graph
    self.group = group
    arena = TileArena(capacity: capacity)
  }

  /// Emits the whole group.
  func emitAll() throws(EmissionError) { preconditionFailure("each kind of group has its own") }

  /// Bytes of each partition that tiles took at most.
  var peak: Int { arena.peak }

  // MARK: Instructions and loops

  func emit(_ instruction: some Instruction) throws(EmissionError) {
    do throws(InstructionError) { try builder.emit(instruction) } catch { throw .instruction(error) }
  }

  /// Runs `body` over `extent` in tiles: a rolled loop of whole tiles, then the rest.
  func tiled(_ range: TileRange, by tile: Int, _ body: (TileRange) throws(EmissionError) -> Void) throws(EmissionError)
  {
    let whole = range.count / tile
    let rest = range.count % tile
    if whole == 1 {
      try body(TileRange(start: range.start, count: tile))
    } else if whole > 1 {
      var failure: EmissionError?
      do throws(InstructionError) {
        try builder.loop(whole) { loop throws(InstructionError) in
          loops.append(loop)
          defer { loops.removeLast() }
          do throws(EmissionError) {
            try body(TileRange(start: range.start + AffineOffset(terms: [.init(loop, stride: tile)]), count: tile))
          } catch {
            failure = error
          }
        }
      } catch {
        throw .instruction(error)
      }
      if let failure { throw failure }
    }
    if rest > 0 { try body(TileRange(start: range.start + whole * tile, count: rest)) }
  }

  /// Enclosing loops that run more than once, innermost last.
  var openLoops: [LoopID] { loops }

  // MARK: Space

  /// Releases what was allocated since `mark`.
  private var allocated: [Range<Int>] = []

  /// Runs `body` and frees the SBUF it allocated.
  func scope(_ body: () throws(EmissionError) -> Void) throws(EmissionError) {
    let mark = allocated.count
    let banks = psumBanksInUse
    defer {
      for place in allocated[mark...] where !place.isEmpty { arena.release(place) }
      allocated.removeSubrange(mark...)
      psumBanksInUse = banks
    }
    try body()
  }

  /// An SBUF tile for the free axes of `space`, in `copies` that rotate with the innermost loop so that consecutive
  /// iterations overlap.
  ///
  /// Small tiles get more copies: their transfers are all latency, and more of them in flight hide it.
  func allocate(_ element: ElementType, _ space: TileSpace, copies wanted: Int? = nil) throws(EmissionError) -> Tile {
    let bytes = space.freeCount * element.byteCount
    let padded = (bytes + 63) / 64 * 64
    let copies = loops.isEmpty ? 1 : wanted ?? (padded <= 256 ? 8 : padded <= 2048 ? 4 : 2)
    let place: Range<Int>
    do throws(TileArena.Full) { place = try arena.allocate(padded * copies) } catch { throw .full }
    allocated.append(place)
    let buffer = try buffer(Place(address: place.lowerBound, byteCount: place.count, element: element, isPSUM: false))
    var offset: AffineOffset = 0
    if copies > 1, let loop = loops.last {
      offset.terms.append(.init(loop, stride: padded / element.byteCount, modulus: copies))
    }
    return tile(buffer, element, space, offset: offset, isPSUM: false)
  }

  /// Frees a tile before its scope ends.
  func release(_ tile: Tile) {
    guard !tile.isPSUM, let address = addresses[tile.buffer],
      let i = allocated.lastIndex(where: { $0.lowerBound == address && !$0.isEmpty })
    else { return }
    arena.release(allocated[i])
    // Keep marks of enclosing scopes valid: leave an empty place.
    allocated[i] = 0..<0
  }

  /// Frees what `body` allocates when it is done: parts of a step that nothing later reads.
  func freeingTemporaries(_ body: () throws(EmissionError) -> Void) throws(EmissionError) {
    let mark = allocated.count
    try body()
    for i in mark..<allocated.count where !allocated[i].isEmpty {
      arena.release(allocated[i])
      allocated[i] = 0..<0
    }
  }

  private var addresses: [BufferID: Int] = [:]

  /// A PSUM tile of one bank, rotating over `banks` banks with the innermost loop.
  func allocatePSUM(_ element: ElementType, _ space: TileSpace, banks: Int, first: Int) throws(EmissionError) -> Tile {
    let core = builder.core
    let bankBytes = core.psumBytesPerPartition / core.psumBanks
    let buffer = try buffer(
      Place(address: first * bankBytes, byteCount: banks * bankBytes, element: element, isPSUM: true))
    var offset: AffineOffset = 0
    if banks > 1, let loop = loops.last {
      offset.terms.append(.init(loop, stride: bankBytes / element.byteCount, modulus: banks))
    }
    return tile(buffer, element, space, offset: offset, isPSUM: true)
  }

  private func tile(
    _ buffer: BufferID, _ element: ElementType, _ space: TileSpace, offset: AffineOffset, isPSUM: Bool
  ) -> Tile {
    var strides: [Axis: Int] = [:]
    var starts: [Axis: AffineOffset] = [:]
    var stride = 1
    for axis in space.free.reversed() {
      strides[axis] = stride
      starts[axis] = space.start(axis)
      stride *= space.count(axis)
    }
    return Tile(
      buffer: buffer, element: element, isPSUM: isPSUM, partitions: space.partitions, offset: offset, strides: strides,
      starts: starts)
  }

  private func buffer(_ place: Place) throws(EmissionError) -> BufferID {
    if let known = places[place] { return known }
    do throws(InstructionError) {
      let buffer = try builder.buffer(
        place.isPSUM ? "psum.\(place.address)" : "sbuf.\(place.address)", place.isPSUM ? .psum : .sbuf, place.element,
        address: place.address, partitions: builder.core.partitions, byteCount: place.byteCount)
      places[place] = buffer
      if !place.isPSUM { addresses[buffer] = place.address }
      return buffer
    } catch {
      throw .instruction(error)
    }
  }

  func hbm(_ node: Graph.NodeID) throws(EmissionError) -> BufferID {
    do throws(InstructionError) { return try storage.buffer(for: node) } catch { throw .instruction(error) }
  }

  // MARK: Engines

  /// Spreads work that Vector and Scalar both do.
  func lighterEngine(elements: Int, vectorRate: Double = 1, scalarRate: Double = 1) -> Engine {
    let vector = 60 + Double(elements) * vectorRate / builder.core.vectorClock
    let scalar = 160 + Double(elements) * scalarRate / builder.core.scalarClock
    if vectorLoad + vector <= scalarLoad + scalar {
      vectorLoad += vector
      return .vector
    }
    scalarLoad += scalar
    return .scalar
  }

  func noteVector(_ elements: Int) { vectorLoad += 60 + Double(elements) / builder.core.vectorClock }
  func noteScalar(_ elements: Int) { scalarLoad += 160 + Double(elements) / builder.core.scalarClock }

  /// Copies (and casts) on whichever engine has less to do. Only Vector keeps all bits of an integer, and the Scalar
  /// engine of NeuronCore-v2 has no copy.
  func copy(_ source: AccessPattern, to destination: AccessPattern) throws(EmissionError) {
    let keepsBits = source.element == destination.element && !destination.element.isFloat
    if keepsBits || builder.core.generation == .v2 {
      noteVector(destination.freeCount)
      return try emit(TensorCopy(dst: destination, src: source, engine: .vector))
    }
    try emit(TensorCopy(dst: destination, src: source, engine: lighterEngine(elements: destination.freeCount)))
  }

  // MARK: Memory

  func offset(of address: IndexExpression, in space: TileSpace) -> AffineOffset {
    var offset = AffineOffset(address.constant)
    for (axis, coefficient) in address.axes.sorted(by: { $0.key < $1.key }) {
      offset = offset + space.start(axis).scaled(by: coefficient)
    }
    return offset
  }

  /// The elements of an HBM buffer that `space` covers.
  func memoryPattern(
    _ buffer: BufferID, _ element: ElementType, _ address: IndexExpression, _ space: TileSpace
  ) -> AccessPattern {
    AccessPattern(
      buffer, element, partitions: space.partitions,
      partitionStride: space.partitionAxis.map { address.coefficient($0) } ?? 0,
      offset: offset(of: address, in: space),
      free: merged(space.free.map { Dimension(space.count($0), stride: address.coefficient(of: $0)) }))
  }

  /// A tile of a stored tensor in the layout of `space`: in place where SBUF holds it so, else loaded, and turned on the
  /// Tensor engine when memory is contiguous along the partition axis. `target` is where it is wanted, if anywhere.
  func load(
    _ node: Graph.NodeID, _ address: IndexExpression, _ space: TileSpace, into target: Tile? = nil
  ) throws(EmissionError) -> Tile {
    if let window = try window(node, address, space) { return window }
    let element = graph.type(node).element
    let space = space.restricted(to: Set(address.axes.keys))
    let result = if let target { target } else { try allocate(element, space) }
    if let (partition, turned) = turnedAxis(address, space, element) {
      try loadTurned(node, address, space, partition, turned, into: result)
    } else {
      let source = memoryPattern(try hbm(node), element, address, space)
      try emit(DMACopy(dst: result.pattern(space), src: source, queue: .sync))
    }
    return result
  }

  /// The free axis to exchange with the partition axis, when element-wise descriptors would dominate: not one that is
  /// contiguous itself, as both are in a sliding window.
  private func turnedAxis(
    _ address: IndexExpression, _ space: TileSpace, _ element: ElementType
  ) -> (partition: Axis, turned: Axis)? {
    guard let partition = space.partitionAxis, address.coefficient(partition) == 1, space.partitions > 1,
      element.byteCount == 2 || element.byteCount == 4,
      let turned = space.free.last(where: { address.coefficient($0) != 0 && space.count($0) >= 16 }),
      address.coefficient(turned) != 1
    else { return nil }
    return (partition, turned)
  }

  private func loadTurned(
    _ node: Graph.NodeID, _ address: IndexExpression, _ space: TileSpace, _ partition: Axis, _ turned: Axis,
    into result: Tile
  ) throws(EmissionError) {
    // Other free axes one by one, the turned axis in partitions of 128.
    func visit(_ axes: ArraySlice<Axis>, _ space: TileSpace) throws(EmissionError) {
      if let axis = axes.first {
        try tiled(space.ranges[axis] ?? .first, by: 1) { range throws(EmissionError) in
          var inner = space
          inner.ranges[axis] = range
          try visit(axes.dropFirst(), inner)
        }
        return
      }
      try tiled(space.ranges[turned] ?? .first, by: 128) { range throws(EmissionError) in
        try scope { () throws(EmissionError) in
          var natural = space
          natural.ranges[turned] = range
          natural.ranges[partition] = TileRange(start: space.start(partition), count: space.partitions)
          natural.partitionAxis = turned
          natural.partitions = range.count
          natural.free = [partition]
          let raw = try load(node, address, natural)
          var final = space
          final.ranges[turned] = range
          final.free = [turned]
          try transpose(raw.pattern(natural), to: result.pattern(final), final)
        }
      }
    }
    try visit(space.free.filter { $0 != turned }[...], space)
  }

  /// SBUF to SBUF through the Tensor engine and PSUM; at most 128 x 128.
  func transpose(
    _ source: AccessPattern, to destination: AccessPattern, _ space: TileSpace
  ) throws(EmissionError) {
    let turned = try allocatePSUM(source.element, space.restricted(to: Set(space.free)), banks: 4, first: 4)
    let pattern = turned.pattern(space)
    try emit(NCTranspose(dst: pattern, data: source, engine: .tensor))
    try copy(pattern, to: destination)
  }

  /// Stores a tile: in SBUF where the value stays there, unless it was computed in its place, and in HBM where it is
  /// wanted.
  func store(_ tile: Tile, _ root: TileGroup.Root, _ space: TileSpace) throws(EmissionError) {
    let element = graph.type(root.node).element
    if let window = try window(root.node, root.address, space) {
      if window.buffer != tile.buffer { try copy(tile.pattern(space), to: window.pattern(space)) }
      if !storage.isWrittenThrough(root.node) { return }
    }
    let destination = memoryPattern(try hbm(root.node), element, root.address, space)
    try emit(DMACopy(dst: destination, src: tile.pattern(space), queue: .gpsimd))
  }
}
