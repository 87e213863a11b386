"""Reads of surveys, one file per noun."""
