import Foundation
import StableHLO

/// The programs in `Samples/`, as JAX 0.10.2 printed them (see `generate_samples.py` there).
enum Samples {
  /// File names without `.mlir`: `control`, `control.generic`, `control.debug`, ...
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".mlir") }.map { String($0.dropLast(5)) }.sorted()
  }()

  /// Samples that are there in pretty and in generic form.
  static let pairs: [String] = names.filter { !$0.contains(".") && names.contains($0 + ".generic") }

  /// Files of portable artifacts: `control.0.9.0.mlirbc`, ...; `control.portable.mlir` is the text of each.
  static let artifacts: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".mlirbc") }.sorted()
  }()

  static func artifact(_ file: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name + ".mlir"), encoding: .utf8)
  }

  private static var folder: URL { Bundle.module.resourceURL!.appendingPathComponent("Samples") }
}

extension Module {
  /// The module without what differs between two texts of the same program: places in the text, the file's name, and
  /// attributes that say what their absence says.
  var essence: Module {
    var module = self
    module.fileName = ""
    for index in module.functions.indices {
      module.functions[index].location = .unknown
      module.functions[index].body.simplify()
    }
    return module
  }

  /// The module with everything but places in the text.
  var withoutPlaces: Module {
    var module = self
    module.fileName = ""
    for index in module.functions.indices {
      module.functions[index].location.line = 0
      module.functions[index].location.column = 0
      module.functions[index].body.forgetPlaces()
    }
    return module
  }

  var allOperations: [StableHLO.Operation] { functions.flatMap { $0.body.allOperations } }

  func first(_ opcode: Opcode) -> StableHLO.Operation? { allOperations.first { $0.opcode == opcode } }
}

extension Region {
  var allOperations: [StableHLO.Operation] { operations.flatMap { [$0] + $0.regions.flatMap(\.allOperations) } }

  fileprivate mutating func simplify() {
    for index in operations.indices {
      operations[index].location = .unknown
      for row in OpSchema.of(operations[index].opcode).attributes {
        guard case .defaulted(let value) = row.need, operations[index].attributes[row.name] == value else { continue }
        operations[index].attributes[row.name] = nil
      }
      for region in operations[index].regions.indices { operations[index].regions[region].simplify() }
    }
  }

  fileprivate mutating func forgetPlaces() {
    for index in operations.indices {
      operations[index].location.line = 0
      operations[index].location.column = 0
      for region in operations[index].regions.indices { operations[index].regions[region].forgetPlaces() }
    }
  }
}

/// A module of one function whose body is `body`.
func program(_ body: String, arguments: String = "%a: tensor<2x3xf32>, %b: tensor<2x3xf32>", results: String = "")
  -> String
{
  "module @m {\n  func.func public @main(\(arguments))\(results) {\n\(body)\n  }\n}\n"
}
