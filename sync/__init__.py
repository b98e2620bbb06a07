"""Batches, transports and the sending agent; `sync.central` is the city's side."""
