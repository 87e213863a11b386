"""Pure Python that everything above stands on: no Django models, no requests."""
