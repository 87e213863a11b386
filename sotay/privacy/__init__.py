"""What is kept about people: theirs to read, to correct, to see who looked; forgotten in time."""
