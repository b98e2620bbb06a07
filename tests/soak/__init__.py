"""A month of a city in minutes of a virtual clock: ``make soak``."""
