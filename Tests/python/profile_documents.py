"""Report documents of made-up programs: a training step of a GPT, a kernel, nothing, and names chosen to do harm."""

import random

TICKS_PER_SECOND = 33.6e9
ENGINES = ["Tensor", "Vector", "Scalar", "GpSimd", "Sync"]
HOSTILE = '<img src=x onerror="window.harmed=1"></script><script>window.harmed=1</script>"\'&{{7*7}}@start$name'


def empty():
    """What ran and did nothing."""
    point = {"name": "whole call", "flops": 0, "bytes": 0, "seconds": 0}
    steps = {"capacity": 0, "times": [], "bytes": []}
    columns = ["lane", "start", "end", "busy", "waiting", "blocker", "instructions", "mixed"]
    columns += ["op", "location", "mnemonic"]
    return {
        "version": 1,
        "program": {
            "name": "jit_nothing",
            "core": "one NeuronCore-v3 of trn2",
            "instructions": 0,
            "seconds": 0,
            "launch_seconds": 9.4e-6,
            "estimated_share": 0,
        },
        "headline": {"bound_by": "Nothing", "because": "The program is empty.", "mfu": None, "hfu": None, "price": None},
        "roofline": {
            "hbm_bytes_per_second": 358e9,
            "ceilings": [{"name": "bf16", "flops_per_second": 78.6e12}],
            "whole": point,
            "points": [],
        },
        "lanes": [],
        "blockers": [],
        "strings": [],
        "spans": {**{name: [] for name in columns}, "resolution": 0},
        "utilization": [],
        "operations": [],
        "lines": [],
        "opcodes": [],
        "memory": {
            "hbm": {"capacity": 0, "times": [], "kinds": []},
            "sbuf": dict(steps),
            "psum": dict(steps),
            "peak": {"seconds": 0, "bytes": 0, "holds": []},
        },
        "regions": [],
        "transfers": [],
        "advice": [],
        "settings": [{"name": "Roundhouse", "value": "0.1.0"}],
    }


