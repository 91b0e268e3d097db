"""One mock server, and one kernel whose environment leads to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from aiagentplatform_mock import serve
from mock_platform import Company, new_company

from .kernel import Kernel, running_kernel


@pytest.fixture(scope="session")
def platform_url() -> Iterator[str]:
    with serve(validate_replies=True) as server:
        yield server.url


@pytest.fixture(scope="session")
def company(platform_url: str) -> Company:
    return new_company(platform_url)


@pytest.fixture(scope="session")
def kernel(company: Company, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    environment = {"AIAGENTPLATFORM_API_KEY": company.api_key, "AIAGENTPLATFORM_BASE_URL": company.base_url}
    with running_kernel(environment, tmp_path_factory.mktemp("kernel")) as kernel:
        yield kernel
