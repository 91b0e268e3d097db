"""
What stands around each attempt, between a call and its transport: the caller's `middleware`, OpenTelemetry's spans and
metrics (`tracing`), and a `whole` reply, for layers that answer by themselves.
"""
