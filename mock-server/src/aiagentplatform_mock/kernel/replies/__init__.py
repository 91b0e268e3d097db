"""What is replied: as handlers say it (`replies`), as frames of a stream (`sse`), as it goes out (`outgoing`)."""
