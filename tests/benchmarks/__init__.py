"""Benchmarks: commands that print figures; no part of the tests."""
