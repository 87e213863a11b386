"""The look: base page, components, styles, scripts, middleware."""
