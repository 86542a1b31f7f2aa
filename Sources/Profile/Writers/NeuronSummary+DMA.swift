import InstructionSet
import Machine
import Silicon

/// DMA and memory traffic.
extension NeuronSummary {
  static let dmaRows: [Metric] = [
    whole("dma_active_cycles", .cycles, .dma, "dma_active_time x the base clock of the core") {
      Int(($0.dmaActive.nanoseconds * $0.core.syncClock).rounded())
    },
    seconds(
      "dma_active_time", .dma,
      "time in which the data of at least one transfer moves: from when its descriptors may start until DMA engines and HBM have moved the last byte"
    ) { $0.dmaActive },
    share("dma_active_time_percent", .dma, "dma_active_time / total_time") { $0.dmaActive },
    seconds(
      "static_dma_active_time", .dma,
      "dma_active_time of transfers with descriptors built beforehand: those of Vector's queue, on trn1 and inf2 all"
    ) { $0.active(.prebuilt) },
    share("dynamic_dma_active_time_percent", .dma, "dma_active_time of all other transfers / total_time") {
      $0.dynamicActive
    },
    share("static_dma_active_time_percent", .dma, "static_dma_active_time / total_time") { $0.active(.prebuilt) },
    real(
      "dma_transfer_average_bytes", .bytes, .dma,
      "dma_transfer_total_bytes / dma_transfer_count; null without transfers"
    ) { Double($0.allTransfers.bytes) / Double($0.allTransfers.count) },
    seconds(
      "dma_packet_time", .dma,
      "busy time of all DMA engines together; on trn1 and inf2 with what programs on GpSimd move by them"
    ) { $0.timeline.dma.engineBusy.reduce(.zero, +) },
    seconds("dma_transfer_time", .dma, "sum over transfers of the time in which their data moves") { $0.transferTime },
    whole("dma_transfer_count", .count, .dma, "executions of DMA instructions") { $0.allTransfers.count },
    whole("dma_transfer_total_bytes", .bytes, .dma, "bytes that these move, between any memories") {
      $0.allTransfers.bytes
    },
    whole("dma_queue_count", .count, .dma, "queues in use, one for each name and DMA engine") { $0.queueCount },
    whole(
      "inputs_and_weights_size_bytes", .bytes, .memory,
      "bytes of HBM buffers with inputs, optimizer state, weights and constants"
    ) { $0.inputBytes + $0.weightBytes },
    whole(
      "inputs_outputs_weights_size_bytes", .bytes, .memory, "inputs_and_weights_size_bytes and buffers with results"
    ) { $0.inputBytes + $0.weightBytes + $0.bufferBytes[.outputs, default: 0] },
    whole("weight_size_bytes", .bytes, .memory, "bytes of HBM buffers with weights and constants") { $0.weightBytes },
    whole(
      "static_dma_packet_count", .count, .dma, "descriptors of transfers with descriptors built beforehand"
    ) { $0.family(.prebuilt).descriptors },
    whole("static_dma_size", .bytes, .dma, "bytes that these move") { $0.family(.prebuilt).bytes },
    packetShare("dynamic_dma_packet_percent", "descriptors that are made at run time / all") {
      $0.allTransfers.descriptors - $0.family(.prebuilt).descriptors
    },
    packetShare("static_dma_packet_percent", "static_dma_packet_count / all descriptors") {
      $0.family(.prebuilt).descriptors
    },
    sizeShare("dynamic_dma_size_percent", "bytes moved by descriptors that are made at run time / all") {
      $0.allTransfers.bytes - $0.family(.prebuilt).bytes
    },
    sizeShare("static_dma_size_percent", "static_dma_size / dma_transfer_total_bytes") { $0.family(.prebuilt).bytes },
  ]

