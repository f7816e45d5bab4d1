"""Rows and JSON Resumes in, record files out."""
