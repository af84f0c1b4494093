"""Answering: understand the question, retrieve, write, verify."""
