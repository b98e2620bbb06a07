"""Elements of the page: every text is escaped, whatever a consultation's title or a point's name holds."""

from xml.etree.ElementTree import Element, tostring

import assets

Child = Element | str | None


def el(tag: str, *children: Child, **attributes: str | int | bool | None) -> Element:
    """An element. ``class_`` and ``aria_label`` stand for ``class`` and ``aria-label``; True for an attribute
    without a value, None and False for none at all; a child that is None is left out.
    """
    element = Element(tag)
    for name, value in attributes.items():
        if value is not None and value is not False:
            element.set(name.rstrip("_").replace("_", "-"), "" if value is True else str(value))
    for child in children:
        _append(element, child)
    return element


def _append(element: Element, child: Child) -> None:
    if isinstance(child, Element):
        element.append(child)
    elif child and len(element):
        element[-1].tail = (element[-1].tail or "") + child
    elif child:
        element.text = (element.text or "") + child


def markup(*elements: Element) -> str:
    """The elements as HTML, one after the other."""
    return "\n".join(tostring(element, encoding="unicode", method="html") for element in elements)


def icon(name: str) -> str:
    """A Phosphor pictogram as markup; a screen reader passes over it."""
    drawn = assets.path(f"icons/phosphor/{name}.svg").read_text("utf-8").strip()
    return drawn.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1)
