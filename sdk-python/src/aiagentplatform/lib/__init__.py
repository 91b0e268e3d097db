"""Conveniences of this product, written by hand on top of the generated resources."""
