"""What leaves the house: SMS and e-mail, with the log of every delivery."""
