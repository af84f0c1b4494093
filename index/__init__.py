"""Finding passages: the catalogue, the vector and keyword stores, and one way to search."""
