"""PostgreSQL whose connections keep what they have planned, and are looked at without asking.

By Django's habit every statement is parsed and planned anew, and every request begins with a
question to the server whether it is still there. A page asks twenty times, so both are dear.
"""

import select
from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql import base, features, operations

from sotay.kernel.turns import of_this_process

# What a connection keeps planned, most lately used first. The product's own statements are a
# few hundred; a list of values of another length is another statement.
PLANS_KEPT = 500

# A number that PostgreSQL's protocol sends as two bytes: of the values of one statement.
MOST_VALUES = 65_535

# Django's type stubs leave out the hooks that its own backends override: hence the ignores below.


class DatabaseFeatures(features.DatabaseFeatures):
    """What can be done when the server binds."""

    max_query_params = MOST_VALUES


class DatabaseOperations(operations.DatabaseOperations):
    """Many rows at once, in statements that are not too long."""

    def bulk_batch_size(self, fields: Sequence[Any], objs: Sequence[Any]) -> int:
        """How many of the rows one statement takes."""
        return min(len(objs), MOST_VALUES // max(1, len(fields)))


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that keeps its plans, and lets others compute while it waits for the disk."""

    features_class = DatabaseFeatures
    ops_class = DatabaseOperations

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """As Django does it, with room for plans."""
        connection: Any = super().get_new_connection(conn_params)
        connection.prepared_max = PLANS_KEPT
        return connection

    def is_usable(self) -> bool:
        """Whether the server is still at the other end, as far as our end has heard.

        Between requests a server says nothing, except that it is going. So something to read
        means a connection that is better opened anew; to find nothing costs no round trip.
        """
        if self.connection is None or self.connection.closed:
            return False
        ear = select.poll()
        ear.register(self.connection.fileno(), select.POLLIN | select.POLLPRI)
        return not ear.poll(0)

    def _commit(self) -> Any:
        with of_this_process.aside():
            return super()._commit()  # type: ignore[misc]
