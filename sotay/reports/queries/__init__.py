"""Everything that a report reads, and everything that its pages show."""
