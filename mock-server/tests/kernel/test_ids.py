"""Ids and secrets: sortable, unguessable, repeatable with a seed."""

from __future__ import annotations

import re

import pytest
from aiagentplatform_mock.kernel.storage.ids import Ids


@pytest.mark.parametrize("seed", [None, 1])
def test_ids_sort_in_the_order_they_were_made(seed: int | None) -> None:
    ids = Ids(seed)
    made = [ids.new("wf") for _ in range(2000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"wf_[0-9A-HJKMNP-TV-Z]{26}", one) for one in made)


def test_a_seed_repeats_and_another_does_not() -> None:
    def some(seed: int | None) -> list[str]:
        ids = Ids(seed)
        return [ids.new("a"), ids.secret("aap_test_"), ids.new("a")]

    assert some(1) == some(1) != some(2)
    assert some(None) != some(None)


def test_a_secret_is_long_and_fits_a_header() -> None:
    secret = Ids().secret("aap_live_")
    assert re.fullmatch(r"aap_live_[A-Za-z0-9_-]{43}", secret)
