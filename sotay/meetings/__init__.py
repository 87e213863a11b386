"""Meetings of cells and committees, from the invitation to the signed minutes."""
