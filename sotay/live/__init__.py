"""Live updates: topics, versions, tickets, the bus and the wire."""
