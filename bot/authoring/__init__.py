"""What helps partners to write: skeletons, previews, gaps, translations, schemas and the table.

Nothing here is needed to serve people. Files are written whole, and changed only in the places that are meant.
"""
