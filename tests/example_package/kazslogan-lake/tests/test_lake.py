"""The slogan is found however it is disguised, and what is nearly the slogan isn't."""

import pytest


@pytest.mark.slogan_variants(rule="lake", disguises=["glued", "homoglyph", "case"], seed=1, limit=12)
def test_disguised(slogan_variant, assert_slogan):
    match = assert_slogan(slogan_variant.text, rule="lake")
    assert (match.start, match.end) == (slogan_variant.start, slogan_variant.end)


@pytest.mark.near_misses(rule="lake", seed=1, limit=12)
def test_near_misses(near_miss, assert_no_slogan):
    assert_no_slogan(near_miss.text, rule="lake")
