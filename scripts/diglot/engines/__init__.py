"""The site generators an edition can be built with: one folder each."""
