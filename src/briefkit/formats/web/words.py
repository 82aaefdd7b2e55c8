"""What pages call their parts, in the words of class names and ids.

Sites differ in layout, but not much in such words. The tables hold those of the press that was
looked at, in its languages; none is the name of a publisher.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = [
    "ASIDE",
    "BODY",
    "BYLINE",
    "COMMENTS",
    "DECK",
    "NOBODY",
    "is_aside_name",
    "is_deck_name",
]

COMMENTS = frozenset(
    """
    comment comments commentlist commentaires comentarios commenti community disqus forum kommentar
    kommentare kommentarer kommentarfelt postings reacties respond
    """.split()
)
"""Words of elements that hold what readers wrote."""

ASIDE = frozenset(
    """
    ad ads adslot adunit advert advertisement advertising advertorial affiliate annonce annonse
    anzeige anzeigen audio audioplayer banner barra bio biography bookmark breadcrumb breadcrumbs
    bulletpoints caption captions carousel consent cookie cookies copyright correlati correlate
    cta credit credits creditos disclaimer donate donation download embed embeds etiquetas faktaboks
    faktabox factbox faktenbox figcaption flyout follow footer footnote footnotes fotostrecke
    galeria galerie gallery glossary hashtags infobox infographic inread keywords lightbox
    livestream login menu meta metadata modal mostread nav navbar navigation newsletter
    newsletters offer oembed offers outbrain overlay pagination partager personalization
    player plista podcast poll popup print privacy promo promobox promos promotion publicidad
    publicite pubblicita quellen quiz rating recirc reco recirculation recommendation
    recommendations recommended registration rel related relacionada relacionadas relacionado
    relacionados sammelbox schlagworte share sharebar sharing shopping shortcuts sidebar signup
    skip slideshow
    social sources sponsor sponsored sponsoring subscribe subscription support survey taboola
    tag taglist tags teaser teaserbox teasers ticker timestamp toc toolbar tools topics trending
    tts tweet twitter
    umfrage upsell video videos videoplayer visuallyhidden weather werbung
    """.split()
)
"""Words of elements that stand in a story or beside it, and are no part of it."""

BODY = frozenset(
    """
    article articlebody artikel articolo articulo body bodycopy bodytext brodtekst content contenido
    contenu contenuto copy copytext corpo corps cuerpo entry entrycontent fliesstext inhalt main
    maincontent news noticia paragraph paragraphs post postbody prose richtext story storybody text
    texte testo texto
    """.split()
)
"""Words of elements that hold the body of a story."""

DECK = frozenset(
    """
    abstract anlauf chapeau chapo deck dek einleitung entradilla epigraph excerpt ingress intro
    introduction lead leadin leadtext lede manchet perex preamble preface sommario standfirst
    subheadline subhead subline subtitle subtitulo summary teaser teasertext unterzeile vorspann
    bajada copete catenaccio occhiello underrubrik undertittel undertitel
    """.split()
)
"""Words of elements that hold the lines under a headline."""

BYLINE = frozenset(
    """
    author authors autor autora autoren autores auteur auteurs autore autori byline bylines
    contributor contributors firma firmante forfatter journalist journaliste journalists periodista
    redacteur reporter signature skribent verfasser writer writers creator
    """.split()
)
"""Words of elements that name the people who made a story."""

NOBODY = frozenset(
    """
    admin administrator agence agences agencia agencias agency agencies agenturen agenzia associated
    autor author bureau contributor contributors correspondent correspondents desk digital editor
    editorial editors equipe equipo gastbeitrag gmbh guest kg llc ltd
    agentur bio magazine media nachrichten network news newsdesk newsroom newswire online podcast
    press radio redacción redaccion redacteurs redaction rédaction redaktion redaktionen redaksjonen
    redaksjon redaktör redaktion redaktør redazione redactie reporter reporters service staff team
    broadcasting fernsehen profile profil rundfunk
    tv unknown verlag video view webredaktion webteam wire wires writer writers zeitung
    """.split()
)
"""Words of what stands where a name belongs, and names no person."""

# Names of paragraphs of the body that have a word of decks in them as well: "dropcap-lead".
_OF_PARAGRAPHS = frozenset(("drop", "dropcap"))


def is_deck_name(words: frozenset[str]) -> bool:
    """Tell whether the words in the name of an element are those of a deck."""
    return bool(words & DECK) and not words & _OF_PARAGRAPHS


_ASIDE_NAME = re.compile(
    r"""
    info.?box|fact.?box|fakten.?box|faktaboks|about.?(?:the.?)?author|author.?(?:bio|box|card|info|profile)|read.?(?:more|also|next)
    | see.?also|more.?(?:on|from|stories|news|about)\b|most.?(?:read|popular|viewed)
    | lire.?aussi|a.?lire|leggi.?anche|lee.?tambien|te.?puede.?interesar|les.?ogs[aå]|les.?mer
    | mehr.?zum|mehr.?zu|lesen.?sie|auch.?interessant|das.?k[oö]nnte|weiterlesen
    | inline.?(?:link|newsletter|promo|related)|in.?article.?(?:ad|newsletter|promo)
    | pay.?wall.?(?:offer|message|notice|overlay|prompt)|screen.?reader|sr.?only|visually.?hidden
    | (?:^|[-_ ])(?:ad|ads)[-_]|[-_](?:ad|ads)(?:$|[ ])|google.?ad|dfp.?|taboola|outbrain
    | key.?(?:points|facts|takeaways)|take.?aways|bullet.?points
    | reading.?time | lesezeit | social.?(?:bar|links|media|share) | story.?links
    | link.?(?:box|list|stack)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_aside_name(name: str) -> bool:
    """Tell whether a class name or id, as it stands, is that of something beside the story."""
    return _ASIDE_NAME.search(name[:300]) is not None
