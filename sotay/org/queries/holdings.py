"""What a person holds on a day: memberships, positions, charges, work on the system.

Every page and every act asks this first, so it is one statement in plain SQL: building it
from query sets took ten times as long as everything that the database did for it.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from sotay.org.models import Person, StatusPeriod, SystemRole, Title
from sotay.policy.reading import once_a_request

_EVERYTHING = """
SELECT 'membership', m.unit_id, m.kind,
    (SELECT s.status FROM org_statusperiod s WHERE s.person_id = m.person_id
        AND s.starts <= %s AND (s.ends IS NULL OR s.ends > %s) ORDER BY s.id LIMIT 1),
    EXISTS (SELECT 1 FROM org_temporaryabsence a WHERE a.person_id = m.person_id
        AND a.starts <= %s AND (a.ends IS NULL OR a.ends > %s))
FROM org_membership m
WHERE m.person_id = %s AND m.starts <= %s AND (m.ends IS NULL OR m.ends > %s)
UNION ALL
SELECT 'position', p.unit_id, t.office,
    (SELECT s.status FROM org_statusperiod s WHERE s.person_id = p.person_id
        AND s.starts <= %s AND (s.ends IS NULL OR s.ends > %s) ORDER BY s.id LIMIT 1),
    FALSE
FROM org_position p JOIN org_title t ON t.code = p.title_id
WHERE p.person_id = %s AND p.starts <= %s AND (p.ends IS NULL OR p.ends > %s)
UNION ALL
SELECT 'charge', c.unit_id, '', NULL, FALSE FROM org_charge c
WHERE c.person_id = %s AND c.starts <= %s AND (c.ends IS NULL OR c.ends > %s)
UNION ALL
SELECT 'role', r.unit_id, r.role, NULL, FALSE FROM org_systemrole r
WHERE r.person_id = %s AND r.starts <= %s AND (r.ends IS NULL OR r.ends > %s)
"""

_HEADS = frozenset({Title.Office.HEAD.value, Title.Office.DEPUTY.value})


@dataclass(frozen=True)
class HeldMembership:
    """Membership of a unit; ``status`` is exemption or suspension, if there is one."""

    unit_id: int
    kind: str
    status: str | None
    absent: bool


@dataclass(frozen=True)
class Holdings:
    """Everything that one person holds on one day; the pairs are a unit's id and what is held.

    ``offices`` leaves out titles that are no office of the unit's committee; ``posts`` are the
    units of all titles.
    """

    memberships: tuple[HeldMembership, ...]
    offices: tuple[tuple[int, str], ...]
    charges: frozenset[int]
    roles: tuple[tuple[int, str], ...]
    posts: frozenset[int] = frozenset()
    suspended: bool = False

    @property
    def keeps_records(self) -> bool:
        """Whether they are head, deputy or clerk of some unit, who keep what it keeps."""
        return any(office in _HEADS for _unit, office in self.offices) or any(
            role == SystemRole.Role.CLERK for _unit, role in self.roles
        )


def holdings_of(person: Person, day: date) -> Holdings:
    """What ``person`` holds on ``day``: one query, once a request."""
    return once_a_request(("holdings", person.pk, day), lambda: _read(person.pk, day))


def _read(person_id: int, day: date) -> Holdings:
    on = connection.ops.adapt_datefield_value(day)
    held = [person_id, on, on]
    with connection.cursor() as cursor:
        cursor.execute(_EVERYTHING, [on, on, on, on, *held, on, on, *held, *held, *held])
        rows = cursor.fetchall()
    return Holdings(
        memberships=tuple(
            HeldMembership(unit_id, kind, status, bool(absent))
            for what, unit_id, kind, status, absent in rows
            if what == "membership"
        ),
        offices=tuple((row[1], row[2]) for row in rows if row[0] == "position" and row[2]),
        charges=frozenset(row[1] for row in rows if row[0] == "charge"),
        roles=tuple((row[1], row[2]) for row in rows if row[0] == "role"),
        posts=frozenset(row[1] for row in rows if row[0] == "position"),
        suspended=any(row[3] == StatusPeriod.Status.SUSPENDED for row in rows),
    )
