"""Who may do what, and how much of it: companies and their plans, keys, rates, usage and quotas, idempotency.

Must not know HTTP; what these modules need of a request is passed to them.
"""
