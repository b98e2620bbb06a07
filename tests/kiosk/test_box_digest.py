"""The digest of a box depends on which ballots it holds and on nothing else."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.box_digest import BoxDigest, box_digest

LEAVES = st.sets(st.binary(min_size=32, max_size=32), max_size=40)


def independently(leaves: set[bytes]) -> bytes:
    """The digest from its definition alone."""
    buckets = (b"".join(sorted(leaf for leaf in leaves if leaf[0] == first)) for first in range(256))
    return hashlib.sha256(b"".join(hashlib.sha256(bucket).digest() for bucket in buckets)).digest()


@given(LEAVES)
def test_it_is_what_its_definition_says(leaves: set[bytes]) -> None:
    assert box_digest(leaves) == independently(leaves)


@given(LEAVES.flatmap(lambda leaves: st.permutations(sorted(leaves))))
def test_the_order_of_casting_does_not_show(leaves: list[bytes]) -> None:
    growing = BoxDigest()
    for count, leaf in enumerate(leaves, 1):
        announced = growing.with_leaf(leaf)
        growing.add(leaf)
        assert growing.digest() == announced
        assert len(growing) == count
    assert growing.digest() == box_digest(reversed(leaves))


def test_announcing_a_leaf_changes_nothing() -> None:
    box = BoxDigest([bytes(32)])
    before = box.digest()
    assert box.with_leaf(bytes([1] * 32)) != before
    assert (box.digest(), len(box)) == (before, 1)


@given(LEAVES.filter(bool), st.data())
def test_a_leaf_more_less_or_other_changes_the_digest(leaves: set[bytes], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(leaves)))
    other = hashlib.sha256(gone).digest()
    digests = [box_digest(leaves), box_digest(leaves - {gone}), box_digest(leaves | {other}),
               box_digest(leaves - {gone} | {other})]  # fmt: skip
    assert len(set(digests)) == 4


def test_leaves_of_one_bucket_and_of_many_are_told_apart() -> None:
    same = [bytes([7]) + bytes([n]) * 31 for n in range(5)]
    spread = [bytes([n]) * 32 for n in range(5)]
    assert box_digest(same) == independently(set(same))
    assert box_digest(spread) == independently(set(spread))


@pytest.mark.parametrize("first", [0, 255])
def test_the_outermost_buckets_count_too(first: int) -> None:
    assert BoxDigest().with_leaf(bytes([first]) * 32) == independently({bytes([first]) * 32})
