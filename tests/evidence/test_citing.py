"""Who cites a work, where, and for what."""

from monograph.evidence.answers.citing import readings_of, treatments_in, uses_of
from monograph.evidence.studies.soundness import notices_of_work
from tests.fragments import base_of

STUDY = {
    "sources": [
        {"work": "Quill2031", "nature": "paper", "read": "abstract", "access": "copy"},
        {"work": "Marrow2032", "nature": "paper", "read": "abstract", "access": "original"},
    ],
    "reports": [{"work": "Quill2031", "role": "main report"}],
    "arms": [
        {"id": "zorbatine", "name": "Zorbatine", "type": "experimental", "treatments": [{"drug": "zorbatine"}]},
        {"id": "placebo", "name": "Placebo", "type": "placebo"},
    ],
    "participants": {
        "randomised": {"value": 40, "cite": ["Quill2031, figure 1", "Quill2031, page 2"]},
        "analysed": {"value": 38, "cite": "Marrow2032, page 3"},
    },
    "notices": [{"type": "retraction", "text": "It is withdrawn.", "cite": "Quill2031, notice"}],
    "summary": {"plain": "It is invented.", "clinical": "Forty hummed [@Marrow2032; @Quill2031, page 9]."},
    "changes": [{"date": "2035-01-01", "text": "Read again [@Quill2031, page 9]."}],
}
BASE = base_of({"study/quill-2031": STUDY, "drug/zorbatine": {}, "drug/glimmerine": {}})


def test_every_place_that_rests_on_a_work_is_found_with_where_in_it() -> None:
    uses = {use.path: use.places for use in uses_of("Quill2031", BASE)}
    assert uses[("participants", "randomised")] == ("figure 1", "page 2")
    assert uses[("summary", "clinical")] == ("page 9",)
    assert uses[("reports", 0)] == ()
    assert uses[("notices", 0)] == ("notice",)
    assert not any(path[0] in ("changes", "sources") for path in uses)
    assert [use.path for use in uses_of("Marrow2032", BASE)] == [
        ("summary", "clinical"),
        ("participants", "analysed"),
    ]


def test_a_work_names_how_it_was_read_its_notices_and_its_treatments() -> None:
    assert [(entry, str(one.read)) for entry, one in readings_of("Quill2031", BASE)] == [
        ("quill-2031", "abstract")
    ]
    assert [(one.study, str(one.type)) for one in notices_of_work("Quill2031", BASE)] == [
        ("quill-2031", "retraction")
    ]
    assert treatments_in("Quill2031", BASE) == {"zorbatine"}
    assert treatments_in("Marrow2032", BASE) == set()
    assert notices_of_work("Marrow2032", BASE) == ()
