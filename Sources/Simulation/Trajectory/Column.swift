// SPDX-License-Identifier: GPL-3.0-or-later

/// An array of a fixed length that is written in place.
///
/// Swift's array asks on every write whether it is shared, which took a twentieth of a run; a column has one owner and
/// needn't ask. Like Swift's own buffers it checks bounds in debug builds alone, which took another twentieth: `make
/// test` runs every scenario and stress that comes with the program in such a build.
struct Column<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating element: Element, count: Int) {
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: element, count: count)
    self.count = count
  }

  deinit { base.deallocate() }

  var indices: Range<Int> { 0..<count }

  subscript(index: Int) -> Element {
    @inline(__always)
    get {
      check(index)
      return base[index]
    }
    @inline(__always)
    nonmutating set {
      check(index)
      base[index] = newValue
    }
  }

  /// One comparison for both ends, since a negative index is a very large one without its sign.
  @inline(__always)
  private func check(_ index: Int) {
    assert(
      UInt(bitPattern: index) < UInt(bitPattern: count), "beyond the column's end")
  }

  /// Copies the column into an array of its length.
  func copy(into array: inout [Element]) {
    array.withUnsafeMutableBufferPointer { buffer in
      precondition(buffer.count == count, "a column is copied into an array of its length")
      for index in 0..<count { buffer[index] = base[index] }
    }
  }

  /// Writes the same value everywhere.
  func fill(with element: Element) { base.update(repeating: element, count: count) }
}
