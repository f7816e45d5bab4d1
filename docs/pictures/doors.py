"""The pictures of CONTRIBUTING.md: one for each door by which a job comes in, filled in with the same job."""

import html
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 960

TITLE = "Draw twelve icons for our toolbar"
ANSWERS = {
    "f-title": TITLE,
    "f-client-name": "Riverside Tool Library",
    "f-client-account": "riverside-tools",
    "f-category": "design",
    "f-description": "Our map shows wells, pumps and paths. It needs icons that are clear at 16 pixels.",
}
ISSUE_ANSWERS = {
    "client-name": "Riverside Tool Library",
    "category": "Design and illustration",
    "description": ANSWERS["f-description"],
    "deliverables": "Twelve icons as SVG\nA page that shows them all",
}
MISTAKEN = """\
title: Draw twelve icons for our toolbar
client: {name: Riverside Tool Library, account: riverside-tools}
category: desing
description: |
  Our map shows wells, pumps and paths. It needs icons that are clear at 16 pixels.
deliverables:
  - Twelve icons as SVG
skills: [svg, icons]
remote: true
pay: {type: fixed, amount: 240, currency: EUR}
posted: 2026-11-22
closes: 2026-12-06
apply:
  - via: pull_request
"""

# What no page of ours shows: an issue form as the forge lays it out, and a check's words under their lines.
STYLE = """<!doctype html><meta charset="utf-8"><style>
* { box-sizing: border-box }
body { margin: 0; padding: 28px 32px; background: #fff; color: #1f2328; width: 960px;
  font: 15px/1.5 system-ui, sans-serif }
label { display: block; font-weight: 600; margin: 20px 0 2px }
.needed { color: #c62828 } p { margin: 0 0 6px; color: #59636e; font-size: 13px }
.answer { border: 1px solid #c9d0d7; border-radius: 6px; padding: 7px 11px; min-height: 38px; white-space: pre-line }
.answer.empty { color: #818b98 } .several { min-height: 76px }
table { border-collapse: collapse; width: 100%; font: 13.5px/1.75 ui-monospace, monospace }
td { padding: 0 12px; white-space: pre-wrap } td:first-child { color: #818b98; text-align: right; width: 40px }
.said td { font: 14px/1.5 system-ui, sans-serif; padding: 0 12px 10px }
.said div { border: 1px solid #d9a0a0; border-inline-start: 4px solid #c62828; border-radius: 6px; padding: 9px 13px }
.said b { display: block; color: #8a1c1c } h1 { font: 600 15px/1.4 ui-monospace, monospace; margin: 0 0 14px }
</style>"""


def doors(browser: Browser, address: str) -> dict[str, bytes]:
    """The pictures by file name. `address` is where the demo is served."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    pictures = dict(form_pictures(page, f"{address}post/"))
    page.close()
    # A page of its own: the site's policy, which forbids inline styles, holds for the whole life of a page.
    page = browser.new_page(viewport={"width": WIDTH, "height": 400})
    for name, drawn in (("door-issue.png", issue_form()), ("door-file.png", checked_file())):
        page.set_content(STYLE + drawn)
        pictures[name] = page.screenshot(full_page=True)
    page.close()
    return pictures


def form_pictures(page: Page, address: str) -> list[tuple[str, bytes]]:
    """The board's own form with a job in it, and the end of the form, from where it can go by mail."""
    page.goto(address)
    page.locator(".record-form").wait_for()
    page.wait_for_load_state("networkidle")
    for field, answer in ANSWERS.items():
        control = page.locator(f"#{field}")
        if control.evaluate("control => control.localName") == "select":
            control.select_option(answer)
        else:
            control.fill(answer)
    page.locator(".record-form").scroll_into_view_if_needed()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    form = page.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": 900})
    return [("door-form.png", form), ("door-mail.png", page.locator(".record-form__send").screenshot())]


def issue_form() -> str:
    """The first questions of the issue form, with answers, as GitHub lays such a form out."""
    form: dict[str, Any] = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/post-a-job.yml").read_text(encoding="utf-8"))
    parts = [f'<label>Add a title <span class="needed">*</span></label><div class="answer">{TITLE}</div>']
    for part in form["body"]:
        if part["type"] == "markdown" or part["id"] not in ISSUE_ANSWERS:
            continue
        asked = part["attributes"]
        star = ' <span class="needed">*</span>' if part.get("validations", {}).get("required") else ""
        size = "answer several" if part["type"] == "textarea" else "answer"
        arrow = " ▾" if part["type"] == "dropdown" else ""
        parts.append(
            f"<label>{html.escape(asked['label'])}{star}</label><p>{html.escape(asked['description'])}</p>"
            f'<div class="{size}">{html.escape(ISSUE_ANSWERS[part["id"]])}{arrow}</div>'
        )
    return "".join(parts)


def checked_file() -> str:
    """A file with a mistake, and what the check says of it, under its line."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        (content / "jobs").mkdir(parents=True)
        (content / "vocabulary.yml").write_bytes((ROOT / "content/vocabulary.yml").read_bytes())
        (content / "jobs/toolbar-icons.yml").write_text(MISTAKEN, encoding="utf-8")
        command = [str(Path(sys.executable).with_name("board")), "check", "--format", "json", "-e", f"PATH={content}"]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = {problem["line"]: problem for problem in json.loads(answer.stdout)}
    rows = []
    for number, line in enumerate(MISTAKEN.splitlines(), start=1):
        rows.append(f"<tr><td>{number}</td><td>{html.escape(line)}</td></tr>")
        if problem := found.get(number):
            said = f"<b>{html.escape(problem['message'])}</b>{html.escape(problem['hint'])}"
            rows.append(f'<tr class="said"><td></td><td><div>{said}</div></td></tr>')
    return f"<h1>content/jobs/toolbar-icons.yml</h1><table>{''.join(rows)}</table>"
