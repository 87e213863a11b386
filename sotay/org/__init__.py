"""Units, people, positions: who belongs where, on which day."""
