"""What was read from sound files, packed, so that neither another process nor the next build reads them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import orjson

Fact = tuple[str, str, dict[str, Any]]
"""A file's name, the digest of its bytes and its data."""


@dataclass(frozen=True)
class Packet:
    """Some facts, which between processes and to the disk go as bytes."""

    facts: list[Fact]

    @cached_property
    def packed(self) -> bytes:
        return orjson.dumps(self.facts)

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        """Raises ValueError or TypeError where no facts are in the bytes."""
        packet = cls([(file, digest, data) for file, digest, data in orjson.loads(packed)])
        packet.__dict__["packed"] = packed
        return packet

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).unpacked, (self.packed,)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a build knows of files before it reads them, in packets."""

    packets: tuple[Packet, ...] = ()

    @classmethod
    def from_kept(cls, kept: dict[str, Any]) -> Self:
        """The memory that `kept` gave away; nothing where it is damaged."""
        try:
            return cls(tuple(map(Packet.unpacked, kept.get("packets", ()))))
        except (ValueError, TypeError):
            return cls()

    def kept(self) -> dict[str, Any]:
        """Plain data, from which `from_kept` makes the same memory again."""
        return {"packets": [packet.packed for packet in self.packets]}

    def facts(self) -> dict[str, Fact]:
        """Every fact, by its file."""
        return {fact[0]: fact for packet in self.packets for fact in packet.facts}

    def after(self, still_true: Iterable[Fact], new: Iterable[Packet]) -> "Memory":
        """What the next build may know; the same object where that is what this one knew."""
        names = {fact[0] for fact in still_true}
        packets = []
        for packet in self.packets:
            facts = [fact for fact in packet.facts if fact[0] in names]
            packets.append(packet if len(facts) == len(packet.facts) else Packet(facts))
        packets += new
        kept = tuple(packet for packet in packets if packet.facts)
        return self if kept == self.packets else Memory(kept)
