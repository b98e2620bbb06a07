"""Programs for trying the system out; not installed with the package."""
