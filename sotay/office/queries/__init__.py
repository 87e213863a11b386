"""Everything that the staff pages ask."""
