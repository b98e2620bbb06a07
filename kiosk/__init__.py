"""The offline core: what a ballot, a participant and a polling day are. No Qt, no network."""
