public import Compiler

/// What `NEURON_CC_FLAGS` asks for: neuronx-cc's flags, and those that the frameworks' compile cache reads there.
///
/// Source: Neuron, "Neuron Compiler CLI Reference Guide" and "Neuron Persistent Cache". Of several equal flags the last
/// one counts.
public struct NeuronCCFlags: Sendable, Equatable {
  public var options = CompileOptions()
  /// `--logical-nc-config`, `-lnc`: physical cores in a logical one, 1 or 2; nil when not said.
  public var logicalNCConfig: Int?
  /// `--cache_dir`, which wins over `NEURON_COMPILE_CACHE_URL`.
  public var cacheDirectory: String?
  /// False with `--no_cache`.
  public var usesCache = true
  /// Flags that neuronx-cc knows and that change nothing here, each with the reason.
  public var ignored: [String] = []
  /// Flags that nobody documents, as they were written.
  public var unknown: [String] = []

  /// Reads flags as a shell would split them, `--flag=value` or `--flag value`. Throws `invalidArgument` for a documented
  /// flag with a value it cannot have.
  public init(parsing text: String) throws(RuntimeError) {
    var words = try Self.words(text)[...]
    var values: [String: String] = [:]
    while let word = words.popFirst() {
      var (spelling, value) = Self.split(word)
      guard let flag = Flag.all.first(where: { $0.spellings.contains(spelling) }) else {
        // Whether it takes a value, nobody knows: words after it are taken to be its own.
        let own = words.prefix { !$0.hasPrefix("-") }
        words = words.dropFirst(own.count)
        unknown.append(([word] + own).joined(separator: " "))
        continue
      }
      if value == nil, flag.argument != .none { value = words.popFirst() }
      try flag.check(value, spelling)
      values[flag.spellings[0]] = value ?? ""
    }
    set(values)
  }

  private mutating func set(_ values: [String: String]) {
    options.autoCast = values["--auto-cast"].flatMap(AutoCast.init) ?? .none
    options.autoCastType = values["--auto-cast-type"].flatMap(AutoCastType.init) ?? .bf16
    logicalNCConfig = values["--logical-nc-config"].flatMap { Int($0) }
    cacheDirectory = values["--cache_dir"]
    usesCache = values["--no_cache"] == nil
    if values["--auto-cast-type"] != nil, options.autoCast == .none {
      ignored.append("--auto-cast-type has no effect without --auto-cast matmult or all")
    }
    for flag in Flag.all {
      guard let reason = flag.reason, let value = values[flag.spellings[0]] else { continue }
      ignored.append("\(flag.spellings[0])\(value.isEmpty ? "" : "=\(value)") has no effect: \(reason)")
    }
  }

  /// `--flag=value` in two; `-O1` is written without the sign.
  private static func split(_ word: String) -> (name: String, value: String?) {
    if let equals = word.firstIndex(of: "=") {
      return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
    if word.hasPrefix("-O"), word.count > 2 { return ("-O", String(word.dropFirst(2))) }
    return (word, nil)
  }

  /// Words between blanks; quotes of both kinds and backslashes keep blanks.
  private static func words(_ text: String) throws(RuntimeError) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if quote != nil || isEscaped {
      throw RuntimeError(.invalidArgument, "NEURON_CC_FLAGS ends inside a quotation; close it: \(text)")
    }
    return words + (word.map { [$0] } ?? [])
  }
}

/// A documented flag: how it is spelt, what follows it, and why it changes nothing here, if so.
private struct Flag {
  enum Argument: Equatable {
    case none, any
    case one(of: [String])
  }

  var spellings: [String]
  var argument: Argument
  var reason: String?

  init(_ spellings: String..., argument: Argument = .any, ignoredAs reason: String? = nil) {
    self.spellings = spellings
    self.argument = argument
    self.reason = reason
  }

  func check(_ value: String?, _ spelling: String) throws(RuntimeError) {
    switch argument {
    case .any where value != nil, .none where value == nil: return
    case .one(let values) where value.map(values.contains) == true: return
    case .any: throw RuntimeError(.invalidArgument, "NEURON_CC_FLAGS: \(spelling) needs a value; add it")
    case .none: throw RuntimeError(.invalidArgument, "NEURON_CC_FLAGS: \(spelling) takes no value; leave it out")
    case .one(let values):
      throw RuntimeError(
        .invalidArgument,
        "NEURON_CC_FLAGS: \(spelling) is '\(value ?? "")'; use \(values.joined(separator: " or "))")
    }
  }

  private static let schedule = "all models are compiled alike"
  private static let files = "nothing is written for it to be about"
  private static let integers = "64-bit integers and integer products are always computed in full"

  static let all = [
    Flag("--auto-cast", argument: .one(of: AutoCast.allCases.map(\.rawValue))),
    Flag("--auto-cast-type", argument: .one(of: AutoCastType.allCases.map(\.rawValue))),
    Flag("--logical-nc-config", "--lnc", "-lnc", argument: .one(of: ["1", "2"])),
    Flag("--cache_dir"),
    Flag("--no_cache", argument: .none),
    Flag("--framework", ignoredAs: "programs are StableHLO"),
    Flag("--target", ignoredAs: "the simulated chip is chosen elsewhere"),
    Flag("--model-type", ignoredAs: schedule),
    Flag("--distribution-strategy", ignoredAs: schedule),
    Flag("--optlevel", "-O", argument: .one(of: ["1", "2", "3"]), ignoredAs: schedule),
    Flag("--native-int64", argument: .one(of: ["default", "enabled", "disabled"]), ignoredAs: integers),
    Flag("--implicit-integer-downcast", ignoredAs: integers),
    Flag("--enable-mixed-precision-accumulation", argument: .none, ignoredAs: "sums always accumulate in fp32"),
    Flag("--disable-mixed-precision-accumulation", argument: .none, ignoredAs: "sums always accumulate in fp32"),
    Flag("--enable-saturate-infinity", argument: .none, ignoredAs: "transposes pass infinities on"),
    Flag("--enable-fast-context-switch", argument: .none, ignoredAs: schedule),
    Flag("--enable-fast-loading-neuron-binaries", argument: .none, ignoredAs: files),
    Flag("--retry_failed_compilation", argument: .none, ignoredAs: "compiling again gives the same result"),
    Flag("--logfile", ignoredAs: files),
    Flag("--output", ignoredAs: files),
    Flag("--verbose", ignoredAs: "errors and notes are always told"),
    Flag("--log_level", ignoredAs: "errors and notes are always told"),
  ]
}
