"""Tools for people who develop Diglot. Nothing here is part of the product or of its package."""
