"""Markdown of strangers: whatever they write, the page stays a page."""

import re
from itertools import pairwise
from time import process_time

import cmarkgfm
import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from board.render.links import absolute_links
from board.render.markdown import (
    ATTRIBUTES,
    TAGS,
    cleaned,
    cleaner,
    common_mark,
    excerpt,
    extended_mark,
    plain_text,
    render_markdown,
    with_anchors,
)

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "a <script>alert(1)</script> b",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<iframe src=//evil.example></iframe>",
    "<form action=//evil.example><input name=q></form>",
    "<a href='https://x.example' onclick='alert(1)'>x</a>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<p style='position:fixed'>x</p>",
    "<div id=main class=apply>x</div>",
    "![a](https://evil.example/pixel.png)",
    '![a](x" onerror="alert(1))',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](\tjavascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](ftp://x.example)",
    "[x](tel:+123)",
    '[x](https://x.example "\\" onclick=\\"alert(1)")',
    "<javascript:alert(1)>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    '```"onclick=alert(1)\nx\n```',
    "<!-- <script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "| a |\n|:-:|\n| <script>alert(1)</script> |",
]

ALLOWED = {tag: ATTRIBUTES.get(tag, set()) - {"align"} for tag in TAGS}
ALLOWED["a"] = ALLOWED["a"] | {"rel"}
ALLOWED["td"] = ALLOWED["th"] = {"class"}
ALLOWED["pre"] = ALLOWED["table"] = {"tabindex"}


def assert_safe(html: str) -> None:
    """Nothing but the tags, attributes and schemes we mean, as a browser's parser sees it."""
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ALLOWED
        assert set(element.keys()) <= ALLOWED[element.tag]
        if element.tag == "a":
            assert element.get("rel") == "nofollow ugc noopener"
            address = re.sub(r"[\x00-\x20]", "", element.get("href", "")).casefold()
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", address)
            assert scheme is None or scheme[1] in {"https", "http", "mailto"}
        if element.tag in ("td", "th"):
            assert element.get("class", "align-left") in {"align-left", "align-center", "align-right"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_is_harmless(text: str) -> None:
    html = render_markdown(text)
    assert_safe(html)
    assert_safe(with_anchors_free(html))
    assert "alert(1)</script>" not in html


def with_anchors_free(html: Markup) -> str:
    """The page's version of the text, but for the ids that anchors add."""
    return re.sub(r' id="[\w-]+"', "", with_anchors(html))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a <style>b{}</style> c", "<p onclick=x>d</p>"])
def test_raw_html_is_left_out(text: str) -> None:
    html = render_markdown(text)
    assert not re.search("script|style|onclick", html)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("|a" * 4000 + "|\n" + "|-" * 4000 + "|\n" + "a\n" * 10_000, id="a table of empty cells"),
        pytest.param(("|a" * 99 + "|\n" + "|-" * 99 + "|\n" + "a\n" * 99 + "\n") * 40, id="forty tables"),
        pytest.param("- |a" + "|a" * 999 + "\n  " + "-|" * 999 + "-\n" + "  a\n" * 9999, id="one in a list"),
        pytest.param("|a" * 999 + "\r" + "-|" * 999 + "\r" + "a\r" * 9999, id="one with old line ends"),
        pytest.param(">" * 60_000 + "a", id="a quotation of quotations"),
        pytest.param("- " + "> " * 30_000 + "a", id="one in a list of quotations"),
        pytest.param("a\r" + ">" * 60_000, id="one after an old line end"),
        pytest.param("|" * 60_000 + "a", id="a line of pipes"),
        pytest.param(("|" * 300 + "a\n") * 200, id="many lines of pipes"),
    ],
)
def test_a_text_made_to_grow_stays_small_and_quick(text: str) -> None:
    started = process_time()
    html = render_markdown(text)
    assert process_time() - started < 1
    assert len(html) < 20 * len(text)
    assert_safe(html)


def test_what_would_grow_is_shown_as_it_is_written() -> None:
    text = "|<b>" * 400 + "|\n" + "|-" * 400 + "|\n" + "a\n" * 400
    assert Markup(render_markdown(text)).unescape() == f'<pre tabindex="0">{text}</pre>\n'


def test_a_long_table_and_a_thread_of_quotations_are_what_they_are() -> None:
    table = "| a | b | c | d |\n|---|:-:|--:|---|\n" + "| 1 | 2 | 3 | 4 |\n" * 2000
    assert render_markdown(table).count("<tr>") == 2001
    assert render_markdown("> " * 20 + "a").count("<blockquote>") == 20


def test_ordinary_markdown_comes_through() -> None:
    text = "A **b** *c* `d<e>` [f](https://x.example?a=1&b=2 'g') ~~h~~\n\n- i\n\n3. j\n\n> k\n\n| l |\n|--:|\n| m |\n"
    html = render_markdown(text)
    assert html == (
        '<p>A <strong>b</strong> <em>c</em> <code>d&lt;e&gt;</code> <a href="https://x.example?a=1&amp;b=2" title="g"'
        ' rel="nofollow ugc noopener">f</a> <del>h</del></p>\n'
        "<ul>\n<li>i</li>\n</ul>\n"
        '<ol start="3">\n<li>j</li>\n</ol>\n'
        "<blockquote>\n<p>k</p>\n</blockquote>\n"
        '<table tabindex="0">\n<thead>\n<tr>\n<th class="align-right">l</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td class="align-right">m</td>\n</tr>\n</tbody>\n</table>\n'
    )


@pytest.mark.parametrize(
    ("written", "below", "levels"),
    [
        pytest.param("# a", 2, "3", id="a title goes under the page's"),
        pytest.param("# a\n## b\n### c\n# d", 2, "3453", id="in order"),
        pytest.param("# a\n#### b\n## c", 2, "344", id="gaps are closed"),
        pytest.param("### a\n# b\n## c", 2, "334", id="beginning too low"),
        pytest.param("###### a", 1, "2", id="beginning at the lowest"),
        pytest.param("# a\n## b\n### c\n#### d\n##### e\n###### f", 2, "345666", id="never under six"),
        pytest.param("a\n===\nb\n---", 1, "23", id="underlined"),
    ],
)
def test_headings_join_the_pages_outline(written: str, below: int, levels: str) -> None:
    html = render_markdown(written.replace("\n#", "\n\n#"), below=below)
    assert "".join(re.findall(r"<h(\d)>", html)) == levels
    assert re.findall(r"<h(\d)>", html) == re.findall(r"</h(\d)>", html)


@given(st.lists(st.integers(1, 6), max_size=12), st.integers(1, 4))
def test_outline_never_skips_a_level(written: list[int], below: int) -> None:
    html = render_markdown("\n\n".join(f"{'#' * level} a" for level in written), below=below)
    levels = [below, *(int(level) for level in re.findall(r"<h(\d)>", html))]
    assert len(levels) == len(written) + 1
    assert all(after <= before + 1 and after > below for before, after in pairwise(levels))


def test_anchors_are_distinct_and_made_of_the_text() -> None:
    html = with_anchors(render_markdown("# A & B\n\n# a\n\n# A\n\n# *A* 2\n\n# A & B\n\n# 日本\n\n# !", below=1))
    anchors = re.findall(r'<h2 id="([^"]*)">', html)
    assert anchors == ["a-b", "a", "a-2", "a-2-2", "a-b-2", "日本", "section"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>a</p>\n<p>b</p>", "a b", id="paragraphs"),
        pytest.param("<p>a &amp; b &lt;c&gt;</p>", "a & b <c>", id="entities"),
        pytest.param("<p>&amp;lt;</p>", "&lt;", id="an entity that was written"),
        pytest.param('<p><a href="https://x.example" title="a &gt; b">c</a></p>', "c", id="attributes"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_plain_text(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_excerpt_ends_at_a_word() -> None:
    assert excerpt("<p>One two three, four five</p>", 16) == "One two three…"
    assert excerpt("<p>One two</p>", 7) == "One two"


@given(st.text(st.sampled_from("ab &<>;,.\n"), max_size=60), st.integers(10, 40))
@example("&amp;" * 20, 12)
@example("a" * 100, 20)
def test_excerpt_is_never_too_long_and_never_cuts_an_entity(text: str, limit: int) -> None:
    html = Markup("<p>{}</p>").format(text)
    cut = excerpt(html, limit)
    whole = " ".join(text.split())
    assert len(cut) <= limit
    assert cut == whole or whole.startswith(cut.removesuffix("…"))
    assert (cut == whole) == (len(whole) <= limit)


pieces = st.sampled_from(
    [*HOSTILE, "<", ">", '"', "'", "&", "`", "[", "](", ")", "*", "#", "\n", "\n\n", "\t", "|", "-", "javascript:", "a"]
)


