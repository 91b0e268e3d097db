"""The kernel: what every handler and subsystem of the mock server stands on.

It knows the document and the conventions of the API, and no resource. From the bottom up, each layer knowing only
those before it:

- `problems`, `shapes`: errors, and what a JSON value is;
- `document`, `storage`, `clock`, `background`, `policy`: what the API is, what is kept, time, tasks, who may do what;
- `replies`, `faults`: what is replied, and what goes wrong with it;
- `platform`, `call`, `handlers`: what all of it is to a subsystem and to a handler;
- `http`, `admin`, `app`: requests.
"""

from .background import Topic
from .call import Call
from .document.multipart import Upload
from .handlers import Handler, Handlers
from .platform import AdminCall, Platform, Settings
from .policy.companies import Company
from .policy.keys import Issued, Key, Keys
from .problems import Problem
from .replies.replies import Bytes, Json, Reply, Sse, SseEvent
from .storage.pages import envelope, page_of
from .storage.store import CompanyStore
from .subsystems import Engine, Events, Generation, Model

__all__ = [
    "AdminCall",
    "Bytes",
    "Call",
    "Company",
    "CompanyStore",
    "Engine",
    "Events",
    "Generation",
    "Handler",
    "Handlers",
    "Issued",
    "Json",
    "Key",
    "Keys",
    "Model",
    "Platform",
    "Problem",
    "Reply",
    "Settings",
    "Sse",
    "SseEvent",
    "Topic",
    "Upload",
    "envelope",
    "page_of",
]
