/// A list whose elements the walk reads by pointer, without counting references or checking each access.
struct FlatList<Element>: ~Copyable {
  /// Stays valid until something is appended.
  private(set) var elements: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity = 16

  init() { elements = .allocate(capacity: capacity) }

  deinit {
    elements.deinitialize(count: count)
    elements.deallocate()
  }

  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (elements + count).initialize(to: element)
    count += 1
  }

  private mutating func grow() {
    capacity *= 2
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.moveInitialize(from: elements, count: count)
    elements.deallocate()
    elements = larger
  }

  subscript(_ position: Int) -> Element {
    @inline(__always) get { elements[position] }
    @inline(__always) nonmutating set { elements[position] = newValue }
  }

  var indices: Range<Int> { 0..<count }
}
