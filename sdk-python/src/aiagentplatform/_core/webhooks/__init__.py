"""Webhooks: the signature's rules (`signature`), and the receiver that ``client.webhooks`` is (`receiver`)."""
