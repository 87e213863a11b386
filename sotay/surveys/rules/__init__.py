"""The arithmetic of a survey, apart from rows and pages."""
