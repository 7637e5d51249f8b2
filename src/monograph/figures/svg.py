"""SVG as escaped text: the one place where a figure becomes mark-up."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

# So many characters of a line surely fit on a phone of 320 px, whatever its font.
MOST_CHARACTERS, MOST_BOLD = 40, 33
# A length in pixels, or a share of the figure's width such as "37.5%".
Length = Decimal | int | float | str


def element(name: str, *content: Markup | str, **attributes: Length | None) -> Markup:
    """Return an element, everything in it escaped, on one line: a blank line would end a page's block of HTML.

    In names of attributes an underscore stands for a hyphen and one at the end is dropped (``class_``);
    attributes that are None are left out.
    """
    said = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _written(value))
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(Markup("{}").format(part).replace("\n", " ") for part in content)
    return Markup("<{}{}>{}</{}>").format(Markup(name), said, inside, Markup(name))  # noqa: S704 - names are ours


def _written(value: Length) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    return f"{Decimal(str(value)).quantize(Decimal('0.01')).normalize() + 0:f}"  # there is no zero below zero


def picture(figure_id: str, title: str, description: str, height: int, content: Markup) -> Markup:
    """Return a whole picture with its name and its description for those who do not see it.

    It is as wide as its place and ``height`` pixels high; lengths across are shares of the width, so that words
    keep their size on a narrow screen (docs/decisions/0020).
    """
    name, said = f"{figure_id}-title", f"{figure_id}-desc"
    return element(
        "svg",
        element("title", title, id=name),
        element("desc", description, id=said),
        content,
        class_="mg-svg",
        role="img",
        aria_labelledby=f"{name} {said}",
        width="100%",
        height=height,
        style=f"height:{height}px",
    )


def wrapped(text: str, most: int) -> tuple[str, ...]:
    """Return text in lines of at most ``most`` characters, broken between words, inside one where it must be."""
    lines = [""]
    for word in text.split():
        while len(word) > most:
            if lines[-1]:
                lines.append("")
            lines[-1], word = word[: most - 1] + "-", word[most - 1 :]
            lines.append("")
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(line for line in lines if line)
