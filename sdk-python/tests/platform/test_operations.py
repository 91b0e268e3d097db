"""Every operation of the document, driven against the mock server, by both clients, on both event loops."""

from __future__ import annotations

import anyio
import pytest
from aiagentplatform import AIAgentPlatform
from aiagentplatform_mock.kernel.document import load
from journeys import JOURNEYS, Journey
from journeys.driver import Driver
from mock_platform import Inbox, new_company

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
async def test_a_journey_comes_to_its_end(journey: Journey, driver: Driver) -> None:
    await journey(driver)


def test_every_operation_of_the_document_is_on_a_journey(platform_url: str, letters: Inbox) -> None:
    driven: set[str | None] = set()

    async def walk(journey: Journey) -> None:
        company = new_company(platform_url)
        with AIAgentPlatform(api_key=company.api_key, base_url=company.base_url) as client:
            await journey(Driver(client, company, letters))
        driven.update(each["operation"] for each in company.requests())

    for journey in JOURNEYS.values():
        anyio.run(walk, journey)
    assert driven - {None} == set(load().operations)
