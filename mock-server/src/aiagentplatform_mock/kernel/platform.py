"""The platform: everything that handlers and subsystems share, in one place. It holds things; it does nothing.

Must not import a resource or a subsystem: those install themselves on it.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from .background import Tasks, Topics
from .clock import Clock
from .faults.rules import Faults
from .policy.companies import Companies
from .policy.idempotency import Idempotency
from .policy.keys import Keys
from .policy.rates import Rates
from .policy.usage import Usage
from .storage.database import Database
from .storage.ids import Ids
from .storage.journal import Journal
from .storage.store import CompanyStore

if TYPE_CHECKING:
    from .background import Topic
    from .document.document import Document
    from .replies.replies import Json
    from .storage.store import Watcher
    from .subsystems import Engine, Events, Model

T = TypeVar("T")
Hook: TypeAlias = Callable[[], "Awaitable[None] | None"]
CompanyHook: TypeAlias = Callable[[str], "Awaitable[None] | None"]
AdminHandler: TypeAlias = "Callable[[AdminCall], Awaitable[Json]]"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server behaves.

    Attributes:
        data: A file that keeps everything; `None` keeps it in memory.
        seed: Makes ids, secrets and the model's chance repeatable.
        api_key: The first key's secret; by default a random one.
        validate_replies: Whether a reply that breaks the document becomes a 500. For tests.
        allow_missing: Whether operations without a handler are let through, as 500.
        allow_private_urls: Whether webhooks and API steps may go to private addresses. This machine itself may be
            reached in any case while the server listens on a loopback address.
        keep_alive: Seconds of silence on a stream after which a comment is sent.
        max_json_bytes: The largest JSON body.
        max_upload_bytes: The largest multipart body.
    """

    data: str | None = None
    seed: int | None = None
    api_key: str | None = None
    validate_replies: bool = False
    allow_missing: bool = False
    allow_private_urls: bool = False
    keep_alive: float = 15.0
    max_json_bytes: int = 20_000_000
    max_upload_bytes: int = 538_000_000


@dataclass(frozen=True, slots=True)
class AdminCall:
    """A call of the admin API by the owner of a key. `path` has the route's parameters; `body` is the parsed JSON."""

    company_id: str
    body: Any
    path: dict[str, str]
    query: dict[str, str]
    platform: Platform = field(repr=False)


class Platform:
    """The shared parts. A subsystem is set once, by its `install(platform)`."""

    def __init__(self, document: Document, settings: Settings) -> None:
        self.document = document
        self.settings = settings
        self.database = Database(settings.data)
        self.ids = Ids(settings.seed)
        self.request_ids = Ids(settings.seed)
        self.clock = Clock(self.database)
        self.companies = Companies(self.database, self.ids)
        self.keys = Keys(self.database, self.ids, self.clock.now)
        self.rates = Rates(self.clock)
        self.usage = Usage(self.database, self.clock)
        self.idempotency = Idempotency(self.database, self.clock)
        self.faults = Faults()
        self.journal = Journal()
        self.tasks = Tasks()
        self.topic: Callable[[str], Topic] = Topics()
        self.admin_routes: dict[tuple[str, str], AdminHandler] = {}
        self.base_url = ""
        self._model: Model | None = None
        self._events: Events | None = None
        self._engine: Engine | None = None
        self._watchers: list[Watcher] = []
        self._on_start: list[Hook] = []
        self._on_stop: list[Hook] = []
        self._on_reset: list[CompanyHook] = []

    def store_for(self, company_id: str) -> CompanyStore:
        """The store of one company."""
        return CompanyStore(self.database, company_id, self._watchers)

    def watch(self, watcher: Watcher) -> None:
        """Call a function with every object that is made, changed or deleted, within the change itself."""
        self._watchers.append(watcher)

    # Subsystems

    @property
    def model(self) -> Model:
        return _installed(self._model, "model")

    @model.setter
    def model(self, model: Model) -> None:
        self._model = model

    @property
    def events(self) -> Events:
        return _installed(self._events, "events")

    @events.setter
    def events(self, events: Events) -> None:
        self._events = events

    @property
    def engine(self) -> Engine:
        return _installed(self._engine, "engine")

    @engine.setter
    def engine(self, engine: Engine) -> None:
        self._engine = engine

    def on_start(self, hook: Hook) -> None:
        """Call a function when the server starts, in the event loop."""
        self._on_start.append(hook)

    def on_stop(self, hook: Hook) -> None:
        """Call a function when the server stops, before background tasks are cancelled."""
        self._on_stop.append(hook)

    def on_reset(self, hook: CompanyHook) -> None:
        """Call a function with the company's id when a company is reset."""
        self._on_reset.append(hook)

    def admin(self, method: str, path: str) -> Callable[[AdminHandler], AdminHandler]:
        """Add a route to the admin API; the path follows `/_mock` and may have `{parameters}`."""

        def register(handler: AdminHandler) -> AdminHandler:
            self.admin_routes[method, path] = handler
            return handler

        return register

    # Life

    async def start(self) -> None:
        await _call_all(self._on_start)

    async def stop(self) -> None:
        """Stop what runs in the background and close the database."""
        await _call_all(self._on_stop)
        await self.tasks.cancel()
        self.database.close()

    async def reset(self, company_id: str) -> None:
        """Forget all that a company did; the company, its keys and its plan stay."""
        await self.tasks.cancel(company_id)
        for hook in self._on_reset:
            outcome = hook(company_id)
            if inspect.isawaitable(outcome):
                await outcome
        self.store_for(company_id).clear()
        self.faults.clear(company_id)
        self.journal.clear(company_id)
        self.idempotency.reset(company_id)
        self.rates.reset(company_id)
        self.clock.reset(company_id)


async def _call_all(hooks: list[Hook]) -> None:
    for hook in hooks:
        outcome = hook()
        if inspect.isawaitable(outcome):
            await outcome


def _installed(subsystem: T | None, name: str) -> T:
    if subsystem is None:
        raise RuntimeError(f"The platform's {name} is not installed.")
    return subsystem
