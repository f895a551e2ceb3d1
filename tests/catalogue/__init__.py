"""What partners write: reading, checking, loading."""
