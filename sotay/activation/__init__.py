"""How people come in: activation, consent, help with it, and why somebody could not."""
