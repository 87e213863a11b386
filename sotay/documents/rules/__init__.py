"""What can be read off a paper, apart from rows and pages."""
