"""
Record and replay: what was said to a server and what it replied, kept in a file, without the secrets.

    cassette     the file, its mode, and which recording answers a request
    transport    records while another transport sends, or replays without any
    recording    requests and replies as data, and as the JSON of the file
    matching     whether a request is a recorded one, and in what it differs
    redaction    what must not reach the file

Knows no API: any client of this runtime can be recorded.
"""
