"""One file per screen: it renders a view model and emits intents, and holds nothing else."""
