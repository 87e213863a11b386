"""Rule profiles: the regulations of a time, as dated data."""
