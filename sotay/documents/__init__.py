"""One library for the tree: what was issued above is read and used below."""
