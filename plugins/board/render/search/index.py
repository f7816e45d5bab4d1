"""Records as the files of a search index: facets and orders in one, words and rows in pieces read when needed."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from hashlib import blake2b
from itertools import chain
from operator import sub
from typing import Any

from board.render.outputs import Output
from board.render.search.terms import KnownTerms, shard_of
from board.value import value

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
ROWS_IN_A_PIECE = 10
RECORDS_A_SHARD = 40
# Fewer records have all their words in one file, so that even a wrong first letter is forgiven.
RECORDS_IN_ONE_SHARD = 300
# A word of more than half of that many records or more tells them apart no more.
MANY_RECORDS = 100


@value()
class FacetValue:
    """What one can pick; `url` is the page that lists the same records, where there is one."""

    id: str
    label: str
    url: str | None
    numbers: Sequence[int]


@value()
class Facet:
    """One way to narrow a list down; its id is also its name in an address."""

    id: str
    label: str
    values: Sequence[FacetValue]


@value()
class Order:
    """An order of the records, besides their own: `places` holds the place of each, which several may share."""

    id: str
    places: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """What is searched: the texts of each record in the records' own order, and what lists show of them.

    `versions` change with the records; `strong` texts count for more than `weak` ones; `rows` gives the values of
    `fields` for the records of a range. Where `is_last_first`, the last record leads the list.
    """

    kind: str
    is_last_first: bool
    versions: Sequence[str]
    environment: str
    fields: Sequence[str]
    strong: Callable[[int], str]
    weak: Callable[[int], str]
    rows: Callable[[int, int], list[list[Any]]]
    facets: Callable[[], Sequence[Facet]]
    orders: Callable[[], Sequence[Order]]
    ends: Callable[[], Sequence[str]] = field(default=tuple)
    """The moments after which records are gone, by their places in the order `closes`."""

    @cached_property
    def shards(self) -> int:
        """How many files the words are in, a power of two."""
        count = len(self.versions)
        return 1 if count <= RECORDS_IN_ONE_SHARD else 1 << (count // RECORDS_A_SHARD).bit_length()

    @cached_property
    def version(self) -> str:
        return short_digest(self.environment, self.versions)

    @cached_property
    def words(self) -> list[list[str]]:
        """The content of each file of words."""
        return shards_of_words(self)


def short_digest(environment: str, versions: Iterable[str]) -> str:
    return blake2b("\n".join([environment, *versions]).encode(), digest_size=5).hexdigest()


def search_outputs(corpus: Corpus) -> Iterator[Output]:
    """The files of an index below `search/<kind>/`, every one with the version that another file asks for."""
    folder = f"search/{corpus.kind}"
    pieces = []
    for start in range(0, len(corpus.versions), ROWS_IN_A_PIECE):
        stop = min(start + ROWS_IN_A_PIECE, len(corpus.versions))
        version = short_digest(corpus.environment, corpus.versions[start:stop])
        pieces.append(version)
        path = f"{folder}/rows/{start // ROWS_IN_A_PIECE}.json"
        yield Output(path, version, partial(piece_of_rows, corpus, version, start, stop))
    for shard in range(corpus.shards):
        yield Output(f"{folder}/words/{shard}.json", corpus.version, partial(file_of_words, corpus, shard))
    yield Output(f"{folder}/index.json", corpus.version, partial(index_file, corpus, pieces))


def piece_of_rows(corpus: Corpus, version: str, start: int, stop: int) -> bytes:
    return as_json([version, *corpus.rows(start, stop)])


def file_of_words(corpus: Corpus, shard: int) -> bytes:
    return as_json([corpus.version, *corpus.words[shard]])


def index_file(corpus: Corpus, pieces: Sequence[str]) -> bytes:
    """What the search reads first: all that facets, counts and orders need."""
    return as_json(
        {
            "version": corpus.version,
            "count": len(corpus.versions),
            "shards": corpus.shards,
            "fields": corpus.fields,
            "rows": {"each": ROWS_IN_A_PIECE, "versions": pieces},
            "last_first": corpus.is_last_first,
            "ends": corpus.ends(),
            "facets": [
                {
                    "id": facet.id,
                    "label": facet.label,
                    "values": [
                        {"id": value.id, "label": value.label, "url": value.url, "in": postings(value.numbers)}
                        for value in facet.values
                    ],
                }
                for facet in corpus.facets()
            ],
            "orders": [{"id": order.id, **column(order.places)} for order in corpus.orders()],
        }
    )


def as_json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def shards_of_words(corpus: Corpus) -> list[list[str]]:
    """Every word with the records whose strong texts hold it, and those where only the weak ones do.

    A shard is a flat list of word, strong, weak; `*` stands for too many records to tell.
    """
    strong: dict[str, list[int]] = defaultdict(list)
    weak: dict[str, list[int]] = defaultdict(list)
    count = len(corpus.versions)
    known = KnownTerms()
    for number in range(count):
        loud = known.of(corpus.strong(number))
        for term in loud:
            strong[term].append(number)
        for term in known.of(corpus.weak(number)) - loud:
            weak[term].append(number)
    shards: list[list[str]] = [[] for _ in range(corpus.shards)]
    for term in sorted({*strong, *weak}):
        loud_in, quiet_in = strong.get(term, ()), weak.get(term, ())
        is_everywhere = count >= MANY_RECORDS and len(loud_in) + len(quiet_in) > count / 2
        shards[shard_of(term, corpus.shards)] += (
            term,
            postings(loud_in),
            "*" if is_everywhere else postings(quiet_in),
        )
    return shards


def variable_length(number: int) -> str:
    """A number in characters of five bits each, the lowest first; the sixth bit says that more follow."""
    characters = ""
    while number > 31:
        characters += ALPHABET[number & 31 | 32]
        number >>= 5
    return characters + ALPHABET[number]


@cache
def gap_codes(size: int) -> list[str]:
    """How each gap between two numbers is written; neighbours have a gap of 1, which is written as 0."""
    return ["", *map(variable_length, range(size + 1))]


def postings(numbers: Sequence[int]) -> str:
    """Ascending numbers as the gaps between them."""
    if not numbers:
        return ""
    codes = gap_codes(1 << max(10, numbers[-1].bit_length()))
    return "".join(map(codes.__getitem__, map(sub, numbers, chain((-1,), numbers))))


def column(numbers: Sequence[int]) -> dict[str, object]:
    """Numbers of one width, six bits a character, the highest first."""
    width = max(1, -(-max(numbers, default=0).bit_length() // 6))
    shifts = [6 * place for place in reversed(range(width))]
    return {"width": width, "at": "".join([ALPHABET[number >> shift & 63] for number in numbers for shift in shifts])}
