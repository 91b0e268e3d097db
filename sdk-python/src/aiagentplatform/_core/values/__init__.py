"""
The small values that every other folder handles: markers, headers, rate limits. They import nothing but one another.
"""
