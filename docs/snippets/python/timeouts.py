from aiagentplatform import AIAgentPlatform, APITimeoutError, DeadlineExceededError, Timeout

client = AIAgentPlatform(timeout=Timeout(connect=2, first_byte=30, idle=20, total=120))  # seconds

try:
    client.models.list(options={"timeout": 10})  # no single wait of this call longer than 10 seconds
except DeadlineExceededError:
    print("The whole call took too long, its retries included.")
except APITimeoutError as error:  # also a TimeoutError
    print(type(error).__name__, error)

client.close()
