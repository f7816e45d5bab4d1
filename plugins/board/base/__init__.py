"""What Git knows of a board: its tags, its commits, what changed between them; the only package that runs Git."""

from board.base.changes import ChangedPath, changed_paths, changed_since
from board.base.running import GitFailed, commit_of, git, merge_base, top_folder
from board.base.tags import Tag, last_tag
from board.base.trees import Blob, blobs, tree_at, tree_of

__all__ = [
    "Blob",
    "ChangedPath",
    "GitFailed",
    "Tag",
    "blobs",
    "changed_paths",
    "changed_since",
    "commit_of",
    "git",
    "last_tag",
    "merge_base",
    "top_folder",
    "tree_at",
    "tree_of",
]
