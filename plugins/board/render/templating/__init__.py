"""The theme's templates, styles and texts, compiled."""
