"""What earlier builds found out about files that have not changed since; it may be deleted at any time."""

import marshal
import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

ENGINE = Path(__file__).resolve().parents[2]


def engine_digest(*folders: Path) -> str:
    """A digest of this Python and of every file in the engine and the folders: whatever else could change a result."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for folder in (ENGINE / "plugins", ENGINE / "schemas", ENGINE / "requirements", *folders):
        for root, names, files in os.walk(folder):
            names[:] = sorted(name for name in names if name != "__pycache__" and not name.endswith(".egg-info"))
            for name in sorted(files):
                path = os.path.join(root, name)
                with open(path, "rb") as file:
                    content = file.read()
                digest.update(f"{os.path.relpath(path, folder)}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()


def remembered(path: Path, key: str) -> dict[str, Any]:
    """What was kept in a file under this key; nothing where the key is another or the file is damaged."""
    try:
        with path.open("rb") as file:
            if file.read(len(key)).decode() != key:
                return {}
            # Not `load`, which asks the file for each value by itself.
            kept = marshal.loads(file.read())  # noqa: S302 - this machine's own file, made by this Python
    except (OSError, ValueError, EOFError, TypeError, UnicodeDecodeError):
        return {}
    return kept if isinstance(kept, dict) else {}


def remember(path: Path, key: str, kept: dict[str, Any]) -> None:
    """Keep plain data in a file under a key; the old file stands until the new one is whole."""
    keep(path, key.encode(), marshal.dumps(kept))


def keep(path: Path, *parts: bytes) -> None:
    """Write a file of the cache folder; the old one stands until the new one is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    with aside.open("wb") as file:
        file.writelines(parts)
    aside.replace(path)
