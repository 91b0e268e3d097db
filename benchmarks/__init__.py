"""What the Python SDK costs, side by side with others. `python -m benchmarks` measures; see README.md."""
