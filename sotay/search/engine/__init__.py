"""The index: one engine behind four small modules, so that it could be another."""
