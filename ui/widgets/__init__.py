"""Drawn for touch: each widget measures its own text, so that nothing is ever cut."""
