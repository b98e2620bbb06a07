"""The city's side: set-up, intake, coverage, closing, opening, results and publishing."""
