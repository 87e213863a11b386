"""What comes to a unit and what goes out of it, numbered in its books."""
