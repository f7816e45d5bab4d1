"""What a catalogue says, each text looked up once."""

from gettext import NullTranslations


class Texts(dict[str, str]):
    """Texts in the language of a catalogue."""

    def __init__(self, translations: NullTranslations) -> None:
        self.translations = translations

    def __missing__(self, text: str) -> str:
        said = self[text] = self.translations.gettext(text)
        return said
