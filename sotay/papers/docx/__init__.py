"""The editable file of a paper."""

from sotay.papers.docx.render import render_docx

__all__ = ["render_docx"]
