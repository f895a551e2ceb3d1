"""Faults that the assistant must survive, each done to a real process."""