@given(st.lists(pieces, max_size=8).map("".join))
def test_any_mixture_is_harmless(text: str) -> None:
    html = render_markdown(text)
    assert_safe(html)
    assert_safe(absolute_links(html, "https://board.example/jobs/a/"))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_harmless(text: str) -> None:
    html = render_markdown(text)
    assert_safe(html)
    assert len(excerpt(html, 50)) <= 50


@given(st.lists(pieces, max_size=8).map("".join))
def test_no_link_stays_relative_away_from_its_page(text: str) -> None:
    html = absolute_links(render_markdown(f"[a]({text})"), "https://board.example/jobs/a/")
    for link in html5lib.parseFragment(html, namespaceHTMLElements=False).iter("a"):
        assert link.get("href", "https:").casefold().startswith(("https:", "http:", "mailto:"))


def test_links_lead_where_they_led_on_the_page() -> None:
    html = render_markdown('[a](../b/?c=1&d=2 "e") [f](#g) [h](https://x.example/?a=1&b=2)')
    assert re.findall('href="([^"]*)"', absolute_links(html, "https://board.example/p/jobs/a/")) == [
        "https://board.example/p/jobs/b/?c=1&amp;d=2",
        "https://board.example/p/jobs/a/#g",
        "https://x.example/?a=1&amp;b=2",
    ]


