"""Every scene and intent of the conversation, as dialogues."""
