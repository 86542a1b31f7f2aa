/// A number with where it comes from.
public struct Figure: Sendable, Equatable {
  /// Another document's number for the same thing.
  public struct Alternative: Sendable, Equatable {
    public var value: Double
    public var unit: FigureUnit
    public var source: String
  }

  /// As the source states it, in `unit`.
  public var value: Double
  public var unit: FigureUnit
  public var status: Status
  public var source: String
  /// What else is published, when documents disagree.
  public var alternatives: [Alternative]
  /// The working of a derived figure, the reason for an estimate or for a choice.
  public var note: String?

  public init(
    value: Double, unit: FigureUnit, status: Status, source: String, alternatives: [Alternative] = [],
    note: String? = nil
  ) {
    self.value = value
    self.unit = unit
    self.status = status
    self.source = source
    self.alternatives = alternatives
    self.note = note
  }

  /// The value in the unit code computes in: GHz, bytes, bytes/ns, ns, TFLOP/s, ratio or count.
  public var canonical: Double { value * unit.scale }
}

/// The fields of one kind of description: raw values are `section.field`, as in its file.
public protocol FigureField: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
  var quantity: Quantity { get }
  /// What the number says, in a few words.
  var meaning: String { get }
  /// Whether a description without it cannot be used.
  var isRequired: Bool { get }
}
