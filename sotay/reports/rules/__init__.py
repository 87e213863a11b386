"""Counting and wording, as plain functions of plain values."""
