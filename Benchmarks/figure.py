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
        """Whether the figure keeps its limits, or None where it has none."""
        if self.at_most is None and self.at_least is None:
            return None
        return (self.at_most is None or self.value <= self.at_most) and (
            self.at_least is None or self.value >= self.at_least
        )

    @property
    def limits(self):
        limits = [("at least", self.at_least), ("at most", self.at_most)]
        return ", ".join(f"{words} {limit:g}" for words, limit in limits if limit is not None)

    def described(self):
        text = f"{self.value:12.5g} {self.unit:8}"
        if self.holds is not None:
            text += f" {'ok' if self.holds else 'MISSED':6} ({self.limits})"
        return f"{text}  {self.note}".rstrip()

    def as_json(self):
        entry = {"name": self.name, "value": self.value, "unit": self.unit}
        for key in ("at_most", "at_least"):
            if getattr(self, key) is not None:
                entry[key] = getattr(self, key)
        if self.holds is not None:
            entry["holds"] = self.holds
        return entry | ({"note": self.note} if self.note else {})
