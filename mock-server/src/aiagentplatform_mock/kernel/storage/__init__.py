"""What is kept, and how it is found again: the database, the companies' objects, pages of them, ids, the journal.

Must not know plans, keys or HTTP.
"""
