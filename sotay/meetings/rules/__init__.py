"""What the regulations say about a meeting, as plain functions of plain values."""
