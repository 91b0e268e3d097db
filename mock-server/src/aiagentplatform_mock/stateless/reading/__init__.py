"""What a request says, judged against the document: parameters, body, credentials, preferences.

Must not know what is answered.
"""
