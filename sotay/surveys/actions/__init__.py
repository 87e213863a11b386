"""Writes of surveys, one file per noun."""
