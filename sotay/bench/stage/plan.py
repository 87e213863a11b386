"""What a scenario wants to stand there before it begins, and what it finds there."""

from dataclasses import asdict, dataclass, field
from typing import Any

PASSWORD = "hoa-phuong-do-2025"  # noqa: S105 (throw-away accounts, deleted with their folder)
CODE = "HD2345"  # the code of every hall
CELLS_OF_A_WARD = 89


@dataclass(frozen=True)
class Plan:
    """How many there are, and how far their meetings have come."""

    cells: int
    members: int
    # One 30-page paper, attached to every meeting.
    paper: bool = False
    # A vote on the phones, open in every meeting.
    voting: bool = False
    # Everybody is on the roll already.
    present: bool = False
    # People of other cells, who met last month: what makes a database large.
    strangers: int = 0
    # One anonymous survey of the thirteen questions, open to everybody.
    survey: bool = False

    def as_json(self) -> dict[str, Any]:
        """For the process that writes the data."""
        return asdict(self)


@dataclass(frozen=True)
class MemberSeat:
    """One member, ready to come in: the cookies of a session, and where to go."""

    person: int
    name: str
    session: str
    meeting: int
    item: int = 0
    motion: int = 0
    paper: int = 0
    password: str = PASSWORD
    # Runs the meeting: opens and closes votes.
    keeper: bool = False


@dataclass(frozen=True)
class Cast:
    """Everybody of a stage."""

    seats: list[MemberSeat] = field(default_factory=list)
    code: str = CODE
    # The survey that everybody is asked, if there is one.
    survey: int = 0

    def as_json(self) -> dict[str, Any]:
        """For the process that drives."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Cast":
        """What ``as_json`` made."""
        seats = [MemberSeat(**seat) for seat in data["seats"]]
        return cls(seats=seats, code=data["code"], survey=data["survey"])

    @property
    def meetings(self) -> dict[int, list[MemberSeat]]:
        """The seats of each meeting, whoever runs it first."""
        found: dict[int, list[MemberSeat]] = {}
        for seat in self.seats:
            found.setdefault(seat.meeting, []).append(seat)
        return found
