"""What is answered: which of the documented replies, with which example, spelt how.

Must not know how a request was judged.
"""
