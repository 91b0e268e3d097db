"""
How bytes travel: `interface.py` is all that the runtime knows of HTTP libraries, and the only thing that a transport of
your own has to be. The rest adapts the libraries, owns their connections, and keeps a call's total time.
"""
