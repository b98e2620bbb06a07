"""What networks, disks, clocks and power do to a delivery; `python -m tests.faults` does all of it."""
