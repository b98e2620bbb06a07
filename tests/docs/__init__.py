"""What the documents say is tried: every command, every link."""
