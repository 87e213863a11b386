"""The database's own refusal to change or remove an entry, whoever asks.

A later migration that rebuilds ``ledger_entry`` on SQLite drops the triggers with the old
table: it must call ``install`` again.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE = "ledger_entry"
_WORDS = "the ledger is append-only"


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; harmless when they are there."""
    lift(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql"
                f" AS $$ BEGIN RAISE EXCEPTION '{_WORDS}'; END $$"
            )
        for act in ("UPDATE", "DELETE"):
            cursor.execute(_trigger(connection.vendor, act))


def lift(connection: BaseDatabaseWrapper, *, act: str = "") -> None:
    """Drop both triggers, or the one against ``act``.

    The only lawful caller besides ``install`` is the test suite, which empties tables
    between tests that commit; on SQLite it does that with DELETE.
    """
    of_table = f" ON {_TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in [act] if act else ["UPDATE", "DELETE"]:
            cursor.execute(f"DROP TRIGGER IF EXISTS {_name(name)}{of_table}")


def _name(act: str) -> str:
    return f"{_TABLE}_no_{act.lower()}"


def _trigger(vendor: str, act: str) -> str:
    head = f"CREATE TRIGGER {_name(act)} BEFORE {act} ON {_TABLE}"
    if vendor == "postgresql":
        return f"{head} FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"
    return f"{head} BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
