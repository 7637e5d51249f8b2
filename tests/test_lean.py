"""What is left out of a finished website's style sheets, scripts and pages, and what must stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from monograph.pipeline.lean import Use, make_lean, minified, pruned, shortened, squeezed, without_properties

SCRIPTS = sorted((Path(__file__).parent.parent / "src/monograph/assets").glob("*.js"))
PAGE = """<body dir="ltr" data-md-color-primary=custom class="md-grid mg">
<p class='wide  narrow'>Hum</p><details class=fold></details></body>"""
SCRIPT = 'element.classList.add("is-made"); made.className = `hum-${name}`; document.createElement("dialog");'
IN_USE = Use.of([PAGE], [SCRIPT])


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".md-grid{color:red}", ".md-grid{color:red}"),
        (".md-grid{color:red}.md-tabs{color:red}", ".md-grid{color:red}"),
        (".narrow, .md-tabs, .wide { color : red ; }", ".narrow,.wide{color :red}"),
        (".md-grid .md-tabs{color:red}", ""),
        (".fold>p::before{content:'.md-tabs'}", '.fold>p::before{content:".md-tabs"}'),
        (".is-made{top:0}.hum-loud{top:0}", ".is-made{top:0}.hum-loud{top:0}"),
        ("dialog{top:0}video{top:0}video,p{top:0}", "dialog{top:0}p{top:0}"),
        ("p:not(.md-tabs){top:0}", "p:not(.md-tabs){top:0}"),
        ("a:hover{top:0}p:hover{top:0}", "p:hover{top:0}"),
        ("[dir=rtl] p{top:0}[dir=ltr] p{left:0}", "[dir=ltr] p{left:0}"),
        (
            "[data-md-color-primary=red]{top:0}[data-md-color-primary=custom]{left:0}",
            "[data-md-color-primary=custom]{left:0}",
        ),
        ("[data-md-state=open]{top:0}[hidden]{top:0}", "[data-md-state=open]{top:0}[hidden]{top:0}"),
        ("@media print{.md-tabs{top:0}}@media print{p,.md-tabs{top:0}}", "@media print{p{top:0}}"),
        ("@supports (gap:0){@media print{.md-tabs{top:0}}}", ""),
        ("@keyframes md-tabs{from{top:0}}", "@keyframes md-tabs{from{top:0}}"),
        (":root{--hum:1}*{top:0}", ":root{--hum:1}*{top:0}"),
        ("/* why */p{/* why */top:0}", "p{top:0}"),
        ("P{top:0}.WIDE{top:0}", "P{top:0}"),
        ("}p{top:0}a:not(p{top:0}", ""),
    ],
)
def test_a_rule_stays_when_it_may_fit_something(css: str, left: str) -> None:
    assert pruned(css, IN_USE) == left


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("p {\n  color: red;\n  margin: 0 auto;\n}\n", "p{color:red;margin:0 auto}"),
        ("p{width:calc( 1px + 0.2px )}", "p{width:calc(1px + .2px)}"),
        ("@media (min-width: 60em) {\n  p { top: 0 }\n}", "@media (min-width:60em){p{top:0}}"),
        ('p::after { content: "a  b" }', 'p::after{content:"a  b"}'),
        ("a , b > c { top: 0 }", "a,b>c{top:0}"),
    ],
)
def test_blanks_between_words_of_a_style_sheet_stay_where_they_mean_something(css: str, small: str) -> None:
    assert minified(css) == small


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_text_of_our_scripts_runs_over_a_line(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    assert not [line for line in script.splitlines() if line.count("`") % 2]
    assert "/*" not in "".join(line for line in script.splitlines() if not line.strip().endswith("*/"))


def test_a_script_loses_remarks_and_indentation_and_nothing_else() -> None:
    script = '"use strict";\n\n// why\n  const said = `${`${n} of `}${all}`; // here\n'
    assert shortened(script) == '"use strict";\nconst said = `${`${n} of `}${all}`; // here\n'


def test_a_property_that_no_rule_asks_for_is_not_set() -> None:
    css = ":root{--hum:1;--drum:2;color:red}p{--drum:3}p{top:var(--hum)}"
    assert without_properties(css, frozenset({"--hum"})) == ":root{--hum:1;color:red;}p{top:var(--hum)}"


@pytest.mark.parametrize(
    ("html", "small"),
    [
        ("<ul>\n\n    <li>a</li>\n   \n</ul>", "<ul>\n<li>a</li>\n</ul>"),
        ("<p>two  words \n  and more</p>", "<p>two  words\nand more</p>"),
        ("<pre>a\n\n   b</pre>\n\n<p>", "<pre>a\n\n   b</pre>\n<p>"),
        ("<textarea>\n\n a</textarea>", "<textarea>\n\n a</textarea>"),
        ("<script>\n\n let a;</script>", "<script>\n\n let a;</script>"),
        ("<p>5\u00a0\n\u00a0mg</p>", "<p>5\u00a0\n\u00a0mg</p>"),
        ("<predicate>\n\n a</predicate>", "<predicate>\na</predicate>"),
    ],
)
def test_a_page_loses_blanks_that_nobody_sees(html: str, small: str) -> None:
    assert squeezed(html) == small


def test_a_property_asked_for_by_a_page_or_a_script_of_the_theme_stays(tmp_path: Path) -> None:
    styles = tmp_path / "assets/stylesheets"
    styles.mkdir(parents=True)
    (tmp_path / "assets/javascripts").mkdir()
    (tmp_path / "index.html").write_text('<p style="top: var(--hum)">')
    (tmp_path / "assets/javascripts/bundle.js").write_text('get("--drum")')
    (styles / "main.css").write_text(":root{--hum:1;--drum:2;--bell:3}")
    make_lean(tmp_path)
    assert (styles / "main.css").read_text() == ":root{--hum:1;--drum:2;}"


def test_a_site_is_pruned_in_place_and_loses_the_search_of_the_theme(tmp_path: Path) -> None:
    theme, ours = tmp_path / "assets/stylesheets", tmp_path / "assets"
    theme.mkdir(parents=True)
    (ours / "javascripts").mkdir()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/index.html").write_text(PAGE)
    (theme / "main.css").write_text(
        ":root{--hum:1;--drum:2}.narrow{top:var(--hum)}.md-tabs{top:var(--drum)}.is-made{top:0}"
    )
    (ours / "monograph.css").write_text(".mg-rare {\n  top: 0;\n}\n")
    (ours / "cards.js").write_text("// why\nlet hum = 1;\n")
    (ours / "search").mkdir()
    (ours / "search/names.js").write_text("// data\n")
    for name in ("search", "assets/javascripts/workers", "assets/javascripts/lunr"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theirs.js").touch()
    (ours / "javascripts/bundle.js").write_text(SCRIPT)
    make_lean(tmp_path)
    assert (theme / "main.css").read_text() == ":root{--hum:1;}.narrow{top:var(--hum)}.is-made{top:0}"
    assert (ours / "monograph.css").read_text() == ".mg-rare{top:0}"
    assert (ours / "cards.js").read_text() == "let hum = 1;\n"
    assert (ours / "search/names.js").read_text() == "// data\n"
    assert not list(tmp_path.rglob("theirs.js"))
    assert (ours / "javascripts/bundle.js").read_text() == SCRIPT
