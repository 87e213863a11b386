"""Work that runs later, in a process of its own."""
