"""Benchmarks print figures and fail nothing: ``make bench``."""
