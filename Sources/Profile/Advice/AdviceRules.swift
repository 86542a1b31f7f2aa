import InstructionSet
import Machine
import Numerics
import Silicon

extension AdviceRule {
  /// The rules, in no order: findings are ordered by gain.
  public static let all: [AdviceRule] = [
    emptyArray, throttling, transposes, reloads, kernelCoverage, smallTransfers, fewPartitions, fp32Products, lateLoads,
    functionTables, onGpSimd, launches,
  ]

  private static let summaryPage = "Neuron Explorer, overview-summary-page.rst, recommendations"

  static let emptyArray = AdviceRule(
    id: "low_model_flops", title: "Products fill little of the Tensor engine's array",
    remedy:
      "Contract over 128 rows, give 128 stationary columns, and join small products to batches; a pass takes the same "
      + "time however many rows and columns it uses.", source: summaryPage + ": model FLOPs below 50 % of active FLOPs"
  ) { seen in
    let passes = seen.positions { $0.kind == .matmul }
    let busy = seen.busy(passes)
    guard seen.share(busy) >= 0.05 else { return nil }
    let used = passes.reduce(0.0) { $0 + seen.fill(of: $1) * Double(seen.instructions[$1].busy.count) }
    let share = used / Double(max(1, busy.count))
    guard share <= 0.5 else { return nil }
    let partly = passes.filter { seen.fill(of: $0) < 0.75 }
    return Finding(
      text: "Passes take \(percent(seen.share(busy))) of the time and use \(percent(share)) of the array.",
      instructions: partly,
      change: seen.costs(of: partly) { instruction, cost in
        cost.scale(seen.fill(of: instruction))
      })
  }

  static let throttling = AdviceRule(
    id: "throttling", title: "The Tensor engine runs below full rate",
    remedy: "Keep it busy for more than half of every few microseconds: load ahead, and let products follow each other "
      + "instead of alternating with other work.", source: summaryPage + ": active FLOPs throttled"
  ) { seen in
    let throttled = seen.timeline.tensor.throttled
    guard seen.share(throttled) >= 0.02 else { return nil }
    var core = seen.core
    core.throttle = nil
    return Finding(
      text: "Warming up costs \(percent(seen.share(throttled))) of the time in slower passes.",
      instructions: seen.positions { $0.kind == .matmul || $0.kind == .transpose }, change: .core(core))
  }

  static let transposes = AdviceRule(
    id: "transposes", title: "The Tensor engine transposes",
    remedy:
      "Store or load the operand in the layout its product wants, or let DMA transpose it while the engine works.",
    source: summaryPage + ": transposes above 10 % of hardware FLOPs"
  ) { seen in
    func flops(_ part: KeyPath<NeuronInstruction, Int>) -> Double {
      zip(seen.instructions, seen.neuron).reduce(0) { $0 + Double($1.0.count) * Double($1.1[keyPath: part]) }
    }
    let share = flops(\.transposeFLOPs) / max(1, flops(\.flops))
    let positions = seen.positions { $0.kind == .transpose }
    guard share > 0.1 else { return nil }
    return Finding(
      text: "Transposes are \(percent(share)) of the Tensor engine's FLOPs and "
        + "\(percent(seen.share(seen.busy(positions)))) of the time.",
      instructions: positions, change: seen.without(positions))
  }

  static let reloads = AdviceRule(
    id: "spill_reload", title: "Intermediate values go through HBM",
    remedy:
      "Use smaller tiles or batches so that values stay in SBUF, fuse what makes them with what uses them, or compute "
      + "them again (jax.checkpoint).", source: summaryPage + ": spill reloads above 25 % of HBM reads"
  ) { seen in
    let moves = seen.positions { $0.kind == .dma }
      .filter { seen.neuron[$0].spillBytesReloaded + seen.neuron[$0].spillBytesSaved > 0 }
    let reloaded = moves.reduce(0) { $0 + seen.neuron[$1].spillBytesReloaded * seen.instructions[$1].count }
    let share = Double(reloaded) / Double(max(1, seen.timeline.dma.hbmBytesRead))
    guard share > 0.25 else { return nil }
    return Finding(
      text: "\(percent(share)) of what is read from HBM are values that the program itself put there.",
      instructions: moves, change: seen.without(moves))
  }

