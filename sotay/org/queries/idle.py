"""After how long without a touch somebody's pages are covered."""

from datetime import date

from django.db import connection

from sotay.accounts.models import Account
from sotay.kernel import clock
from sotay.org import rules
from sotay.org.models import IdleTime, Unit
from sotay.org.queries.units import ancestor_ids

# One look-up, because everybody who signs in asks: the nearest unit above one's home that chose.
_CHOSEN = """
WITH RECURSIVE above(id, parent_id, step) AS (
    SELECT u.id, u.parent_id, 0
    FROM org_membership m
    JOIN org_person p ON p.id = m.person_id
    JOIN org_unit u ON u.id = m.unit_id
    WHERE p.account_id = %s AND m.kind = 'home'
        AND m.starts <= %s AND (m.ends IS NULL OR m.ends > %s)
    UNION ALL
    SELECT u.id, u.parent_id, above.step + 1 FROM org_unit u JOIN above ON u.id = above.parent_id
    WHERE above.step < 12
)
SELECT
    (SELECT i.minutes FROM org_idletime i JOIN above a ON a.id = i.unit_id
     ORDER BY a.step LIMIT 1),
    EXISTS (SELECT 1 FROM org_systemrole r JOIN org_person p ON p.id = r.person_id
            WHERE p.account_id = %s AND r.role = 'administrator'
                AND r.starts <= %s AND (r.ends IS NULL OR r.ends > %s)),
    EXISTS (SELECT 1 FROM org_person p WHERE p.account_id = %s)
"""


def idle_minutes_of(account: Account) -> int:
    """Minutes for this account today; 0 is never. An account of nobody is an administrator's."""
    day = clock.today()
    values: list[int | date] = [account.pk, day, day, account.pk, day, day, account.pk]
    with connection.cursor() as cursor:
        cursor.execute(_CHOSEN, values)
        chosen, is_administrator, has_person = cursor.fetchone()
    return rules.idle_minutes(chosen, is_administrator=bool(is_administrator) or not has_person)


def chosen_idle_time(unit: Unit) -> int | None:
    """What the unit itself chose; None when it follows its superior."""
    row = IdleTime.objects.filter(unit=unit).first()
    return row.minutes if row else None


def inherited_idle_time(unit: Unit) -> int:
    """What holds for the unit when it chooses nothing."""
    above = ancestor_ids(unit)
    rows = {row.unit_id: row.minutes for row in IdleTime.objects.filter(unit__in=above)}
    chosen = next((rows[unit_id] for unit_id in above if unit_id in rows), None)
    return rules.idle_minutes(chosen, is_administrator=False)
