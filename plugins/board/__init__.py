"""Plainboard: a micro-job board that lives in a Git repository."""
