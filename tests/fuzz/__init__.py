"""Files made to break their readers: every bit flip and truncation, and a million mutations."""
