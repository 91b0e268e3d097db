from aiagentplatform import (
    AIAgentPlatform,
    APIConnectionError,
    APIStatusError,
    ModelNotFoundError,
    RateLimitError,
    RetryPolicy,
)

client = AIAgentPlatform(max_retries=4)  # 408, 429, 5xx and lost connections; the same idempotency key each time

try:
    client.chat.completions.create(model="gpt-99", messages=[{"role": "user", "content": "Hi"}])
except ModelNotFoundError as error:  # every documented code has its class
    print(error.status, error.code, error.message, error.request_id)
except RateLimitError as error:  # every status has one
    print("Come back in", error.retry_after, "seconds;", error.rate_limit)
except APIStatusError as error:  # any error that the server sent
    print(error.status, error.body)
except APIConnectionError as error:  # no reply, or half of one
    print("Perhaps it was done." if error.sent else "It was not done.", error)

# Once, for this call; and to repeat it safely from another process, a key of your own:
client.models.list(options={"max_retries": 0})
client.embeddings.create(
    model="text-embedding-3-small",
    input="retry me",
    options={"idempotency_key": "order-4711-embedding"},
)

# How long to wait is up to you, too. Retry-After goes first.
with client.with_options(retry=RetryPolicy(max_retries=10, max_retry_after=300, wait=lambda state: 1.0)) as patient:
    patient.models.retrieve("gpt-5.2")

client.close()