  static let kernelCoverage = AdviceRule(
    id: "nki_coverage", title: "Few instructions come from NKI kernels",
    remedy: "Write a kernel for the ops that take longest; how much it would gain cannot be told before it is written.",
    source: summaryPage + ": NKI coverage below 50 %"
  ) { seen in
    // Of kernels alone every instruction is a kernel's.
    guard seen.profile.capture.modelFLOPs != nil else { return nil }
    let engines: Set<Engine> = [.tensor, .vector, .scalar]
    let all = seen.positions { engines.contains($0.engine) && $0.kind != .dma }
    let kernels = all.filter { seen.instructions[$0].origin.op.hasPrefix(Origin.kernelPrefix) }
    func count(_ positions: [Int]) -> Double { positions.reduce(0) { $0 + Double(seen.instructions[$1].count) } }
    let share = count(kernels) / max(1, count(all))
    guard !all.isEmpty, share < 0.5 else { return nil }
    return Finding(
      text: "\(percent(share)) of the Tensor, Vector and Scalar engines' instructions are kernels'.",
      instructions: all.filter { !kernels.contains($0) }.sorted {
        seen.instructions[$0].busy > seen.instructions[$1].busy
      },
      change: .unknown)
  }

  static let smallTransfers = AdviceRule(
    id: "small_dma", title: "Small DMA transfers",
    remedy:
      "Move 512 bytes or more in one piece for each partition, 4 KiB at best: change the layout in HBM, load wider "
      + "tiles, or join transfers.",
    source: "Neuron Explorer, overview-device-profiles.rst, small DMA transfers; NKI DMA guide"
  ) { seen in
    let small = seen.positions { $0.kind == .dma && $0.bytes < 512 * $0.descriptors }
      .filter { seen.mergedDescriptors($0) < seen.instructions[$0].descriptors }
    let busy = seen.dmaBusy(small)
    guard seen.share(dma: busy) >= 0.05 else { return nil }
    let descriptors = small.reduce(0) { $0 + seen.instructions[$1].descriptors * seen.instructions[$1].count }
    let bytes = small.reduce(0) { $0 + seen.instructions[$1].bytes * seen.instructions[$1].count }
    return Finding(
      text: "Descriptors of \(bytes / max(1, descriptors)) bytes on average keep the DMA engines busy for "
        + "\(percent(seen.share(dma: busy))) of the time.",
      instructions: small,
      change: seen.costs(of: small) { instruction, cost in
        guard case .dma(var work) = cost.kind else { return }
        let merged = seen.mergedDescriptors(of: instruction)
        work.bytesPerDescriptor = work.bytes / merged
        work.descriptors = merged
        cost.kind = .dma(work)
      })
  }

  static let fewPartitions = AdviceRule(
    id: "few_partitions", title: "Instructions on few partitions",
    remedy:
      "Spread the values over all 128 partitions: an instruction's time depends on the elements of one partition only.",
    source: "NKI programming guide: partition dimension"
  ) { seen in
    let few = seen.positions { instruction in
      instruction.kind == .engine && instruction.engine != .sync && instruction.engine != .tensor
        && instruction.partitions > 0 && instruction.partitions <= seen.core.partitions / 2
        && instruction.elementsInPartition > 1
    }
    let busy = seen.busy(few)
    guard seen.share(busy) >= 0.05 else { return nil }
    return Finding(
      text:
        "Instructions on \(seen.core.partitions / 2) partitions or fewer take \(percent(seen.share(busy))) of the "
        + "time.", instructions: few,
      change: seen.costs(of: few) { instruction, cost in
        let share = Double(instruction.partitions) / Double(seen.core.partitions)
        cost = instruction.resized(by: share).cost(on: seen.core, in: seen.profile.program)
      })
  }

