"""Surveys: asking, answering, and a report that adds up."""
