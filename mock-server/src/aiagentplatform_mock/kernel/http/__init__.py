"""From a request on the socket to a reply on it: read, take through the pipeline, transmit.

The uppermost package of the kernel: all others are below it, and none knows it.
"""
