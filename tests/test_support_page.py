"""What a question page says of the studies an option rests on."""

from __future__ import annotations

from monograph.views.entries.support import support_facts
from monograph.views.formatting.content import content
from monograph.views.formatting.reading import works_cited
from monograph.views.formatting.writer import Writer
from tests.evidence.trials import answer, question, the_question, trial
from tests.fragments import base_of


def test_a_retraction_is_shown_with_its_links_and_its_source() -> None:
    text = "Invented data; see [[quill-2031|the first trial]]."
    retracted = trial(notices=[{"type": "retraction", "text": text, "cite": "Notice2033, page 1"}])
    base = base_of({"study/quill-2031": retracted, "question/does-it-help": question(answer("quill-2031"))})
    writer = Writer(base, "questions/does-it-help.html")
    asked = the_question(base)
    facts = {fact.label: fact.value for fact in support_facts(asked, asked.options[0], writer)}
    shown = facts["Notices on studies"]
    assert "[[" not in str(shown)
    assert '<a href="../studies/quill-2031.html">the first trial</a>' in str(shown)
    assert works_cited(content(shown)) == ("Notice2033",)
