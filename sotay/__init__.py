"""Sổ Tay: an open, self-hostable handbook for party organisations."""

__version__ = "0.1.0"
