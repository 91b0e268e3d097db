"""The command `aiagentplatform-mock`: options in, a running server out, one clear line when it cannot be."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from typing import TYPE_CHECKING

from . import __version__
from .kernel.platform import Settings
from .kernel.storage.database import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .server import RunningServer
    from .serving import RunningDocument

LEVELS = ("debug", "info", "warning", "error")
PLATFORM_ONLY = ("data", "seed", "api_key", "validate_replies", "allow_private_urls")
"""Options that say nothing to a server without state."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit status: 0 stopped, 1 could not run, 2 bad usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    logging.basicConfig(
        level=options.log_level.upper(), stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    if options.spec is None:
        return _run_platform(options)
    for name in PLATFORM_ONLY:
        if getattr(options, name) not in (None, False):
            parser.error(f"--{name.replace('_', '-')} is for the platform; with --spec there is no state")
    return _run_document(options)


def _run_platform(options: argparse.Namespace) -> int:
    # Imported late, so that --help and bad options answer at once.
    from .kernel.app import MissingHandlers
    from .server import AddressError, run

    settings = Settings(
        data=options.data,
        seed=options.seed,
        api_key=options.api_key,
        validate_replies=options.validate_replies,
        allow_private_urls=options.allow_private_urls,
    )
    try:
        run(settings, options.host, options.port, _announce_json if options.json else _announce)
    except (AddressError, DatabaseError, MissingHandlers) as error:
        print(f"aiagentplatform-mock: {error}", file=sys.stderr)
        return 1
    return 0


def _run_document(options: argparse.Namespace) -> int:
    from .listening import AddressError
    from .serving import run_document
    from .stateless.reader import DocumentError

    try:
        run_document(options.spec, options.host, options.port, _announce_json if options.json else _announce_document)
    except (AddressError, DocumentError) as error:
        print(f"aiagentplatform-mock: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aiagentplatform-mock",
        description="The AI Agent Platform in miniature, for development and tests. No network, no cost.",
    )
    add = parser.add_argument
    add("--version", action="version", version=f"%(prog)s {__version__}")
    add("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
    add("--port", type=_port, default=4010, help="0 for any free one (default: %(default)s)")
    add("--json", action="store_true", help="print one JSON line when ready: base_url, api_key, company_id")
    add("--spec", metavar="DOCUMENT", help="serve this OpenAPI document instead, statelessly (JSON or YAML)")
    add("--data", metavar="FILE", help="keep everything in this file (default: in memory)")
    add("--seed", type=int, metavar="N", help="make ids, secrets and the model's chance repeatable")
    add("--api-key", type=_api_key, metavar="KEY", help="the first key (default: a random one)")
    add("--log-level", choices=LEVELS, default="warning", help="what to log to stderr (default: %(default)s)")
    add("--validate-replies", action="store_true", help="answer 500 if a reply breaks the API document")
    add("--allow-private-urls", action="store_true", help="let webhooks and steps go to private addresses")
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: it must be 0 to 65535")
    return int(text)


def _api_key(text: str) -> str:
    if not text.startswith(("aap_test_", "aap_live_")) or not text.isascii() or not text.isprintable() or " " in text:
        raise argparse.ArgumentTypeError("a key starts with aap_test_ or aap_live_, and has no spaces")
    return text


def _announce_json(server: RunningServer | RunningDocument) -> None:
    print(json.dumps(server.ready_line()), flush=True)


def _announce(server: RunningServer) -> None:
    print(
        f"The mock platform is ready.\n"
        f"  AIAGENTPLATFORM_BASE_URL={server.base_url}\n"
        f"  AIAGENTPLATFORM_API_KEY={server.api_key}\n"
        f"Stop it with Ctrl-C.",
        flush=True,
    )


def _announce_document(server: RunningDocument) -> None:
    service = server.service
    print(
        f"{service.title or 'The document'} is served: {len(service.operations)} operations.\n"
        f"  {server.base_url}\n"
        f"Any key is accepted. Stop it with Ctrl-C.",
        flush=True,
    )
    for dangling in service.sources.dangling:
        print(f"aiagentplatform-mock: {dangling}", file=sys.stderr)
