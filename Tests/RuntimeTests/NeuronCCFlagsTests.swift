import Compiler
import Runtime
import Testing

@Suite struct NeuronCCFlagsTests {
  @Test func `no flags leave everything as it is`() throws {
    let flags = try NeuronCCFlags(parsing: "  ")
    #expect(flags.options == CompileOptions())
    #expect(flags.logicalNCConfig == nil && flags.cacheDirectory == nil && flags.usesCache)
    #expect(flags.ignored.isEmpty && flags.unknown.isEmpty)
  }

  @Test(arguments: [
    "--auto-cast=all --auto-cast-type=fp8_e4m3", "--auto-cast all --auto-cast-type fp8_e4m3",
    "--auto-cast-type fp8_e4m3\n  '--auto-cast'=\"all\"",
  ])
  func `values follow a sign or a blank`(text: String) throws {
    let flags = try NeuronCCFlags(parsing: text)
    #expect(flags.options == CompileOptions(autoCast: .all, autoCastType: .fp8E4M3))
    #expect(flags.ignored.isEmpty && flags.unknown.isEmpty)
  }

  @Test func `of equal flags the last one counts`() throws {
    let flags = try NeuronCCFlags(parsing: "--auto-cast=all -lnc 2 --auto-cast=matmult --lnc=1 --auto-cast-type=tf32")
    #expect(flags.options == CompileOptions(autoCast: .matmult, autoCastType: .tf32))
    #expect(flags.logicalNCConfig == 1)
  }

  @Test func `the cache's flags are read`() throws {
    let flags = try NeuronCCFlags(parsing: #"--cache_dir="/tmp/my cache" --no_cache"#)
    #expect(flags.cacheDirectory == "/tmp/my cache" && !flags.usesCache)
  }

  @Test func `flags without effect are told with the reason`() throws {
    let flags = try NeuronCCFlags(parsing: "--model-type=transformer -O1 --optlevel 3 --retry_failed_compilation")
    #expect(flags.unknown.isEmpty)
    #expect(flags.ignored.count == 3)
    #expect(flags.ignored[0] == "--model-type=transformer has no effect: all models are compiled alike")
    #expect(flags.ignored[1].hasPrefix("--optlevel=3 has no effect: "))
    #expect(flags.ignored[2].hasPrefix("--retry_failed_compilation has no effect: "))
    #expect(try NeuronCCFlags(parsing: "--auto-cast-type=bf16").ignored.count == 1)
  }

  @Test func `flags that nobody documents are told as they were written`() throws {
    let flags = try NeuronCCFlags(parsing: "--auto-cats all --lnc=2 model.hlo --hbm-scratchpad-page-size=2048")
    #expect(flags.unknown == ["--auto-cats all", "model.hlo", "--hbm-scratchpad-page-size=2048"])
    #expect(flags.options == CompileOptions() && flags.logicalNCConfig == 2)
  }

  @Test(arguments: [
    ("--auto-cast=some", "none or matmult or all"), ("--auto-cast", "none or matmult or all"),
    ("--auto-cast-type=fp8", "fp8_e4m3"), ("-lnc 3", "1 or 2"), ("--optlevel=x", "1 or 2 or 3"),
    ("--cache_dir", "add it"), ("--no_cache=1", "leave it out"), ("--cache_dir='a b", "close it"),
    ("--cache_dir a\\", "close it"),
  ])
  func `values that a flag cannot have are refused`(text: String, remedy: String) {
    #expect {
      try NeuronCCFlags(parsing: text)
    } throws: { error in
      guard let error = error as? RuntimeError else { return false }
      return error.code == .invalidArgument && error.message.hasPrefix("NEURON_CC_FLAGS")
        && error.message.contains(remedy)
    }
  }
}
