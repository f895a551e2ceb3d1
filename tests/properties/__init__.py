"""What must hold for any person, any order and any input."""
