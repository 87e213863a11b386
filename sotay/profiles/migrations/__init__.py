"""Migrations of the rule profiles."""
