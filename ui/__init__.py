"""Everything Qt, and nothing but Qt: screens, widgets, threads."""
