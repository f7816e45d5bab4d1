"""The words synthetic jobs are made of: what small jobs are about, who gives them and where they are."""

from typing import NamedTuple


class Category(NamedTuple):
    """A category of the vocabulary, with the verbs and the things its jobs' titles are made of."""

    id: str
    name: str
    description: str
    verbs: tuple[str, ...]
    things: tuple[str, ...]
    skills: tuple[str, ...]


CATEGORIES = (
    Category(
        "translation",
        "Translation",
        "Texts from one language into another",
        ("Translate", "Proofread", "Review", "Localise"),
        ("the volunteer handbook", "a museum leaflet", "the help pages", "a grant report", "subtitles"),
        ("french", "german", "spanish", "polish", "markdown", "proofreading"),
    ),
    Category(
        "writing",
        "Writing",
        "Articles, documentation and editing",
        ("Write", "Edit", "Rewrite", "Shorten"),
        ("the installation guide", "a newsletter", "an annual report", "release notes", "an interview"),
        ("copywriting", "technical-writing", "proofreading", "markdown", "research"),
    ),
    Category(
        "design",
        "Design",
        "Logos, layouts and illustrations",
        ("Draw", "Redesign", "Lay out", "Refresh"),
        ("a poster series", "the logo", "an icon set", "a brochure", "the conference badges"),
        ("logo-design", "illustration", "typography", "inkscape", "figma", "accessibility"),
    ),
    Category(
        "web",
        "Web",
        "Sites and their parts, for the browser",
        ("Build", "Repair", "Speed up", "Restyle"),
        ("the booking page", "a landing page", "the photo gallery", "the search form", "a checkout"),
        ("html", "css", "javascript", "typescript", "accessibility", "wordpress", "php"),
    ),
    Category(
        "programming",
        "Programming",
        "Programs, scripts and libraries",
        ("Write", "Port", "Test", "Simplify"),
        ("a command line tool", "the import script", "a chat bot", "the parser", "a test suite"),
        ("python", "rust", "c", "c-plus-plus", "c-sharp", "go", "java", "sql", "testing"),
    ),
    Category(
        "data",
        "Data",
        "Tables, maps, statistics and their cleaning",
        ("Clean", "Map", "Chart", "Transcribe"),
        ("survey answers", "the tree register", "opening hours", "rainfall records", "parish registers"),
        ("python", "sql", "spreadsheets", "statistics", "gis", "research"),
    ),
    Category(
        "audio-video",
        "Audio and video",
        "Recording, cutting and mixing",
        ("Cut", "Mix", "Record", "Caption"),
        ("three podcast episodes", "a workshop recording", "the choir concert", "an explainer", "a trailer"),
        ("video-editing", "sound-mixing", "voice-over", "subtitling", "animation"),
    ),
    Category(
        "hands-on",
        "Hands-on",
        "Small work on the spot",
        ("Repair", "Set up", "Photograph", "Assemble"),
        ("the community oven", "a mesh router", "the tool library", "market stalls", "the exhibition"),
        ("photography", "networking", "carpentry", "electronics", "gardening"),
    ),
)

# id: name, aliases
SKILLS: dict[str, tuple[str, tuple[str, ...]]] = {
    "accessibility": ("Accessibility", ("a11y",)),
    "animation": ("Animation", ()),
    "c": ("C", ()),
    "c-plus-plus": ("C++", ("cpp",)),
    "c-sharp": ("C#", ("csharp",)),
    "carpentry": ("Carpentry", ()),
    "copywriting": ("Copywriting", ()),
    "css": ("CSS", ()),
    "electronics": ("Electronics", ()),
    "figma": ("Figma", ()),
    "french": ("French", ()),
    "gardening": ("Gardening", ()),
    "german": ("German", ()),
    "gis": ("GIS", ("mapping",)),
    "go": ("Go", ("golang",)),
    "html": ("HTML", ()),
    "illustration": ("Illustration", ()),
    "inkscape": ("Inkscape", ()),
    "java": ("Java", ()),
    "javascript": ("JavaScript", ("js", "ecmascript")),
    "logo-design": ("Logo design", ()),
    "markdown": ("Markdown", ()),
    "networking": ("Networking", ()),
    "photography": ("Photography", ()),
    "php": ("PHP", ()),
    "polish": ("Polish", ()),
    "proofreading": ("Proofreading", ()),
    "python": ("Python", ("py",)),
    "research": ("Research", ()),
    "rust": ("Rust", ()),
    "sound-mixing": ("Sound mixing", ()),
    "spanish": ("Spanish", ()),
    "spreadsheets": ("Spreadsheets", ("excel",)),
    "sql": ("SQL", ("postgresql",)),
    "statistics": ("Statistics", ()),
    "subtitling": ("Subtitling", ()),
    "technical-writing": ("Technical writing", ()),
    "testing": ("Testing", ("qa",)),
    "typescript": ("TypeScript", ("ts",)),
    "typography": ("Typography", ()),
    "video-editing": ("Video editing", ()),
    "voice-over": ("Voice-over", ()),
    "wordpress": ("WordPress", ()),
}

