"""The city's desk: what staff see and do. The only part of `ui` that knows `sync.central`."""
