"""Throw-away data for the scenarios: a ward or a province, written in seconds."""
