// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// One room of the house: see Documentation/architecture.md for who may import whom.
func room(_ name: String, needs: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: needs, resources: resources, swiftSettings: strict)
}

func tests(of name: String, needs: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + needs, resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "roundhouse",
  products: [
    .executable(name: "roundhouse", targets: ["roundhouse"]),
    .library(name: "roundhouse_pjrt", type: .dynamic, targets: ["PJRTPlugin", "KernelBridge"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    room("Numerics"),
    .target(name: "CTileKernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"])]),
    room("TileKernels", needs: ["Numerics", "CTileKernels"]),
    room("Silicon", resources: [.embedInCode("Data")]),
    room(
      "InstructionSet", needs: ["Numerics", "TileKernels", "Silicon"],
      resources: [.embedInCode("Costs/costs.csv"), .embedInCode("Costs/collectives.csv")]),
    room("Machine", needs: ["Numerics", "Silicon", "InstructionSet"]),
    room("Profile", needs: ["Numerics", "Silicon", "InstructionSet", "Machine"]),
    room("Kernel", needs: ["Numerics", "Silicon", "InstructionSet", "Machine"]),
    room(
      "KernelBridge", needs: ["Numerics", "Silicon", "InstructionSet", "Machine", "Profile", "Kernel"]),
    room("StableHLO", needs: ["Numerics"]),
    .target(name: "CForeignFunctions"),
    room("Reference", needs: ["Numerics", "StableHLO", "CForeignFunctions"]),
    room("Compiler", needs: ["Numerics", "TileKernels", "Silicon", "InstructionSet", "StableHLO"]),
    room(
      "Runtime",
      needs: ["Numerics", "Silicon", "InstructionSet", "Machine", "Profile", "StableHLO", "Reference", "Compiler"]),
    room("History", needs: [.product(name: "GRDB", package: "GRDB.swift")]),
    room(
      "RoundhouseCommands",
      needs: [
        "History", "Numerics", "Silicon", "InstructionSet", "Machine", "Profile", "StableHLO", "Reference", "Compiler",
        "Runtime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "CPJRT"),
    .target(
      name: "PJRTPlugin",
      dependencies: [
        "CPJRT", "Numerics", "Silicon", "InstructionSet", "Machine", "Profile", "StableHLO", "Reference", "Compiler",
        "Runtime",
      ],
      exclude: ["exports.map"], swiftSettings: strict),
    tests(of: "Silicon"),
    tests(of: "StableHLO", needs: ["Numerics"], resources: [.copy("Samples")]),
    tests(of: "InstructionSet", needs: ["Numerics", "TileKernels", "Silicon"]),
    .executableTarget(name: "roundhouse", dependencies: ["RoundhouseCommands"], swiftSettings: strict),
    .executableTarget(
      name: "kernel-examples",
      dependencies: ["Numerics", "TileKernels", "Silicon", "InstructionSet", "Machine", "Kernel"],
      path: "examples/kernels", swiftSettings: strict),
    .executableTarget(
      name: "roundhouse-probe",
      dependencies: ["Numerics", "Silicon", "Machine", "StableHLO", "Reference", "Compiler", "Runtime"],
      path: "Sources/RoundhouseProbe", swiftSettings: strict),
    .executableTarget(
      name: "roundhouse-bench",
      dependencies: ["Numerics", "TileKernels", "Silicon", "InstructionSet", "Machine", "Kernel"],
      path: "Benchmarks/Sources",
      swiftSettings: strict),
    tests(of: "Numerics"),
    tests(of: "TileKernels", needs: ["Numerics"]),
    tests(of: "Reference", needs: ["Numerics", "StableHLO", "CForeignFunctions"]),
    tests(of: "Runtime", needs: ["Numerics", "Silicon", "Machine", "Profile", "StableHLO", "Reference", "Compiler"]),
    tests(
      of: "Compiler",
      needs: ["Numerics", "Silicon", "InstructionSet", "Machine", "StableHLO", "Reference", "Runtime"]),
    tests(of: "Machine", needs: ["Numerics", "TileKernels", "Silicon", "InstructionSet"]),
    tests(of: "Profile", needs: ["Numerics", "TileKernels", "Silicon", "InstructionSet", "Machine"]),
    tests(of: "Kernel", needs: ["Numerics", "TileKernels", "Silicon", "InstructionSet", "Machine"]),
    tests(
      of: "PJRTPlugin",
      needs: ["CForeignFunctions", "CPJRT", "Compiler", "Numerics", "Profile", "StableHLO", "Reference"]),
    tests(of: "History", needs: [.product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "RoundhouseCommands", needs: ["Numerics", "Silicon", "StableHLO", "Reference", "Runtime"]),
  ]
)