PIECES = (
    *(
        "a",
        "b c",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "    ",
        ":",
        "-",
        "---",
        "\n---\n",
        ":-",
        "|",
        "*",
        "**",
        "_",
        "`",
        "```\n",
    ),
    *("~", "~~", "<", "<b>", "<!--", "-->", "[", "]", "(", ")", "](https://x.example/a)", "[t](http://y.example)"),
    *("https://z.example", "www.", "www.a.example", "w", "ftp://", "://", "a@b.example", "mailto:", "> ", "# ", "\\"),
    *("&amp;", "&", "\u00a0", "é", "\u200b", "![", "[x]: https://r.example\n", "[x]", "<https://auto.example>", "\r"),
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_text_read_without_extensions_is_as_with_them(text: str) -> None:
    assert common_mark(text) == extended_mark(text)


def test_most_texts_are_read_without_extensions() -> None:
    text = "We **run** a [board](https://board.example/?a=b). See:\n\n- it\n- <https://other.example>\n"
    assert common_mark(text) == cmarkgfm.markdown_to_html(text)
    assert common_mark(f"{text}https://bare.example\n") != cmarkgfm.markdown_to_html(f"{text}https://bare.example\n")


LINES = [
    "- ",
    "1. ",
    "10) ",
    "+ ",
    "> ",
    "# ",
    "###### ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "---",
    "===",
    "```",
    "~~~",
    "  \n",
]
MARKS = [
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "]: ",
    "<",
    ">",
    "</p>",
    "<b>",
    "\\",
    "'",
    '"',
    "&",
]
WORDS = [
    "a",
    "é",
    " ",
    "https://x.example/a_b",
    "[w](https://x.example/~a)",
    "[w](http://y.example)",
    "[w](javascript:x)",
]
WORDS += [
    "[w](https://x.example?q='>)",
    "<https://x.example/a>",
    "&lt;",
    "&#60;",
    "&nbsp;",
    "&#0;",
    "mailto:a@b.example",
]
ODD = ["\0", "\r", "\xa0", "\ufeff", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\ufffe", "\U0010ffff"]
NESTED = [
    "*a **b *c **d* e** f* g**",
    "- " * 40 + "a",
    "*" * 60 + "a" + "*" * 60,
    "[*a [b](https://x.example) c*](https://y.example)",
]


@given(st.lists(st.sampled_from(LINES + MARKS + WORDS + ODD), max_size=40).map("".join))
@example(NESTED[0])
@example(NESTED[1])
@example(NESTED[2])
@example(NESTED[3])
def test_what_is_not_shown_to_the_sanitiser_is_as_it_would_leave_it(text: str) -> None:
    html = common_mark(text)
    assert cleaned(html) == cleaner().clean(html)


@given(st.lists(st.sampled_from([*LINES[:9], *MARKS[:5], *WORDS[:6]]), max_size=40).map("".join))
def test_so_are_texts_of_which_it_sees_few(text: str) -> None:
    html = common_mark(text)
    assert cleaned(html) == cleaner().clean(html)


@pytest.mark.parametrize(
    "html", ["<p>a & b</p>", '<p class="x">a</p>', "<p>a\xa0b</p>", "<script>a</script>", "<p>a</p\0>"]
)
def test_anything_else_is_shown_to_the_sanitiser(html: str) -> None:
    assert cleaned(html) == cleaner().clean(html) != html