  static let fp32Products = AdviceRule(
    id: "fp32_matmul", title: "Matrix products in fp32",
    remedy:
      "Cast their operands to bf16 (--auto-cast matmult, or jax.default_matmul_precision): passes take a quarter of the "
      + "time, sums stay fp32.", source: "NKI ISA guide: nc_matmul, cycles by type"
  ) { seen in
    let passes = seen.positions {
      $0.kind == .matmul && $0.operands.contains { $0.access == .read && $0.pattern.element == .f32 }
    }
    let busy = seen.busy(passes)
    guard seen.share(busy) >= 0.05 else { return nil }
    return Finding(
      text: "Passes in fp32 take \(percent(seen.share(busy))) of the time.", instructions: passes,
      change: seen.costs(of: passes) { instruction, cost in
        cost = instruction.inBF16.cost(on: seen.core, in: seen.profile.program)
      })
  }

  static let lateLoads = AdviceRule(
    id: "late_loads", title: "Engines wait for transfers that could be earlier",
    remedy:
      "Load the next tiles while the present ones are worked on: give tiles two or more places (buffers), and hoist loads "
      + "out of loops.", source: "NKI performance guide: overlapping data movement with compute"
  ) { seen in
    let waiting = seen.timeline.engines.filter { $0.engine != .sync }.map(\.waitingForDMA).max() ?? .zero
    let dma = seen.timeline.dma.engineBusy.reduce(.zero, +)
    let loads = seen.positions { $0.kind == .dma && $0.hbmBytesRead > 0 && $0.hbmBytesWritten == 0 }
    guard seen.share(waiting) >= 0.25, seen.share(dma: dma) < 0.5 else { return nil }
    return Finding(
      text: "An engine waits for DMA \(percent(seen.share(waiting))) of the time, while the DMA engines are busy "
        + "\(percent(seen.share(dma: dma))).", instructions: loads, change: .deeperBuffers)
  }

  static let functionTables = AdviceRule(
    id: "activation_tables", title: "The Scalar engine keeps loading tables of functions",
    remedy: "Do activations of one table after each other instead of alternating.",
    source: "NKI ISA guide: activation, ACT_TABLE_LOAD"
  ) { seen in
    let time = seen.timeline.activationTableTime
    guard seen.share(time) >= 0.03 else { return nil }
    let activations = seen.positions { $0.engine == .scalar && $0.kind == .engine }
    return Finding(
      text: "\(seen.timeline.activationTableLoads) loads take \(percent(seen.share(time))) of the time.",
      instructions: activations, change: seen.costs(of: activations) { _, cost in cost.activationTable = nil })
  }

  static let onGpSimd = AdviceRule(
    id: "gpsimd_programs", title: "Ops that only GpSimd can do",
    remedy: "Express the op with others that the Vector, Scalar or Tensor engine has, or do it on the host beforehand.",
    source: "Documentation/architecture.md: what falls to GpSimd"
  ) { seen in
    let programs = seen.positions { $0.kind == .software }
    let busy = seen.busy(programs)
    guard seen.share(busy) >= 0.05 else { return nil }
    return Finding(
      text: "They take \(percent(seen.share(busy))) of the time.", instructions: programs,
      change: seen.without(programs))
  }

  static let launches = AdviceRule(
    id: "launch", title: "Starting the program takes as long as running it",
    remedy: "Put more work into one program: jit the whole step, or several steps with lax.scan.",
    source: "chip descriptions: launch_fixed"
  ) { seen in
    let launch = seen.timeline.launch
    let whole = launch + seen.timeline.total
    guard whole > .zero, Double(launch.count) >= 0.2 * Double(whole.count) else { return nil }
    return Finding(
      text:
        "Each start costs \(percent(Double(launch.count) / Double(whole.count))) of a call, which is not part of the "
        + "simulated time.", change: .time(launch))
  }
}
