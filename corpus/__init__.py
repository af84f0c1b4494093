"""What documents say: reading, structure, metadata, Vietnamese text, terms and places."""
