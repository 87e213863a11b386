"""Django's PostgreSQL backend, with statements that are planned once."""
