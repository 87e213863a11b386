"""What a register must keep to, in pure sentences."""
