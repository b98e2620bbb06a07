"""Benchmarks hold each figure against a bound that is measured beside it: ``make bench``."""
