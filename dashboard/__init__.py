"""Styringsdialog: monthly exports in, checked and kept; the municipality's steering numbers out."""
