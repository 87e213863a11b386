"""The sample ward, and the demo that lets anybody be anybody in it."""
