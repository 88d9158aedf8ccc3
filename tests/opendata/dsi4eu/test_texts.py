from opendata.dsi4eu.notes import Notes
from opendata.dsi4eu.texts import LONGEST_SUMMARY, long_text, texts

LONG = "We lend lamps to all neighbours of the old town. " * 20


def test_the_short_description_is_the_summary():
    found = texts("Lamps &amp; <b>lights</b>", LONG, "", Notes())
    assert found.summary == "Lamps & lights"


def test_without_a_short_description_the_first_sentences_are_the_summary():
    notes = Notes()
    summary = texts("", LONG, "", notes).summary
    assert summary == ("We lend lamps to all neighbours of the old town. " * 4).strip()
    assert "taken from the beginning" in notes.written[-1].reason


def test_headings_links_and_videos_are_no_summary():
    page = '<h2>Vision</h2><p><iframe src="//vimeo.com/1"></iframe></p><p><a href="http://a.example">a</a></p><p>Lamps.</p>'
    assert texts("", page, "", Notes()).summary == "Lamps."


def test_one_endless_sentence_is_cut_at_a_word():
    summary = texts("", "lamp " * 100, "", Notes()).summary
    assert summary.endswith("lamp…")
    assert len(summary) <= LONGEST_SUMMARY


def test_the_social_impact_can_give_the_summary():
    assert texts("-", "", "Streets are lit at night.", Notes()).summary == "Streets are lit at night."


def test_a_long_short_description_is_cut_with_a_note():
    notes = Notes()
    assert len(texts("lamp " * 100, "", "", notes).summary) <= LONGEST_SUMMARY
    assert notes.written[0].action == "flagged"


def test_a_placeholder_in_html_is_dropped_with_its_reason():
    notes = Notes()
    assert long_text("<p>bla bla</p>", notes) == ""
    assert [(note.action, note.before) for note in notes.written] == [("dropped", "<p>bla bla</p>")]


def test_a_word_or_two_are_kept_and_flagged():
    notes = Notes()
    assert long_text("Better light", notes) == "Better light"
    assert [note.action for note in notes.written] == ["flagged"]


def test_an_endless_text_is_cut_with_a_note():
    notes = Notes()
    assert len(long_text("lamp " * 20_000, notes)) <= 50_000
    assert notes.written[0].reason == "The text was cut at 50,000 characters."


def test_the_language_is_that_of_all_texts():
    assert (
        texts("Lampes", "Nous prêtons des lampes aux voisins et les réparons avec eux.", "", Notes()).language == "fr"
    )


def test_a_body_that_only_repeats_the_summary_is_left_out():
    notes = Notes()
    found = texts("", "<p>Streets are <b>lit</b> at night.</p>", "", notes)
    assert (found.summary, found.body) == ("Streets are lit at night.", "")
    assert notes.written[-1].reason == "The text said nothing beyond the summary."


def test_a_short_body_with_a_link_is_kept():
    page = 'Streets are lit at night by <a href="https://lamps.example">neighbours</a>.'
    assert "lamps.example" in texts("", page, "", Notes()).body
