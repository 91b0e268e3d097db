"""What is done in a Python process: the probes, and the libraries that they are done to."""
