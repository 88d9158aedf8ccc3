"""Every mail has a sample, and each sample is a whole mail in every language."""

import pytest
from django.conf import settings
from django.core.mail import EmailMessage

from mail.samples import samples
from mail.writing import SUBJECT

FOLDER = settings.BASE_DIR / "templates"
TEMPLATES = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.glob("*/mail/*.txt")
    if SUBJECT in path.read_text(encoding="utf-8")
)


def test_every_mail_has_a_sample_that_says_when_it_is_sent():
    assert sorted(samples()) == TEMPLATES
    assert all(sample.when.endswith(".") for sample in samples().values())


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_sample_is_a_whole_mail_in_every_language(template):
    sample = samples()[template]
    written = {language: sample.written(language) for language, _ in settings.LANGUAGES}
    for language, words in written.items():
        assert f'<html lang="{language}" dir="ltr">' in words.html
        assert "[" not in words.text + words.subject
        EmailMessage(words.subject, words.text, to=["ana@example.org"]).message()
    assert len({words.text for words in written.values()}) == len(settings.LANGUAGES)


def test_a_language_from_right_to_left_turns_the_frame():
    html = samples()["submissions/mail/confirm.txt"].written("ar").html
    assert '<html lang="ar" dir="rtl">' in html
    assert '<tbody align="right">' in html