def program(spans, operations, lines, seconds, name, queues=8, seed=1):
    """Engines and queues that do `spans` pieces of the named operations at the named lines, one after another."""
    chance = random.Random(seed)
    document = empty()
    document["program"] |= {
        "name": name,
        "instructions": 15 * spans,
        "seconds": seconds,
        "estimated_share": 0.012,
    }
    document["headline"] |= {
        "bound_by": "Latency",
        "because": "No unit is busy more than half of the time; the engines wait mostly for DMA.",
        "mfu": 0.0402,
        "hfu": 0.0411,
    }
    lanes = [{"name": engine, "kind": "engine"} for engine in ENGINES]
    lanes += [{"name": f"DMA q{index}", "kind": "queue"} for index in range(queues)]
    mnemonics = ["matmul", "tensor_tensor", "activation", "iota", "sync", *["dma_copy"] * queues]
    strings = [*operations, *lines, *sorted(set(mnemonics))]
    end = int(seconds * TICKS_PER_SECOND)
    columns = {name: [] for name in document["spans"] if name != "resolution"}
    load = [0.3, 0.55, 0.3, 0.05, 0.1, *[0.2] * queues]
    for lane in range(len(lanes)):
        count = spans // len(lanes)
        for index in range(count):
            start = end * index // count
            length = max(1, int(end / count * min(1, load[lane] * chance.uniform(0.3, 1.6))))
            merged = chance.choice([1, 1, 1, 8])
            operation = chance.choices(range(len(operations)), [1 / (i + 1) for i in range(len(operations))])[0]
            waited = chance.random() < 0.4
            entry = {
                "lane": lane,
                "start": start,
                "end": start + length,
                "busy": length if merged == 1 else length // 2,
                "waiting": length // 3 if waited else 0,
                "blocker": chance.randrange(6) if waited else -1,
                "instructions": merged,
                "mixed": int(merged > 1),
                "op": operation,
                "location": len(operations) + chance.randrange(len(lines)),
                "mnemonic": strings.index(mnemonics[lane]),
            }
            for field, value in entry.items():
                columns[field].append(value)
    document |= {
        "lanes": lanes,
        "blockers": [*ENGINES, "DMA"],
        "strings": strings,
        "spans": {**columns, "resolution": 2352 if spans >= 1000 else 0},
        "utilization": [
            {"name": unit, "busy": [min(1, max(0, share * chance.uniform(0.4, 1.6))) for _ in range(200)]}
            for unit, share in [*zip(ENGINES, load, strict=False), ("DMA", 0.15), ("HBM", 0.14)]
        ],
    }

    def shares(names, engine):
        return [
            {
                "name": name,
                "engine": ENGINES[index % 3] if engine else "",
                "instructions": 4000 // (index + 1),
                "busy_seconds": seconds * 0.4 / (index + 1),
                "waiting_seconds": seconds * 0.2 * chance.random() / (index + 1),
                "dma_seconds": seconds * 0.1 * chance.random(),
                "hbm_bytes": int(2**28 * chance.random() / (index + 1)),
            }
            for index, name in enumerate(names)
        ]

    document["operations"] = shares(operations, True)
    document["lines"] = shares(lines, False)
    document["opcodes"] = shares(sorted(set(mnemonics)), True)
    document["roofline"]["ceilings"] = [
        {"name": "bf16", "flops_per_second": 78.6e12},
        {"name": "fp32", "flops_per_second": 19.7e12},
    ]
    document["roofline"]["whole"] = {"name": "whole call", "flops": seconds * 3.16e12, "bytes": 7 * 2**26, "seconds": seconds}
    document["roofline"]["points"] = [
        {
            "name": share["name"],
            "flops": share["hbm_bytes"] / 7 if index % 3 else seconds * 3.16e12 / (index + 1),
            "bytes": share["hbm_bytes"],
            "seconds": share["busy_seconds"],
        }
        for index, share in enumerate(document["operations"])
    ]
    times = [seconds * index / 60 for index in range(60)]
    held = {"weights": [77 << 20] * 60, "optimizer state": [154 << 20] * 60, "inputs": [1 << 20] * 60}
    held["activations"] = [int((54 << 20) * (1 - abs(index - 30) / 30)) for index in range(60)]
    held["spill"] = [(6 << 20) if 25 < index < 35 else 0 for index in range(60)]
    totals = [sum(column) for column in zip(*held.values(), strict=True)]
    top = totals.index(max(totals))
    document["memory"] = {
        "hbm": {
            "capacity": 24 << 30,
            "times": times,
            "kinds": [{"name": kind, "bytes": values} for kind, values in held.items()],
        },
        "sbuf": {"capacity": 24 << 20, "times": times, "bytes": [int((24 << 20) * chance.random()) for _ in times]},
        "psum": {"capacity": 2 << 20, "times": times, "bytes": [chance.randrange(9) << 18 for _ in times]},
        "peak": {
            "seconds": times[top],
            "bytes": totals[top],
            "holds": [
                {"name": f"layer{index}.attention.kernel", "kind": kind, "bytes": values[top] // 2, "op": "add", "location": lines[0]}
                for index in range(4)
                for kind, values in held.items()
                if values[top] // 2
            ],
        },
    }
    parts = [("Vector engine", "Vector engine", 0.8, ""), ("latency", "Tensor engine", 0.3, "DMA"), ("DMA", "DMA", 0.9, "")]
    document["regions"] = [
        {
            "start_seconds": seconds * index * (index + 1) / 12,
            "end_seconds": seconds * (index + 1) * (index + 2) / 12,
            "bound": bound,
            "busiest": busiest,
            "busy_share": share,
            "waits_for": waits,
            "op": operations[index % len(operations)],
            "location": lines[0],
        }
        for index, (bound, busiest, share, waits) in enumerate(parts)
    ]
    document["transfers"] = [
        {
            "bytes_per_descriptor": size,
            "descriptors": chance.randrange(1, 3000),
            "bytes": chance.randrange(1, 40 << 20),
            "efficiency": min(1, size / 2048) * chance.uniform(0.7, 1),
            "queue": f"q{index % queues}",
            "what": "weights from HBM",
            "op": operations[index % len(operations)],
            "location": lines[index % len(lines)],
        }
        for index, size in enumerate(2 ** chance.randrange(3, 16) for _ in range(60))
    ]
    document["advice"] = [
        {
            "title": f"Make the descriptors of {lines[0]} longer",
            "evidence": "61.0 % of its bytes go in descriptors of 64 bytes, which reach 12.5 % of the bandwidth.",
            "remedy": "Lay the array out so that what is moved together lies together.",
            "places": [f"dot_general {lines[0]}"],
            "gain_seconds": seconds * 0.11,
        },
        {
            "title": "Multiply in bf16",
            "evidence": "fp32 matrix products take four passes; 18 % of the Tensor engine's time goes to them.",
            "remedy": "Cast the operands to bf16.",
            "places": lines[:3],
            "gain_seconds": seconds * 0.031,
        },
        {
            "title": "Few partitions are used",
            "evidence": "reduce uses 8 of 128 partitions.",
            "remedy": "",
            "places": [],
            "gain_seconds": None,
        },
    ]
    document["settings"] = [
        {"name": "Roundhouse", "value": "0.1.0"},
        {"name": "Command", "value": "roundhouse run gpt_demo_step.mlir --time-only --profile out"},
        {"name": "Chip", "value": "trn2"},
        {"name": "Made", "value": "2026-11-23T22:33:00Z"},
    ]
    return document


def gpt_step(spans=3000):
    operations = "dot_general multiply add reduce divide exponential transpose broadcast_in_dim select subtract".split()
    operations += [f"fusion.{index}" for index in range(40)]
    lines = [f"/home/someone/projects/gpt/model.py:{index}" for index in range(10, 90)]
    return program(spans, operations, lines, 14.538e-3, "jit_train_step")


def kernel():
    return program(200, ["nki.matmul", "nki.softmax"], ["attention.py:12", "attention.py:40"], 41e-6, "attention", queues=2)


def priced():
    document = kernel()
    document["headline"]["price"] = {
        "per_hour": 2.235,
        "per_million_tokens": 0.0044,
        "currency": "USD",
        "source": "trn2.3xlarge, from prices.json",
    }
    return document


def hostile():
    """The same text wherever a name of the user's may stand."""
    document = program(200, [HOSTILE] * 2, [HOSTILE] * 2, 41e-6, HOSTILE)

    def spoil(value):
        if isinstance(value, dict):
            return {key: spoil(part) for key, part in value.items()}
        if isinstance(value, list):
            return [spoil(part) for part in value]
        return HOSTILE if isinstance(value, str) and value not in ("engine", "queue") else value

    return spoil(document)
