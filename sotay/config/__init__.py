"""How the product is configured, started and checked. Nobody imports this folder."""
