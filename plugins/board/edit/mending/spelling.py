"""Skills under the id that the vocabulary gives them, where a file has another spelling."""

from board.edit.changes import CannotEdit, with_value
from board.edit.mending.subject import Mend, Subject
from board.validate.rules.vocabulary import skill_ids, skills_written


def skills_named(subject: Subject) -> tuple[bytes, list[Mend]] | None:
    """The file with its skills under the vocabulary's ids, where they stand under another spelling."""
    document, vocabulary = subject.document, subject.vocabulary
    if document is None or vocabulary is None or subject.shape or "skills" not in vocabulary:
        return None
    if subject.kind not in ("job", "talent"):
        return None
    ids = skill_ids(vocabulary)
    names = {skill["name"] for skill in vocabulary["skills"]}
    done = []
    for path, written in skills_written(document):
        skill = ids.get(written.casefold())
        if skill is None or written in names or written == skill:
            continue
        try:
            changed = with_value(document, path, skill)
        except CannotEdit:
            continue
        # The same skill twice would be worse than one under two spellings.
        after = subject.with_raw(changed.raw)
        if after.shape or len(after.told) > len(subject.told):
            continue
        line = document.at(*path).line
        words = f"write `{skill}` for `{written}`, as the board's vocabulary does"
        done.append(Mend(line, words, document.lines[line - 1], changed.lines[line - 1]))
        document = changed
    return (document.raw, done) if done else None
