"""Plain sentences of sending: how often, how long, how many parts, what of it is shown."""
