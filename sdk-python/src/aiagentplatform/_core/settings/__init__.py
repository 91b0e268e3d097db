"""What a client is told before it calls: product, API key, addresses, timeouts, retries, clock, log. Sends nothing."""
