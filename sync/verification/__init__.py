"""Checking a public bundle from its bytes alone, step by step, as docs/FORMATS.md numbers the steps."""
