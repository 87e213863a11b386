"""Finding things by their words, among what one may read."""
