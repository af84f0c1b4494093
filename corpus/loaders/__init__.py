"""One loader a format: from the bytes of a file to blocks."""
