"""LaTeX in values of references.bib, as text. All of it is invented."""

import pytest

from monograph.bibliography import load_bibliography
from monograph.bibliography.latex import leftovers, plain

READ = {
    r"Th{\d{i}} and Nguy{\~{\^e}}n": "Thị and Nguyễn",
    r"{\aa}rhus, {\L}\'od\'z, Erd{\H o}s, \v S\'arka": "århus, Łódź, Erdős, Šárka",
    r"\'\i, \'{\i} and \^{\i}": "í, í and î",
    r"\emph{E. zorb} and {\em in vivo}": "E. zorb and in vivo",
    r"\textbf{a \emph{b}} by \textsf{zorb}": "a b by zorb",
    r"$\beta$-blockers, $p$ < 0.05, $I^2$": "β-blockers, p < 0.05, I²",
    r"$\alpha_2$-agonists and $\Delta$9-THC": "α₂-agonists and Δ9-THC",
    r"H$_2$O, CO$_{2}$, 10$^{-3}$": "H₂O, CO₂, 10⁻³",
    r"5\textsuperscript{2}, H\textsubscript{2}O": "5², H₂O",
    r"$\leq$ 5, $\ge$ 3, $<$ 4, $\pm$ 2, $\times$ 3": "≤ 5, ≥ 3, < 4, ± 2, × 3",
    "``quoted'' words": "“quoted” words",
    "Alder~Birch": "Alder Birch",
    "about ~30 % fewer": "about ~30 % fewer",
    r"fewer by 30 % in Z\"urich": "fewer by 30 % in Zürich",
    r"50\% of R\&D in \#1": "50% of R&D in #1",
    r"10\,mg, a\-b": "10 mg, ab",
    r"20 \textmu g at 5 \textdegree C": "20 µg at 5 °C",
    r"\enquote{Burps} in \LaTeX": "“Burps” in LaTeX",
}

# What is not read stays, and is a finding: words are never lost, and no clock is read.
LEFT = (
    r"\zorb{x} and more",
    r"a\footnote{lost?} word",
    r"\today",
    r"US$ 5 and US$ 6",
    r"$\sqrt{2}$",
    "back\\\\slash",
    "\\",
    r"{\'",
)


@pytest.mark.parametrize(("written", "printed"), READ.items(), ids=READ)
def test_common_latex_is_printed_as_what_it_stands_for(written: str, printed: str) -> None:
    assert plain(written) == printed
    assert leftovers(plain(written)) == ()


@pytest.mark.parametrize("written", LEFT)
def test_what_cannot_be_read_is_left_and_found(written: str) -> None:
    assert leftovers(plain(written))


def test_what_is_left_is_a_finding_in_the_second_work() -> None:
    good = r"@misc{A2031, author = {Alder, A.}, title = {The \emph{p} of $I^2$}, year = 2031}"
    bad = r"@misc{B2031, author = {Birch, B.}, title = {A \zorb{word}}, year = 2031}"
    works, findings = load_bibliography(f"{good}\n{bad}\n", "references.bib")
    assert works["A2031"].title == "The p of I²"
    assert [(finding.rule, finding.place.line) for finding in findings] == [("bib-leftover-latex", 2)]
