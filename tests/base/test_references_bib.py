"""The project's own references.bib."""

import random
import re

import pytest

from monograph.bibliography import Bibliography, load_bibliography
from tests.bibliography.formats.reading import READERS
from tests.bibliography.formats.test_bibtex import assert_others_read_the_same_titles, assert_read_back_alike
from tests.bibliography.formats.test_nothing_is_lost import assert_read_back_whole
from tests.bibliography.test_nasty_input import load
from tests.conftest import PROJECT

pytestmark = pytest.mark.thorough

FILE = PROJECT / "references.bib"


@pytest.fixture(scope="module")
def bibliography() -> Bibliography:
    bibliography, findings = load_bibliography(FILE.read_text(encoding="utf-8"), FILE.name)
    assert findings == ()
    return bibliography


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (
            "Weiss2016",
            "Weiss MD, Macklin EA, Simmons Z, Knox AS, Greenblatt DJ, Atassi N, et al. A randomized trial of "
            "mexiletine in ALS: Safety and effects on muscle cramps and progression. "
            "Neurology. 2016 Apr 19;86(16):1474-81.",
        ),
        (
            "Kanai2003",
            "Kanai K, Kuwabara S, Arai K, Sung JY, Ogawara K, Hattori T. Muscle cramp in Machado-Joseph "
            "disease: altered motor axonal excitability properties and mexiletine treatment. "
            "Brain. 2003 Apr;126(Pt 4):965-73.",
        ),
        (
            "Stephens2017",
            "Stephens HE, Joyce NC, Oskarsson B. National study of muscle cramps in ALS in the USA. "
            "Amyotroph Lateral Scler Frontotemporal Degener. 2017 Feb;18(1-2):32-6.",
        ),
        (
            "Baldinger2012",
            "Baldinger R, Katzberg HD, Weber M. Treatment for cramps in amyotrophic lateral sclerosis/motor "
            "neuron disease. Cochrane Database Syst Rev. 2012;(4):CD004157.",
        ),
        (
            "MexiletineTizanidine2010",
            "[author not seen]. [title not seen]. J Clin Pharmacol. 2010 Mar;50(3):331-7.",
        ),
    ],
)
def test_a_work_is_printed_as_journals_do(bibliography: Bibliography, key: str, text: str) -> None:
    assert bibliography[key].text == text


def test_a_year_nobody_has_seen_is_not_invented(bibliography: Bibliography) -> None:
    review = bibliography["HallCrampingReview"]
    assert review.short == "Hall [year not seen]"
    assert review.year is None
    assert [link.label for link in review.links] == ["DOI"]


def test_accents_are_utf_8(bibliography: Bibliography) -> None:
    assert bibliography["Chio2017"].short == "Chiò 2017"
    assert bibliography["Oskarsson2018"].container == "Muscle & Nerve"
    assert not re.search(r"\\[^&]", FILE.read_text(encoding="utf-8"))


def test_no_address_leads_to_a_copy(bibliography: Bibliography) -> None:
    copies = re.compile(
        r"zendy|rxreasoner|drugs\.com|wikidoc|edudrugs|scribd|biomaterialdatabase|medthority|oladoctor"
    )
    assert [key for key, work in bibliography.items() if work.url and copies.search(work.url)] == []


@pytest.mark.parametrize("reader", READERS)
def test_every_work_is_read_back_whole(bibliography: Bibliography, reader: str) -> None:
    assert_read_back_whole(reader, tuple(bibliography.values()))


def test_our_own_reader_reads_the_same_works() -> None:
    assert_read_back_alike(FILE.read_text(encoding="utf-8"))


def test_decoders_of_others_read_the_titles(bibliography: Bibliography) -> None:
    assert_others_read_the_same_titles(bibliography)


def test_the_file_cut_off_anywhere_is_read() -> None:
    text = FILE.read_text(encoding="utf-8")
    for end in random.Random(7).sample(range(len(text)), 60):
        load(text[:end])
