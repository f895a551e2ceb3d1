"""Measuring the matching: accuracy beside its rivals, speed, building and what each part gives."""
