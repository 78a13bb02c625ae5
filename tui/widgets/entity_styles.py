"""How each type of entity is named, ordered and coloured, in the sidebar and in the text alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from index.model import EntityType


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """The look of one type of entity."""

    label: str
    """Heading of a group of them."""
    singular: str
    """What one of them is called, in lower case."""
    color: str
    """A Textual theme variable that every theme makes readable on its background."""
    text_style: str
    """A Textual ``text-style``. No two types share one, so types differ without colour too."""
    bare_style: str
    """The ``text-style`` where there is no colour at all. Not every terminal shows italic: without
    it a type looks at worst like one of its kin, as a unit like an organisation."""


TYPES: Mapping[EntityType, TypeStyle] = MappingProxyType(
    {
        EntityType.PERSON: TypeStyle("People", "person", "$text-success", "bold", "bold"),
        EntityType.ORG: TypeStyle(
            "Organisations", "organisation", "$text-warning", "bold italic", "underline"
        ),
        EntityType.PLACE: TypeStyle("Places", "place", "$text-primary", "italic", "bold underline"),
        EntityType.GROUP: TypeStyle(
            "Groups", "group", "$text-secondary", "italic underline", "bold italic"
        ),
        EntityType.UNIT: TypeStyle(
            "Units", "unit", "$text-error", "bold underline", "italic underline"
        ),
        EntityType.EVENT: TypeStyle(
            "Events", "event", "$text-accent", "underline", "bold italic underline"
        ),
        EntityType.PRODUCT: TypeStyle(
            "Products", "product", "$foreground", "bold italic underline", "bold dim"
        ),
        # Most articles are full of these two: they stay in the background.
        EntityType.DATE: TypeStyle(
            "Dates", "date", "$foreground", "dim underline", "dim underline"
        ),
        EntityType.QUANTITY: TypeStyle("Quantities", "quantity", "$foreground", "dim", "dim"),
    }
)
"""Every type, in the order in which groups of entities are shown."""

PREFIX = "entity"


def component_class(entity_type: EntityType, prefix: str = PREFIX) -> str:
    """Name of a type's component class, such as ``entity--person``."""
    return f"{prefix}--{entity_type}"


def component_classes(prefix: str = PREFIX) -> set[str]:
    """All types' component classes, for a widget's ``COMPONENT_CLASSES``."""
    return {component_class(entity_type, prefix) for entity_type in TYPES}


def component_css(widget_name: str, prefix: str = PREFIX) -> str:
    """The rules of `TYPES` for one widget, to append to its ``DEFAULT_CSS``.

    Args:
        widget_name: CSS type of the widget, which must list `component_classes(prefix)`.
        prefix: what stands before ``--`` in the class names.
    """
    rules = []
    for entity_type, style in TYPES.items():
        name = component_class(entity_type, prefix)
        rules += [
            f"{widget_name} > .{name} {{ color: {style.color}; text-style: {style.text_style}; }}",
            f"{widget_name}:nocolor > .{name} "
            f"{{ color: $foreground; text-style: {style.bare_style}; }}",
        ]
    return "\n".join(rules)
