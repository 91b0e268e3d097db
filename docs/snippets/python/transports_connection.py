from aiagentplatform import AIAgentPlatform, Connection

office = Connection(
    proxy="http://me:secret@proxy.example:3128",
    verify="/etc/ssl/office.pem",
    cert=("/etc/ssl/me.pem", "/etc/ssl/me.key"),
    http2=True,
)
print(office)  # without the password

with AIAgentPlatform(connection=Connection(max_connections=20, keepalive_expiry=30)) as client:
    print(len(list(client.models.list())), "models")
