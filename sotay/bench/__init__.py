"""Load scenarios: what a hall, a ward and a province do to the product, measured."""
