/// One line of the benchmark table, with the limits it has to keep.
struct Figure: Encodable {
  var name: String
  var value: Double
  var unit: String
  var atMost: Double?
  var atLeast: Double?

  enum CodingKeys: String, CodingKey {
    case name, value, unit
    case atMost = "at_most"
    case atLeast = "at_least"
  }
}
