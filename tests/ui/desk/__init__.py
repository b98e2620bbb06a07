"""Tests of the city's desk."""
