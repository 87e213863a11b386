"""News of a unit: written by its editors' board, read by everybody it is meant for."""
