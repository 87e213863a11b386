"""Reports: what the other folders hold, counted by unit, and the paper that says it."""
