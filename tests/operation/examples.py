"""The examples of README.md's «In operation», by the comment or word that is theirs alone."""

import re

from dashboard import paths

README = paths.ROOT / "README.md"


def block(language: str, holding: str) -> str:
    """The code block in `language` that has `holding` in it. Raises ValueError where not exactly one has."""
    text = README.read_text("utf-8")
    section = text[text.index("\n## In operation\n") :]
    found = re.findall(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    [one] = [each for each in found if holding in each]
    return str(one)


def units() -> dict[str, str]:
    """Every systemd unit, by the name of its file."""
    text = README.read_text("utf-8")
    found = re.findall(r"^```ini\n# /etc/systemd/system/(\S+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return dict(found)


def environment(municipality: str) -> dict[str, str]:
    """The lines of its environment file, as systemd reads them."""
    lines = block("sh", f"# /etc/styringsdialog/{municipality}.env").splitlines()
    return {
        name: value.strip("'\"") for name, _, value in (line.partition("=") for line in lines if "=" in line)
    }
