"""What helps partners to write."""
