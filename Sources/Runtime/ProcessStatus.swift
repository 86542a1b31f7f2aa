import Silicon

/// What a process compiled and ran, for whoever shows it meanwhile and sums it up in the end.
public struct ProcessStatus: Codable, Sendable {
  /// One program: how often it ran, and how long that would have taken on the chip.
  public struct Program: Codable, Sendable {
    public var id: Int
    public var name: String
    /// Runs that succeeded, on all devices, and runs that did not.
    public var calls: Int
    public var failures: Int
    /// Devices that it is for.
    public var devices: Int
    public var compileSeconds: Double
    /// Host time of all calls.
    public var executionSeconds: Double
    /// Whether a call waits or runs.
    public var running: Bool
    /// Floating-point operations of the model's matrix products, of one call.
    public var modelFLOPs: Double
    /// HBM that a call needs.
    public var hbmPeakBytes: Int
    /// HBM that it holds as long as it is loaded.
    public var constantBytes: Int
    /// Simulated, with the cost of launching: of the last call, missing before the first, and of all. Missing where a
    /// call cannot be timed.
    public var lastSeconds: Double?
    public var totalSeconds: Double?
    /// ``modelFLOPs`` over what the bf16 peak does in the last call, without its launch.
    public var mfu: Double?
    /// The devices on which it ran.
    public var runs: [Runs]

    public init(
      id: Int, name: String, calls: Int, failures: Int = 0, devices: Int = 1, compileSeconds: Double,
      executionSeconds: Double, running: Bool, modelFLOPs: Double, hbmPeakBytes: Int, constantBytes: Int = 0,
      lastSeconds: Double? = nil,
      totalSeconds: Double? = nil, mfu: Double? = nil, runs: [Runs] = []
    ) {
      self.id = id
      self.name = name
      self.calls = calls
      self.failures = failures
      self.devices = devices
      self.compileSeconds = compileSeconds
      self.executionSeconds = executionSeconds
      self.running = running
      self.modelFLOPs = modelFLOPs
      self.hbmPeakBytes = hbmPeakBytes
      self.constantBytes = constantBytes
      self.lastSeconds = lastSeconds
      self.totalSeconds = totalSeconds
      self.mfu = mfu
      self.runs = runs
    }

    private enum CodingKeys: String, CodingKey {
      case id, name, calls, failures, devices, running, mfu, runs
      case compileSeconds = "compile_seconds"
      case executionSeconds = "execution_seconds"
      case modelFLOPs = "model_flops"
      case hbmPeakBytes = "hbm_peak_bytes"
      case constantBytes = "constant_bytes"
      case lastSeconds = "last_seconds"
      case totalSeconds = "total_seconds"
    }
  }

  /// A program's calls on one device, in simulated time: with launches, and the launches alone.
  public struct Runs: Codable, Sendable {
    public var device: Int
    public var calls: Int
    public var seconds: Double?
    public var launchSeconds: Double?

    public init(device: Int, calls: Int, seconds: Double?, launchSeconds: Double?) {
      self.device = device
      self.calls = calls
      self.seconds = seconds
      self.launchSeconds = launchSeconds
    }

    private enum CodingKeys: String, CodingKey {
      case device, calls, seconds
      case launchSeconds = "launch_seconds"
    }
  }

  /// HBM of one device.
  public struct Memory: Codable, Sendable {
    public var bytesInUse: Int
    public var peakBytesInUse: Int
    public var bytesLimit: Int
    /// Of the bytes in use, those of loaded programs' constants; the others are arrays.
    public var constantBytes: Int
    /// What programs took beside that while they ran, at most.
    public var scratchpadBytes: Int

    public init(bytesInUse: Int, peakBytesInUse: Int, bytesLimit: Int, constantBytes: Int, scratchpadBytes: Int) {
      self.bytesInUse = bytesInUse
      self.peakBytesInUse = peakBytesInUse
      self.bytesLimit = bytesLimit
      self.constantBytes = constantBytes
      self.scratchpadBytes = scratchpadBytes
    }

    private enum CodingKeys: String, CodingKey {
      case bytesInUse = "bytes_in_use"
      case peakBytesInUse = "peak_bytes_in_use"
      case bytesLimit = "bytes_limit"
      case constantBytes = "constant_bytes"
      case scratchpadBytes = "scratchpad_bytes"
    }
  }

  public var simulated = true
  public var version = roundhouseVersion
  /// Missing before the first client.
  public var instance: String?
  public var deviceKind: String?
  /// Of a device; its programs run on one of them.
  public var physicalCoresEach: Int?
  public var devices: Int
  /// For each device, the logical NeuronCore of the instance that it is.
  public var cores: [Int]
  public var memory: [Memory]
  /// In the order in which they were compiled.
  public var programs: [Program]

  public init(cores: LogicalCores?, memory: [Memory], programs: [Program]) {
    instance = cores?.instance.name
    deviceKind = cores?.deviceKind
    physicalCoresEach = cores?.physicalCoresEach
    devices = memory.count
    self.cores = cores?.visible ?? []
    self.memory = memory
    self.programs = programs
  }

  private enum CodingKeys: String, CodingKey {
    case simulated, version, instance, devices, cores, memory, programs
    case deviceKind = "device_kind"
    case physicalCoresEach = "physical_cores_each"
  }
}
