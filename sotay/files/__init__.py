"""Files: bytes by content, the names people gave them, pictures of pages."""
