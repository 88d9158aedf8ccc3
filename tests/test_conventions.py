"""The house rules that a machine can check."""

import re
from pathlib import Path
from statistics import median

import pytest
from django.contrib import admin as django_admin

from core.palette import BRIGHT, HEX

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Those that override the templates of other packages follow the packages' shape.
FOREIGN = {"admin", "account", "mfa", "allauth", "simple_history"}
OWN = [path for path in TEMPLATES if path.relative_to(ROOT / "templates").parts[0] not in FOREIGN]
COMPONENTS = [path for path in OWN if path.parent.name == "components"]
# Mail programs fetch no style sheet: it stands in the mail.
MAIL_FRAME = ROOT / "templates" / "mail" / "frame.html"
PARTS = [path for path in OWN if path.name.startswith("_")]
CSS = ROOT / "static" / "css"
STYLES = sorted(CSS.rglob("*.css"))
# The admin's own sizes, and Django's names for what are our tokens, stand in its theme.
TOKENS = (CSS / "tokens.css", CSS / "admin" / "theme.css")

DOMAIN_WORDS = re.compile(
    r"organisation|project|case.?stud|\bpost|blog|participation|partner|network|newsletter|\bentry\b|\bdsi\b", re.I
)
# Data for machines is no script, whatever its element is called.
INLINE_SCRIPT = r"<script(?![^>]*(?:\bsrc=|type=.application/ld\+json))"
INCLUDE = re.compile(r"{% include (.*?) %}")
FIRST_LINE = re.compile(r"{# [A-Z][^#]*\. (Takes: [a-z_]+(, [a-z_]+)*\. )?#}")


def name_of(path):
    return str(path.relative_to(ROOT))


def text_of(path):
    return path.read_text(encoding="utf-8")


def arguments(include: str) -> set[str]:
    return set(re.findall(r"(\w+)=", include.partition(" with ")[2]))


def takes(path) -> set[str]:
    return (
        set(re.findall(r"\w+", text_of(path).split("Takes:")[1].split(".")[0])) if "Takes:" in text_of(path) else set()
    )


@pytest.mark.parametrize("path", COMPONENTS + PARTS, ids=name_of)
def test_a_part_says_first_what_it_is_and_takes(path):
    assert FIRST_LINE.fullmatch(text_of(path).splitlines()[0])


@pytest.mark.parametrize("path", COMPONENTS, ids=name_of)
def test_a_component_knows_no_domain(path):
    # The names of template tag libraries and of tests of the main menu are not words for a reader.
    body = text_of(path).replace("{% load entries %}", "")
    assert not DOMAIN_WORDS.search(body)


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_components_are_included_with_what_they_take_and_nothing_else(path):
    for include in INCLUDE.findall(text_of(path)):
        target = include.split()[0].strip('"')
        if target.startswith("components/"):
            assert include.endswith(" only"), include
            assert arguments(include) == takes(ROOT / "templates" / target), include


@pytest.mark.parametrize("path", OWN, ids=name_of)
def test_parts_are_included_with_what_they_take(path):
    for include in INCLUDE.findall(text_of(path)):
        target = ROOT / "templates" / include.split()[0].strip('"')
        if target.name.startswith("_"):
            assert arguments(include) == takes(target), include


def test_templates_are_short():
    lengths = sorted(len(text_of(path).splitlines()) for path in OWN)
    assert median(lengths) <= 30
    assert lengths[int(len(lengths) * 0.9)] <= 100
    assert lengths[-1] <= 120


@pytest.mark.parametrize("path", OWN, ids=name_of)
def test_templates_hold_no_style_and_no_script(path):
    style = r"\sstyle=" if path == MAIL_FRAME else r"<style|\sstyle="
    assert not re.search(rf"{style}|{INLINE_SCRIPT}|\son[a-z]+=|javascript:", text_of(path), re.I)


def test_scripts_are_short():
    scripts = sorted((ROOT / "static" / "js").rglob("*.js"))
    assert [name_of(path) for path in scripts if len(text_of(path).splitlines()) >= 60] == []


@pytest.mark.parametrize("path", OWN, ids=name_of)
def test_public_templates_need_no_session(path):
    assert not re.search(r"csrf_token|\bmessages\b|\bperms\.|\buser\.|request\.(user|session)", text_of(path))


@pytest.mark.parametrize("path", [path for path in STYLES if path not in TOKENS], ids=name_of)
def test_only_tokens_hold_colours_sizes_and_fonts(path):
    # A query of a screen or a container cannot read a token.
    rules = re.sub(r"/\*.*?\*/|@(?:media|container)[^{]*", "", text_of(path), flags=re.S)
    assert not re.search(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", rules, re.I)
    assert not re.search(r"(?<![\w.-])[\d.]*[1-9][\d.]*(?:px|rem|em|ch|vw|pt|s|ms)\b", rules)
    assert not re.search(r"font-family:(?! var\()", rules)


def test_tokens_hold_the_palette():
    tokens = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text_of(ROOT / "static" / "css" / "tokens.css")))
    assert {name: tokens.get(name) for name in HEX} == HEX
    assert {name: tokens.get(f"{name}-bright") for name in BRIGHT} == BRIGHT


def test_every_style_sheet_is_imported_once():
    site, admin = CSS / "site.css", CSS / "admin.css"
    imported = [re.findall(r'@import url\("(.*?)"\)', text_of(path)) for path in (site, admin)]
    of_admin = sorted(str(path.relative_to(CSS)) for path in (CSS / "admin").glob("*.css"))
    of_site = sorted(str(path.relative_to(CSS)) for path in STYLES if path not in (site, admin))
    assert sorted(imported[0] + of_admin) == of_site
    # Of the site's, the admin takes what it shows of it.
    assert sorted(set(imported[1]) - set(imported[0])) == of_admin


def test_every_used_token_is_defined_and_every_defined_one_used():
    styles = "".join(map(text_of, STYLES))
    used, defined = set(re.findall(r"var\(--([\w-]+)", styles)), set(re.findall(r"^\s*--([\w-]+):", styles, re.M))
    assert used - defined == set()
    django = Path(django_admin.__file__).parent / "static" / "admin" / "css"
    used |= set(re.findall(r"var\(--([\w-]+)", "".join(map(text_of, django.rglob("*.css")))))
    assert defined - used == set()
