"""Pages of units and people, and of whoever keeps them."""
