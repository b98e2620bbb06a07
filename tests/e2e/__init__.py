"""Tests of whole consultations, from set-up to results."""
