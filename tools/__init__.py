"""Programs for those who work on the product; the product does not import them."""
