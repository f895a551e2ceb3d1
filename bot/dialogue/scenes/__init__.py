"""What is on a person's screen, scene by scene, and what can be done there."""
