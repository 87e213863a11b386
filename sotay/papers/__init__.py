"""The official layout: one model of a paper, drawn as DOCX and PDF; numbers and registers."""
