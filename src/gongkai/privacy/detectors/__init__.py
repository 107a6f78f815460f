"""Detectors (识别): each finds one kind of personal data in a written piece."""

from collections.abc import Callable, Iterable

from gongkai.privacy.detectors.addresses import addresses
from gongkai.privacy.detectors.births import births
from gongkai.privacy.detectors.cards import accounts
from gongkai.privacy.detectors.columns import columns
from gongkai.privacy.detectors.emails import emails
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.numbers import numbers
from gongkai.privacy.detectors.papers import papers
from gongkai.privacy.detectors.phones import local_phones
from gongkai.privacy.detectors.plates import plates
from gongkai.privacy.detectors.relatives import relatives
from gongkai.privacy.detectors.split_cells import split_numbers
from gongkai.privacy.detectors.weak_masks import weak_masks
from gongkai.privacy.detectors.written import Written

DETECTORS: tuple[Callable[[Written, Given], Iterable[Hit]], ...] = (
    numbers,
    accounts,
    split_numbers,
    weak_masks,
    papers,
    local_phones,
    emails,
    addresses,
    births,
    plates,
    relatives,
    columns,
)
