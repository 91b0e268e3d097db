import os
from collections.abc import Iterator

import pytest
from aiagentplatform import AIAgentPlatform
from aiagentplatform.testing import Cassette


@pytest.fixture
def client(aap_cassette: Cassette) -> Iterator[AIAgentPlatform]:
    key = os.environ.get("AIAGENTPLATFORM_API_KEY", "aap_test_any")  # needed to record, not to replay
    with AIAgentPlatform(api_key=key, transport=aap_cassette.transport()) as client:
        yield client


def test_models_are_listed(client: AIAgentPlatform) -> None:
    assert "gpt-5.2" in [model.id for model in client.models.list()]
