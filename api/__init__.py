"""Everything a person or a program calls: command line, HTTP, chat page."""
