"""How long a kernel takes on the chip."""

from functools import total_ordering


@total_ordering
class KernelTime:
    """The simulated time of a call of a kernel. Compares with numbers, which are microseconds."""

    def __init__(self, report):
        self.report = report
        self.microseconds = report["microseconds"]

    # Shares of the kernel's time.

    @property
    def engines(self):
        """The busy share of each engine, and of the DMA engines, 0 to 1."""
        total = self.microseconds or 1
        shares = {engine["name"]: engine["busy"] / total for engine in self.report["engines"]}
        return shares | {"dma": self.report["dma_busy_share"]}

    @property
    def mfu(self):
        """Floating-point operations of matrix products over what the Tensor engine can do in the time, at bf16."""
        return self.report["mfu"]

    @property
    def hbm_bytes(self):
        return self.report["hbm_bytes_read"] + self.report["hbm_bytes_written"]

    @property
    def lines(self):
        """The kernel's lines, the most expensive first: function, location, instructions, busy, dma, waiting."""
        return self.report["lines"]

    def __float__(self):
        return self.microseconds

    def __eq__(self, other):
        return self.microseconds == float(other)

    def __lt__(self, other):
        return self.microseconds < float(other)

    __hash__ = None

    def __repr__(self):
        return f"KernelTime({self.microseconds:.3f} us)"

    def __str__(self):
        shares = ", ".join(f"{name} {share:.0%}" for name, share in self.engines.items() if share >= 0.005)
        text = [
            f"simulated: {self.microseconds:.2f} us, {self.report['instructions']} instructions; busy: {shares}",
            f"MFU {self.mfu:.1%}, HBM {self.hbm_bytes / 1e6:.2f} MB, {self.report['estimated_share']:.0%} rests on estimates",
        ]
        if self.lines:
            text.append("   engines us     DMA us  waiting us  times  line")
        for line in self.lines[:10]:
            text.append(
                f"{line['busy']:13.2f} {line['dma']:10.2f} {line['waiting']:11.2f} {line['instructions']:6}  "
                f"{line['location']} {line['function']}"
            )
        return "\n".join(text)