  static let memoryRows: [Metric] = [
    real(
      "mbu_estimated_percent", .fraction, .utilization,
      "(hbm_read_bytes + hbm_write_bytes) / (total_time x bandwidth of an HBM stack, which several cores share)"
    ) { $0.bandwidthShare($0.hbmBytes) },
    real(
      "mbu_min_read_util_percent", .fraction, .utilization,
      "inputs_and_weights_size_bytes / (total_time x bandwidth of an HBM stack): everything read once"
    ) { $0.bandwidthShare($0.inputBytes + $0.weightBytes) },
    whole("hbm_write_bytes", .bytes, .memory, "bytes that DMA and programs on GpSimd write to HBM") {
      $0.timeline.dma.hbmBytesWritten
    },
    whole("hbm_read_bytes", .bytes, .memory, "bytes that they read from HBM") { $0.timeline.dma.hbmBytesRead },
    whole(
      "sbuf_write_bytes", .bytes, .memory,
      "bytes that engines and DMA write to SBUF, from the operands: partitions x elements x size"
    ) { $0.sbufBytes.written },
    whole(
      "sbuf_read_bytes", .bytes, .memory, "bytes that they read from SBUF, likewise; broadcasts count as often as read"
    ) {
      $0.sbufBytes.read
    },
    whole(
      "spill_save_bytes", .bytes, .memory,
      "bytes that DMA writes to HBM buffers with activations or spilled tiles: what one part of the program leaves for another in HBM"
    ) { $0.spillBytes.saved },
    whole("spill_reload_bytes", .bytes, .memory, "bytes that DMA reads from them") { $0.spillBytes.reloaded },
    whole(
      "psum_write_bytes", .bytes, .memory,
      "bytes that engines write to PSUM, from the operands; adding in place is a write"
    ) { $0.psumBytes.written },
    whole("psum_read_bytes", .bytes, .memory, "bytes that engines read from PSUM, likewise") { $0.psumBytes.read },
    whole(
      "psum_read_sbuf_write_count", .count, .memory,
      "executions of instructions that read PSUM and write SBUF"
    ) { $0.drains.count },
    whole("psum_read_sbuf_write_bytes", .bytes, .memory, "bytes that these read from PSUM") { $0.drains.bytes },
    whole(
      "input_queue_bytes", .bytes, .dma,
      "bytes of transfers from inputs. By what is moved, whoever makes the descriptors: queues here carry any content"
    ) { $0.contentBytes[.input, default: 0] },
    whole("output_queue_bytes", .bytes, .dma, "bytes of transfers to results, likewise") {
      $0.contentBytes[.output, default: 0]
    },
    whole(
      "weight_queue_bytes", .bytes, .dma,
      "bytes of all other transfers: weights, constants, optimizer state, spilled tiles, copies on chip"
    ) { $0.contentBytes[.data, default: 0] },
  ]

  static let dynamicDMARows: [Metric] =
    family("software", .software, "transfers whose descriptors GpSimd makes: those of its queue, from trn2 on")
    + family(
      "hardware", .hardware,
      "transfers whose descriptors the core's generators make: those of Sync's and Scalar's queues, from trn2 on")

  private static func family(_ name: String, _ descriptors: DMADescriptors, _ which: String) -> [Metric] {
    let prefix = "\(name)_dynamic_dma_"
    return [
      seconds(prefix + "active_time", .dma, "dma_active_time of \(which)") { $0.active(descriptors) },
      share(prefix + "active_time_percent", .dma, "\(prefix)active_time / total_time") { $0.active(descriptors) },
      whole(prefix + "packet_count", .count, .dma, "descriptors of these") { $0.family(descriptors).descriptors },
      whole(prefix + "size", .bytes, .dma, "bytes that these move") { $0.family(descriptors).bytes },
      packetShare(prefix + "packet_percent", "\(prefix)packet_count / all descriptors") {
        $0.family(descriptors).descriptors
      },
      sizeShare(prefix + "size_percent", "\(prefix)size / dma_transfer_total_bytes") { $0.family(descriptors).bytes },
    ]
  }

  private static func packetShare(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (borrowing NeuronMeasures) -> Int
  ) -> Metric {
    real(name, .fraction, .dma, meaning) { measures in
      Double(value(measures)) / Double(max(1, measures.allTransfers.descriptors))
    }
  }

  private static func sizeShare(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (borrowing NeuronMeasures) -> Int
  ) -> Metric {
    real(name, .fraction, .dma, meaning) { measures in
      Double(value(measures)) / Double(max(1, measures.allTransfers.bytes))
    }
  }
}

extension NeuronMeasures {
  func family(_ descriptors: DMADescriptors) -> Transfers { transfers[descriptors] ?? Transfers() }
  func active(_ descriptors: DMADescriptors) -> Ticks { family(descriptors).active }
  var weightBytes: Int { bufferBytes[.weights, default: 0] + bufferBytes[.constants, default: 0] }
  var inputBytes: Int { bufferBytes[.inputs, default: 0] + bufferBytes[.optimizerState, default: 0] }
}
