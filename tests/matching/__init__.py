"""The matching, behaviour by behaviour."""
