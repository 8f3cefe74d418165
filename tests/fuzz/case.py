"""What a fuzzer hands over: the bytes of a file, and the name a person would have given it."""

from dataclasses import dataclass

SEPARATOR = b"\n"


@dataclass(frozen=True, slots=True)
class Case:
    """`kind`: how it was made. `seed`: what gives it again, where anything but the kept file does."""

    kind: str
    name: str
    content: bytes
    seed: str = ""

    def packed(self) -> bytes:
        """Name and content as one, as libFuzzer keeps its inputs."""
        return self.name.encode("utf-8", "replace").replace(SEPARATOR, b" ") + SEPARATOR + self.content


def unpacked(data: bytes, kind: str) -> Case:
    """The case that `data` holds, whatever has been done to it."""
    name, _, content = data.partition(SEPARATOR)
    return Case(kind, name.decode("utf-8", "replace"), content)
