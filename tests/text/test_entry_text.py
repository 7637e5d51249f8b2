"""Entry text as HTML: what was typed is what is read, and nothing in it is ever active."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from monograph.text.syntax import TextCitation
from monograph.text.web import is_safe
from monograph.views.formatting import entry_text
from monograph.views.formatting.content import Content, all_of, element


def link(entry_id: str, label: str, is_inside: bool) -> Content:
    return element("a", label or entry_id, class_="ours", href=f"{entry_id}.html")


def cite(cited: tuple[TextCitation, ...], is_running: bool) -> Content:
    return all_of(element("sup", one.prefix, one.key, class_="ours", title=one.locator) for one in cited)


def blocks(source: str) -> str:
    return str(entry_text.blocks(source, link, cite))


def inline(source: str) -> str:
    return str(entry_text.inline(source, link, cite))


def shown(html: str) -> str:
    body = LexborHTMLParser(html).body
    return body.text() if body is not None else ""


CLINICAL = """\
5*10^9 and 6*10^9
5*10^9/L to 6*10^9/L
<LLOQ>
values <LLOQ and >ULOQ
p < 0.05
p<0.05 and p>0.01
0.01<p<0.05
a fall of - 5 % at most
from 5 % - 7 %
1/2
1/2 tablet, then 3/4
½ tablet
(C)
(c) and (r) and (tm)
+-3 and +/-3
± 3 points
10 -- 20 mg --- daily
"quoted" and 'single'
5' and 5''
it's... unclear
HLA-B*57:01 and HLA-B*58:01
CYP2D6*4/*5
T2* and T2* maps
* p < 0.05; ** p < 0.01
marked * and **
2*3*4 = 24
snake_case_name and _half
a_1 and b_2
a__b and __x
x^2 and H~2~O and CO^2^
`code` and ``more``
~~struck~~
==marked==
$5 and $6
$x_1$
50 %
#3 of 7
C#
& and &amp; and &lt;b&gt;
&nbsp;&#60;&copy;
A&B
<br>
<!-- comment -->
<b>bold</b>
a <b c
a < b > c
{curly} and {{ jinja }} and {% raw %}
{: .class }
{#id .class}
[1]
[1, 2] and [3]
[0.2, 0.5] (95 % CI)
[0.2; 0.5](95 % CI)
[CI](0.2)
![not an image](no)
[^1]
[x]: https://example.org
| a | b |
a | b
www.example.org and ada@example.org
https://example.org/a_b_c
http://example.org.
user@
@ 5 mg
5 mg @ 8:00
10:30 a.m.
:smile:
2031. A year
No. 5
alpha-2 and β₂ and µg
→ ≤ ≥ ≠ ≈ × ÷ − – —
𝛼 and 👍
1,000.50 mg
(a) first; (b) second
=== and ---x
% 5
! and ?
; rm -rf
\\N
a \\ b
C:\\temp
""".splitlines()


@pytest.mark.parametrize("source", CLINICAL)
def test_what_a_clinician_types_is_what_a_reader_reads(source: str) -> None:
    said = f"It was {source} there."
    for html in (blocks(said), inline(said)):
        assert shown(html) == said
        assert "<em>" not in html
        assert "<strong>" not in html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("*p* < 0.05", "<em>p</em> &lt; 0.05"),
        ("**not** this", "<strong>not</strong> this"),
        ("_in vitro_ and __never__", "<em>in vitro</em> and <strong>never</strong>"),
        (r"5 \* 3 \[\[x\]\]", "5 * 3 [[x]]"),
        (
            "[a page](https://example.org/a?b=1&c=2)",
            '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener">a page</a>',
        ),
        (
            "[[zorbatine]] or [[quill|the *x*]]",
            '<a class="ours" href="zorbatine.html">zorbatine</a> or <a class="ours" href="quill.html">the *x*</a>',
        ),
        (
            "so [see @Quill2031, table 2; @Tarn2034]",
            'so<sup class="ours" title="table 2">seeQuill2031</sup><sup class="ours" title="">Tarn2034</sup>',
        ),
        ("as @Quill2031 says", 'as <sup class="ours" title="">Quill2031</sup> says'),
    ],
)
def test_mark_up_we_know_is_read(source: str, html: str) -> None:
    assert inline(source) == html
    assert blocks(source) == f"<p>{html}</p>"


def test_paragraphs_and_lists_are_known_and_stand_on_one_line() -> None:
    html = blocks("One.\n\nTwo:\n\n- a\n- *b*\n\n1. c\n2. d\n")
    assert (
        html
        == "<p>One.</p> <p>Two:</p> <ul> <li>a</li> <li><em>b</em></li> </ul> <ol> <li>c</li> <li>d</li> </ol>"
    )


def test_the_words_of_a_bracket_that_is_no_citation_are_kept() -> None:
    assert shown(inline("so [see the letter; @Quill2031] it is")) == "so [see the letter; Quill2031] it is"


PAYLOADS = [
    "<script>alert(1)</script>",
    "</p></div><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<style>*{display:none}</style>",
    "<!--<img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<math><mtext><script>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<details open ontoggle=alert(1)>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0>",
    "<form action=https://evil.example><button>x</button></form>",
    "<x onclick=alert(1)>",
    "a <![ b",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example)",
    "[x](https://[zz/)",
    '[x]( https://example.org"onmouseover=alert(1) )',
    '[x](https://example.org/"onmouseover="alert(1))',
    "[x](https://example.org/'onmouseover='alert(1))",
    '[x](https://example.org "t\\" onmouseover=alert(1)")',
    "[x](<https://example.org/<script>>)",
    "[x](https://example.org/&quot;onmouseover=alert(1))",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "[<img src=x onerror=alert(1)>](https://example.org)",
    "[[zorbatine|<img src=x onerror=alert(1)>]]",
    "[[<img src=x onerror=alert(1)>]]",
    '[["onmouseover=alert(1) x="|y]]',
    "[@Quill2031, <img src=x onerror=alert(1)>]",
    "[<script>alert(1)</script> @Quill2031]",
    '[@Quill2031, " onmouseover=alert(1) x="]',
    "<https://example.org>",
    "<javascript:alert(1)>",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "# <script>alert(1)</script>",
    "- <script>alert(1)</script>\n- x",
    "1. <img src=x onerror=alert(1)>",
    "| <script>alert(1)</script> |\n|---|",
    "[x]: javascript:alert(1)\n\n[x]",
    "x {: onclick=alert(1) }",
    "{onclick=alert(1)}",
    '--8<-- "/etc/passwd"',
    "{% include '/etc/passwd' %} {{ 7*7 }}",
    "\\<script>alert(1)\\</script>",
    "*<script>*alert(1)*</script>*",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\x00<script>alert(1)</script>",
    "<scr\x00ipt>alert(1)</script>",
    "<a\nhref='javascript:alert(1)'>x</a>",
    "x\n---\n<script>",
    "[x](<>)",
    "a  \nb\\\nc",
    "[a [[zorbatine]] b](https://example.org)",
    "[a [b](https://b.example) c](https://example.org)",
]
ALLOWED = {"p", "br", "ul", "ol", "li", "em", "strong"}


def assert_inactive(html: str) -> None:
    body = LexborHTMLParser(html).body
    assert body is not None
    for node in body.traverse(include_text=False):
        if node.tag == "body":
            continue
        if node.attributes.get("class") == "ours":
            assert set(node.attributes) <= {"class", "href", "title"}
        elif node.tag == "a":
            assert set(node.attributes) == {"href", "rel"}
            assert_safe(node)
        else:
            assert node.tag in ALLOWED, node.html
            assert set(node.attributes) <= {"start"}
    assert "<!" not in html


def assert_safe(node: LexborNode) -> None:
    href = node.attributes["href"]
    assert href is not None
    assert href.startswith(("http://", "https://"))
    assert is_safe(href)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_active(payload: str) -> None:
    for source in (
        payload,
        f"A dose of {payload} twice",
        f"{payload} and {payload}",
        f"*{payload}*",
        f"[{payload}](https://a.example)",
    ):
        assert_inactive(blocks(source))
        assert_inactive(inline(source))


@pytest.mark.parametrize(
    "source",
    [
        "[" * 5_000,
        "*" * 5_000,
        "*a " * 3_000,
        "_a" * 5_000,
        "[" + "@a" * 5_000,
        "[x](" * 2_000,
        "- " * 2_000,
        "\\" * 9_999,
        "[@" + "a" * 20_000,
        "[[" * 5_000,
        "![" * 5_000,
        "<" * 9_999,
        "1. " * 500,
        "**a *b " * 1_000,
    ],
    ids=lambda source: source[:8],
)
def test_no_text_takes_long_or_breaks_the_reader(source: str) -> None:
    assert_inactive(blocks(source))


def test_a_link_without_an_address_is_shown_as_typed() -> None:
    assert inline("[x]()") == "[x]()"


@pytest.mark.parametrize("source", ["- 5 % at most", "+ 3 points", "* p < 0.05", "31. March 2031"])
def test_a_text_of_one_line_keeps_the_sign_it_begins_with(source: str) -> None:
    assert shown(blocks(source)).strip() == source
