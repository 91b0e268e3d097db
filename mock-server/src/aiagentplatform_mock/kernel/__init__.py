"""The kernel: what every handler and subsystem of the mock server stands on.

It knows the document and the conventions of the API, and no resource.
"""

from .background import Topic
from .call import Call, Upload
from .companies import Company
from .handlers import Handler, Handlers
from .keys import Issued, Key, Keys
from .pages import envelope, page_of
from .platform import AdminCall, Platform, Settings
from .problems import Problem
from .replies import Bytes, Json, Reply, Sse, SseEvent
from .store import CompanyStore
from .subsystems import Engine, Events, Model

__all__ = [
    "AdminCall",
    "Bytes",
    "Call",
    "Company",
    "CompanyStore",
    "Engine",
    "Events",
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
