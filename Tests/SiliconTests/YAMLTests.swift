import Testing

@testable import Silicon

@Suite struct YAMLTests {
  /// A value as one line: `{a: x, b: [y, z]}`.
  private func flat(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text): "<\(text)>"
    case .sequence(let items): "[" + items.map(flat).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      "{" + mapping.entries.map { "\(flat($0.key)): \(flat($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  @Test(arguments: [
    ("a: 1\n", "{<a>: <1>}"),
    ("---\n# first\n\na: 1  # one\nb:\n  c: x y\n  d: #7\n", "{<a>: <1>, <b>: {<c>: <x y>, <d>: <>}}"),
    ("a: {b: 2.6 GHz, c: [x, 'it''s', \"q\\\"\\n\"]}", "{<a>: {<b>: <2.6 GHz>, <c>: [<x>, <it's>, <q\"\n>]}}"),
    ("a: [\n  1, # one\n  2,\n]\nb: {}\nc: []", "{<a>: [<1>, <2>], <b>: {}, <c>: []}"),
    ("a:\n  - 1\n  - {b: 2}\nc:\n- d: 3\n  e: 4\n- f\n", "{<a>: [<1>, {<b>: <2>}], <c>: [{<d>: <3>, <e>: <4>}, <f>]}"),
    ("a: http://x:80/#y\nb: -1\nc: a-b ?\r\n", "{<a>: <http://x:80/#y>, <b>: <-1>, <c>: <a-b ?>}"),
    ("\"a b\": 'c: d'\n", "{<a b>: <c: d>}"),
    ("a:\n", "{<a>: <>}"),
    ("word", "<word>"),
  ]) func `values have the meaning of YAML`(text: String, meaning: String) throws {
    #expect(flat(try YAMLReader.read(text, name: "t")) == meaning)
  }

  @Test(arguments: [
    ("", "t:1:1", "empty"),
    ("# nothing\n", "t:2:1", "empty"),
    ("a: 1\n  b: 2\n", "t:2:3", "goes on"),
    ("a:\n    b: 1\n  c: 2\n", "t:3:3", "indented unlike"),
    ("  a: 1\nb: 2\n", "t:2:1", "indented unlike"),
    ("a:\n\tb: 1\n", "t:2:2", "tab"),
    ("a: b: c\n", "t:1:5", "quote"),
    ("a: {b: 1, b: 2}\n", "t:1:11", "written twice: b"),
    ("a: {b 1}\n", "t:1:8", "':' is missing"),
    ("a: [1 2\n", "t:2:1", "',' or a ']'"),
    ("a: [1] x\n", "t:1:8", "does not belong"),
    ("a: 'x\n", "t:1:4", "quotation"),
    ("a: \"\\q\"\n", "t:1:6", "escape"),
    ("a: &b 1\n", "t:1:4", "'&'"),
    ("a: |\n  x\n", "t:1:4", "'|'"),
    ("{a: 1}: 2\n", "t:1:1", "a key is one word"),
    ("a\nb: 1\n", "t:2:1", "indented unlike"),
    (String(repeating: "[", count: 100), "t:1:64", "deep"),
    (String(repeating: "- ", count: 100), "t:1:129", "deep"),
  ]) func `what is not understood is refused at its place`(text: String, place: String, message: String) {
    let error = #expect(throws: SiliconError.self) { try YAMLReader.read(text, name: "t") }
    #expect(error?.place == place && error?.message.contains(message) == true, "\(error.map { "\($0)" } ?? "no error")")
  }
}
