/// One run that was worth keeping: what ran, of which commit, on what, and how long the chip would have taken.
///
/// The coding keys are those of `roundhouse runs export`.
public struct RecordedRun: Codable, Sendable, Equatable {
  /// One program of the run. Times are simulated.
  public struct Program: Codable, Sendable, Equatable {
    public var name: String
    public var calls: Int
    /// Of one call, without its launch; nil where a call could not be timed.
    public var simulatedSeconds: Double?
    public var modelFLOPs: Double?
    /// 0 to 1, as all shares.
    public var mfu: Double?
    public var hbmPeakBytes: Int?
    public var bottleneck: String?

    public init(
      name: String, calls: Int, simulatedSeconds: Double?, modelFLOPs: Double? = nil, mfu: Double? = nil,
      hbmPeakBytes: Int? = nil, bottleneck: String? = nil
    ) {
      self.name = name
      self.calls = calls
      self.simulatedSeconds = simulatedSeconds
      self.modelFLOPs = modelFLOPs
      self.mfu = mfu
      self.hbmPeakBytes = hbmPeakBytes
      self.bottleneck = bottleneck
    }

    enum CodingKeys: String, CodingKey {
      case name, calls, mfu, bottleneck
      case simulatedSeconds = "simulated_seconds"
      case modelFLOPs = "model_flops"
      case hbmPeakBytes = "hbm_peak_bytes"
    }
  }

  /// Given by the history, 1 for the first.
  public var id: Int?
  /// UTC: `2026-11-23T22:33:00Z`.
  public var time: String
  /// The model's file or the script.
  public var subject: String
  public var command: String
  /// Checked out in the folder where it ran; nil outside of a git repository.
  public var commit: String?
  public var chip: String
  public var instance: String?
  /// Of Roundhouse.
  public var version: String
  /// The computer that simulated.
  public var host: String
  /// Options and variables that change what is simulated, by name.
  public var settings: [String: String]
  public var wallSeconds: Double
  /// The one that took longest in all first.
  public var programs: [Program]

  public init(
    id: Int? = nil, time: String, subject: String, command: String, commit: String?, chip: String, instance: String?,
    version: String, host: String, settings: [String: String], wallSeconds: Double, programs: [Program]
  ) {
    self.id = id
    self.time = time
    self.subject = subject
    self.command = command
    self.commit = commit
    self.chip = chip
    self.instance = instance
    self.version = version
    self.host = host
    self.settings = settings
    self.wallSeconds = wallSeconds
    self.programs = programs
  }

  enum CodingKeys: String, CodingKey {
    case id, time, subject, command, commit, chip, instance, version, host, settings, programs
    case wallSeconds = "wall_seconds"
  }
}
