"""One line of the benchmark table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    name: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def holds(self):
        """Whether the figure keeps its limit, or None where it has none."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return self.value >= self.at_least if self.at_least is not None else None

    def described(self):
        text = f"{self.value:12.5g} {self.unit:8}"
        if self.holds is not None:
            words = f"at most {self.at_most:g}" if self.at_most is not None else f"at least {self.at_least:g}"
            text += f" {words:14} {'ok' if self.holds else 'MISSED'}"
        return f"{text}  {self.note}".rstrip()

    def as_json(self):
        entry = {"name": self.name, "value": self.value, "unit": self.unit}
        for key in ("at_most", "at_least"):
            if getattr(self, key) is not None:
                entry[key] = getattr(self, key)
        if self.holds is not None:
            entry["holds"] = self.holds
        return entry | ({"note": self.note} if self.note else {})
