import Machine
import Numerics
import Silicon
import StableHLO
import Testing

@testable import Runtime

@Suite struct ProgramRecordTests {
  /// Counts down: the input says how often.
  private static let countdown = """
    func.func @main(%n: tensor<i32>) -> tensor<i32> {
      %zero = stablehlo.constant dense<0> : tensor<i32>
      %one = stablehlo.constant dense<1> : tensor<i32>
      %left = stablehlo.while(%i = %n) : tensor<i32>
       cond {
        %more = stablehlo.compare GT, %i, %zero : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %more : tensor<i1>
      } do {
        %next = stablehlo.subtract %i, %one : tensor<i32>
        stablehlo.return %next : tensor<i32>
      }
      return %left : tensor<i32>
    }
    """

  private static func executable() throws -> Executable {
    let module = try Module(parsing: countdown)
    try module.verify()
    return try Executable(module, core: try ChipCatalog.chip(named: "trn2").core)
  }

  private static func run(_ trips: [Int]) -> Executable.Run {
    var control = ControlTrace()
    control.tripCounts = trips
    return Executable.Run(control: control, hostTime: .seconds(1))
  }

  @Test func `the time of all runs is the sum over the paths that they took`() throws {
    let executable = try Self.executable()
    let record = ProgramRecord("countdown", executable, chip: "trn2", compileTime: .zero)
    #expect(record.totalSeconds() == 0)
    for trips in [[3], [5], [3]] {
      record.observer(on: 0).launched()
      record.observer(on: 0).ended(Self.run(trips))
    }
    func seconds(_ trips: [Int]) throws -> Double {
      let timeline = try executable.timeline(Self.run(trips).control)
      return timeline.total.seconds + timeline.launch.seconds
    }
    #expect(record.totalSeconds() == [try 2 * seconds([3]), try seconds([5])].sorted().reduce(0, +))
    #expect(try seconds([5]) > seconds([3]))
  }

  @Test func `a run that cannot be timed makes the total unknown, not smaller`() throws {
    let record = ProgramRecord("countdown", try Self.executable(), chip: "trn2", compileTime: .zero)
    for trips in [[3], [3]] {
      record.observer(on: 0).launched()
      record.observer(on: 0).ended(Self.run(trips))
    }
    #expect(record.totalSeconds() ?? 0 > 0)
    // Its trace has a branch, but no loop.
    var control = ControlTrace()
    control.choices = [0]
    record.observer(on: 0).launched()
    record.observer(on: 0).ended(Executable.Run(control: control, hostTime: .zero))
    #expect(record.totalSeconds() == nil)
  }
}
