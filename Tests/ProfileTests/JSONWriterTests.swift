import Foundation
import Testing

@testable import Profile

@Suite struct JSONWriterTests {
  @Test func `What it writes reads back as the same`() throws {
    let text = "a \"b\" \\ \u{1}\n é 漢 \u{1F682}"
    let numbers = [0.1, 1e-310, 1.7976931348623157e308, -0.0, 5e-324, 3, 1e21, 29.761904761904763]
    let written = JSONWriter.text { json in
      json.beginObject()
      json.field(text, text)
      json.name("numbers")
      json.beginArray()
      for number in numbers { json.value(number) }
      json.endArray()
      json.field("whole", Int.min)
      json.field("flag", true)
      json.name("nothing")
      json.null()
      json.name("rows")
      json.beginArray()
      json.newline()
      json.beginObject()
      json.endObject()
      json.newline()
      json.beginArray()
      json.endArray()
      json.endArray()
      json.endObject()
    }
    let read = try #require(try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
    #expect(read[text] as? String == text)
    // Foundation reads some numbers one bit off.
    let list = try #require(written.split(separator: "[").dropFirst().first?.split(separator: "]").first)
    #expect(list.split(separator: ",").map { Double($0) } == numbers)
    #expect(read["whole"] as? Int == .min)
    #expect(read["flag"] as? Bool == true)
    #expect(read["nothing"] is NSNull)
    #expect((read["rows"] as? [Any])?.count == 2)
  }

  @Test func `What is no number is null`() {
    let written = JSONWriter.text { json in
      json.beginArray()
      for number in [Double.nan, .infinity, -.infinity, 1] { json.value(number) }
      json.endArray()
    }
    #expect(written == "[null,null,null,1.0]")
  }

  @Test func `It hands on chunks, and all of it`() throws {
    var chunks: [String] = []
    let receiver = { (bytes: ArraySlice<UInt8>) in chunks.append(String(decoding: bytes, as: UTF8.self)) }
    try ChunkedOutput.write(to: receiver) { output in
      var json = JSONWriter(to: output)
      json.beginArray()
      for number in 0..<50_000 {
        json.value(number)
        json.newline()
      }
      json.endArray()
    }
    #expect(chunks.count > 2)
    #expect(chunks.allSatisfy { $0.utf8.count < 1 << 17 })
    #expect(chunks.joined() == "[" + (0..<50_000).map { "\($0)\n" }.joined(separator: ",") + "]")
  }

  @Test func `After a full disk nothing more is handed on, and its error is thrown`() {
    var calls = 0
    let full = ProfileError(.unwritableFile, "no room")
    let receiver = { (_: ArraySlice<UInt8>) throws(ProfileError) in
      calls += 1
      throw full
    }
    #expect(throws: full) {
      try ChunkedOutput.write(to: receiver) { output in
        for _ in 0..<100_000 { output.append("0123456789") }
      }
    }
    #expect(calls == 1)
  }
}
