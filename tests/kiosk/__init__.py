"""Tests of the offline core."""
