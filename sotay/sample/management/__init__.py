"""The sample's commands."""
