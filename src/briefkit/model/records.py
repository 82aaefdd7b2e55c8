"""Small records around a story: what it is about, who holds the rights, what goes with it."""

import attrs

from briefkit.model._convert import checked

__all__ = ["Link", "Media", "Note", "Rights", "Subject"]


@attrs.frozen(kw_only=True, field_transformer=checked)
class Subject:
    """A concept, person, organization, place or event that a story is about."""

    name: str | None = None
    """The words for people: "space programme"."""

    kind: str | None = None
    """What sort of thing it is: concept, person, organisation, place, event, object."""

    code: str | None = None
    """The code within `scheme`: ``20000066``."""

    scheme: str | None = None
    """The vocabulary that `code` belongs to: ``medtop``, or its URI."""

    uri: str | None = None
    """The concept's own identifier, where it has one that stands alone."""

    rel: str | None = None
    """How the story relates to it: about, mentions."""

    rank: int | None = None
    """Its weight among the subjects of the story; 1 comes first."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Rights:
    """Who owns a story, and what may be done with it."""

    holder: str | None = None
    """The copyright holder."""

    notice: str | None = None
    """The copyright line as it is to be printed."""

    usage_terms: str | None = None
    """What a client may and may not do, in words."""

    year: int | None = None
    """The year of copyright."""

    license_url: str | None = None
    """The address of a licence that applies."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Media:
    """A picture, video, sound or document that goes with a story, by reference."""

    url: str | None = None
    """Where it can be had."""

    id: str | None = None
    """The identifier that the supplier gives it."""

    kind: str | None = None
    """picture, video, audio, graphic or document."""

    media_type: str | None = None
    """The IANA media type: ``image/jpeg``."""

    caption: str | None = None
    """What it shows, for the reader."""

    credit: str | None = None
    """Who made or supplied it, as it is to be printed."""

    alt: str | None = None
    """What it shows, for those who cannot see it."""

    width: int | None = None
    """Width in pixels."""

    height: int | None = None
    """Height in pixels."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Link:
    """Something to see along with a story: an earlier version, a source, a related piece."""

    url: str
    """Where it leads."""

    title: str | None = None
    """The words to show for it."""

    rel: str | None = None
    """How it relates to the story: canonical, related, via."""

    media_type: str | None = None
    """The IANA media type of what is there."""


@attrs.frozen(kw_only=True, field_transformer=checked)
class Note:
    """A line for the reader that stands outside the story: a correction, a credit, a sign-off."""

    text: str
    """The words as printed."""

    kind: str | None = None
    """correction, update, editor, contributors, contact, via, promotion, sign-off; None if it is
    not known."""
