"""The rules of the house, each with a test that it catches what it forbids."""
