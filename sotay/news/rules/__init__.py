"""The life of an article and what is counted of it, apart from rows and pages."""
