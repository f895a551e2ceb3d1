"""The channels that need no network."""
