"""The documents, and the command that records the conversation in them."""
