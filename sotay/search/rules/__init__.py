"""What is looked for and how, apart from rows and indexes. Pure."""
