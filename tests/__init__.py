"""Tests mirror the packages; `tools` holds programs made for them, `vectors` data for other languages."""
