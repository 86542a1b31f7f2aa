import CPJRT

/// The StableHLO version that programs are asked for in: JAX 0.10's own choice, frozen here, so that later versions of
/// JAX go on writing what the reader reads.
private let stableHLOVersion = [1, 13, 7]

private let attributes = NamedValues([("stablehlo_current_version", .integers(stableHLOVersion))])

extension PJRT_Api {
  mutating func bindPlugin() {
    PJRT_Plugin_Initialize = { arguments in
      answer(arguments) { _ in Fork.watch() }
    }
    PJRT_Plugin_Attributes = { arguments in
      answer(arguments) { attributes.hand(to: &$0.attributes, &$0.num_attributes) }
    }
  }
}