# country: its name, its currency, some of its cities
COUNTRIES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "AT": ("Austria", "EUR", ("Graz", "Linz")),
    "CA": ("Canada", "CAD", ("Halifax", "Québec")),
    "CH": ("Switzerland", "CHF", ("Basel", "Lausanne")),
    "DE": ("Germany", "EUR", ("Leipzig", "Köln", "Freiburg")),
    "ES": ("Spain", "EUR", ("Bilbao", "Valencia")),
    "FR": ("France", "EUR", ("Nantes", "Lille", "Lyon")),
    "GB": ("United Kingdom", "GBP", ("Leeds", "Bristol")),
    "IN": ("India", "INR", ("Pune", "Kochi")),
    "JP": ("Japan", "JPY", ("Kyoto", "Sendai")),
    "NO": ("Norway", "NOK", ("Bergen", "Tromsø")),
    "PL": ("Poland", "PLN", ("Gdańsk", "Łódź")),
    "US": ("United States", "USD", ("Portland", "Duluth")),
}

CLIENT_FIRST = (
    "Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Garnet", "Harbour", "Iris", "Juniper",
    "Kestrel", "Lantern", "Meadow", "Nimbus", "Orchard", "Pebble", "Quarry", "River", "Saffron", "Thistle",
)  # fmt: skip
CLIENT_LAST = (
    "Archive", "Bakery", "Choir", "Cycle Club", "Farm", "Films", "Foundation", "Garden", "Hackspace",
    "Institute", "Library", "Museum", "Press", "Radio", "School", "Society", "Studio",
    "Theatre", "Union", "Workshop",
)  # fmt: skip

CONTEXTS = (
    "a bicycle kitchen", "a birdwatching group", "a city archive", "a coding club", "a seed bank",
    "a community radio", "a cooking school", "a dance festival", "a food cooperative", "a history walk",
    "a lake association", "a local newspaper", "a maker fair", "a mountain hut", "a neighbourhood library",
    "a night bus service", "a planetarium", "a puppet theatre", "a repair café", "a rowing club",
    "a school garden", "a science slam", "a sewing circle", "a street fair", "a summer camp",
    "a tenants' union", "a village museum", "a walking guide", "a wind ensemble", "an open map",
)  # fmt: skip

SENTENCES = (
    "We are a small team and answer within a day.",
    "The source material is complete and free to use.",
    "It should read as if one person had written it in one sitting.",
    "Most of our visitors come by phone, many of them on slow lines.",
    "Earlier attempts are in the archive and may be reused.",
    "We would rather have less, and finished, than more and half done.",
    "A short note on what you changed, and why, belongs to the result.",
    "Please ask before you start when something here can be read in two ways.",
    "Our volunteers will keep this up afterwards, so plain tools are better than clever ones.",
    "The result is published under a free licence, with your name if you like.",
    "Two of us will test it during a weekend and collect what we find in one list.",
    "Nothing needs to be printed; everything stays on the screen.",
)

OBJECTIVES = (
    "A newcomer finds the answer in under a minute",
    "Volunteers can keep it up without asking anyone",
    "The old material is no longer needed",
    "It works for people who cannot see colours",
    "Fewer questions reach the office",
)
DELIVERABLES = (
    "The finished files in an open format",
    "A short note on how it was made",
    "The sources, so that others can change them",
    "One round of corrections after our test weekend",
    "A list of what was left out, with reasons",
)
ACCEPTANCE = (
    "Two of our members have used it without help",
    "Every link of the source still works",
    "It opens on a phone with a 360 pixel screen",
)
OUT_OF_SCOPE = ("Printing", "Hosting", "Advertising it", "Anything older than 2019")
QUALITY = (
    "Plain words and short sentences",
    "Readable at twice the text size",
    "The same terms throughout",
    "No trackers and no outside requests",
)
QUESTIONS = (
    "Which of your works is closest to this one?",
    "What would you leave out first?",
    "When could you begin?",
)
