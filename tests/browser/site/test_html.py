"""HTML that is valid, by html-validate."""

import json
import subprocess

from tests.browser.site.findings import expect_none
from tests.browser.site.page_types import FOR_DEVELOPERS, PAGES


def save_pages(site, folder):
    """Writes each page type to a file of its name; not the style page, which repeats parts with their ids."""
    for name in PAGES.keys() - FOR_DEVELOPERS:
        (folder / f"{name}.html").write_bytes(site.answer(name).read())


def validated(node_modules, folder) -> list[dict]:
    """What html-validate says of each file; one process for all, as it takes long to start."""
    program, rules = node_modules / "html-validate/bin/html-validate.mjs", node_modules.parent / "htmlvalidate.json"
    report = folder / "report.json"
    command = ["node", program, "--config", rules, "--formatter", f"json={report}", *sorted(folder.glob("*.html"))]
    subprocess.run(command, cwd=node_modules.parent)
    return json.loads(report.read_text(encoding="utf-8"))


def test_html_is_valid(site, node_modules, tmp_path):
    save_pages(site, tmp_path)
    found = [
        f"{page['filePath'].rpartition('/')[2]}, line {message['line']}: {message['ruleId']}: {message['message']}"
        for page in validated(node_modules, tmp_path)
        for message in page["messages"]
    ]
    expect_none(found, "Mend these in the templates:")
