"""Those who meet: a cell, or a body inside a unit."""

from dataclasses import dataclass

from sotay.org.models import Body, Person, Unit


@dataclass(frozen=True)
class Circle:
    """Those who meet, with what stays the same from month to month.

    Attributes:
        key: names the circle in the ids of its acts.
        people: by their places; who has no place in the plot is not here.
    """

    key: str
    unit: Unit
    body: Body | None
    chair: Person
    secretary: Person
    hall: str
    people: tuple[Person, ...]

    def choice(self, kind: str) -> str:
        """What the form of a new meeting sends."""
        return f"{self.unit.pk}-{self.body.pk if self.body else 0}-{kind}"
