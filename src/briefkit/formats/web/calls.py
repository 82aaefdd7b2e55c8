"""Lines in stories that are no part of them, by how they begin: calls on the reader, link lists.

Patterns are of what sites print between paragraphs, in the languages of the press that was looked
at; a line must begin with one to be taken for such.
"""

from __future__ import annotations

import re

__all__ = ["is_call", "is_heading_of_links", "is_sign_off"]

# Lines that call on the reader, by how they begin. Each ends at a word of its own.
_CALL = re.compile(
    r"""
    [\s(]{0,3}+ (?: © | >{1,3}\ ?\w | [→►▶] )
    | [\W_]{0,6}+ (?:
      (?:read|see|watch|listen|hear)\ (?:more|also|next|now|the\ full|on)\b | (?:also|now)\ read\b
    | read: | watch: | listen: | related: | more: | see: | related\b.{0,40}$
    | more\ (?:on|from|about)\b.{0,80}$
    | recommended\b.{0,40}$ | don['’]t\ miss\b | you\ (?:may|might)\ also\ (?:like|be)\b
    | (?:story|article)\ continues\b | continue\ reading\b | skip\ (?:to|past|advert|ad)\b
    | advertisement\b | advert\b.{0,20}$ | sponsored\b | promoted\b
    | sign\ up\b | subscribe\b | click\ here\b | tap\ here\b
    | get\ (?:the|our)\ .{0,60}(?:newsletter|app|inbox|alerts)\b
    | follow\ (?:us|our|@|\w+\ on\b|the\ latest)
    | follow\ .{2,40}\ on\ (?:facebook|twitter|instagram|linkedin|telegram|tiktok|whatsapp)\b
    | join\ (?:us|our|the\ conversation)\b
    | download\ (?:our|the)\b
    | share\ (?:this|on|your|article)\b | have\ you\ got\ a\ story\b
    | do\ you\ have\ a\ (?:story|tip|question)\b
    | got\ a\ (?:story|tip|confidential)\b | send\ (?:us\ )?(?:your\ )?tips\b
    | support\ (?:our|independent)\b
    | all\ rights\ reserved\b | copyright\b
    | (?:image|photo|picture|video)(?:\ (?:credit|source|caption|by))?:
    | enter\ your\ e?-?mail\b | our\ (?:newsletter|podcast)\b | loading\b
    | (?:this|the)\ (?:video|content)\ (?:cannot|can['’]t|is\ not)\b
    | we\ (?:use|value)\ .{0,20}(?:cookies|privacy)\b | by\ (?:signing|subscribing|clicking)\b
    | (?:this\ article|the\ post)\ .{0,80}(?:appeared\ first|(?:originally|was\ first)\ published)\b
    # German
    | lesen\ sie\ (?:auch|mehr|hier|dazu|weiter|jetzt)\b | lies\ (?:auch|mehr|hier|dazu)\b
    | auch\ interessant\b
    | mehr\ (?:zum\ thema|dazu|zu\ diesem|aus|lesen|infos?|nachrichten|news)\b
    | mehr: | weitere[rs]?\ (?:artikel|informationen|news|meldungen|videos|themen)\b
    | weiterlesen\b | das\ k(?:ö|oe)nnte\ (?:sie|dich|ihnen)\b
    | anzeige\b | werbung\b | (?:hier\ )?(?:zum|unser(?:en)?)\ newsletter\b | newsletter\b
    | abonnieren\ sie\b | jetzt\ (?:abonnieren|anmelden|testen|registrieren|lesen)\b
    | folgen\ sie\b | folge\ uns\b
    | hier\ (?:geht|gibt|finden|k(?:ö|oe)nnen\ sie|klicken|klick)\b | alle\ rechte\b | foto:
    | fotos: | bild: | quelle: | video: | grafik:
    | (?:diesen\ )?artikel\ (?:teilen|anh(?:ö|oe)ren|drucken|merken|vorlesen)\b
    | empfohlener\ (?:redaktioneller\ )?inhalt\b | an\ dieser\ stelle\b
    | wir\ ben(?:ö|oe)tigen\ ihre\b
    | externen?\ inhalt\b | (?:alle\ )?artikel\ der\ serie\b | zur\ startseite\b
    | nichts\ mehr\ verpassen\b | melden\ sie\ sich\b | zum\ weiterlesen\b
    # French
    | (?:à|a)\ (?:lire|voir|écouter|découvrir)\b
    | lire\ (?:aussi|également|la\ suite|l['’]article|notre)\b | lisez\ (?:aussi|également)\b
    | voir\ aussi\b | publicité\b
    | abonnez-vous\b | inscrivez-vous\b | s['’]abonner\b | s['’]inscrire\b
    | suivez(?:-nous|\ l['’])\b | tous\ droits\b | crédits?\ photo | photo\ d['’]illustration
    | article\ réservé\b | cet\ article\ est\ réservé\b | il\ vous\ reste\b
    | la\ suite\ est\ réservée\b | pour\ aller\ plus\ loin\b | partager\b.{0,30}$
    | sur\ le\ même\ sujet\b | recevez\b.{0,80}(?:newsletter|mail|actualité)
    | retrouvez\ (?:tous?|toute|l['’]|nos|ici|notre)\b | pour\ ne\ rien\ (?:rater|manquer)\b
    | ce\ contenu\ (?:est|n['’]est)\b
    # Spanish, Portuguese
    | (?:lea|lee|leer|mira|vea|ver)\ (?:también|tambien|más|mas|además|aquí)\b
    | te\ puede\ interesar\b | también\ (?:te\ puede|puedes|le\ puede)\b | publicidad\b
    | más\ (?:información|noticias|sobre)\b.{0,60}$
    | suscríbe(?:te|se)\b | suscribir\w*\b.{0,40}$ | síguenos\b
    | sigue\ (?:toda|todas|las|nuestro|leyendo)\b | regístrate\b | apúntate\b
    | noticias?\ relacionadas?\b | todos\ los\ derechos\b | puedes\ (?:seguir|leer)\b
    | comparte\b.{0,30}$ | temas\ relacionados\b | archivado\ en\b | leia\ (?:também|mais)\b
    | veja\ (?:também|mais)\b | saiba\ mais\b | publicidade\b | para\ seguir\ leyendo\b
    # Italian
    | leggi\ (?:anche|pure|tutto|di\ più|ancora)\b | leggi: | guarda\ (?:anche|il\ video)\b
    | pubblicità\b | iscriviti\b | abbonati\b | seguici\b | ti\ potrebbe\b | vedi\ anche\b
    | approfondisci\b | per\ approfondire\b
    | tutti\ i\ diritti\b | riproduzione\ riservata\b | riproduzione\ ©
    | potrebbe\ interessarti\b | contenuto\ (?:riservato|sponsorizzato)\b | condividi\b.{0,30}$
    | segui\ (?:la\ diretta|le\ notizie)\b
    # Norwegian, Swedish, Danish
    | les\ (?:også|mer|flere|hele|alt|saken|dette)\b | se\ (?:også|video|flere|videoen)\b:?
    | annonse\b | annons\b | annonce\b | läs\ (?:också|även|mer|vidare)\b
    | læs\ (?:også|mere|videre)\b
    | abonner\b | abonnér\b | prenumerera\b | tilmeld\b | meld\ deg\ på\b
    | vil\ du\ (?:lese|vite)\b | artikkelen\ fortsetter\b | saken\ fortsetter\b
    | (?:artikeln|texten)\ fortsätter\b | artiklen\ fortsætter\b | følg\ (?:oss|os)\b
    | følj\ oss\b | tips\ oss\b | har\ du\ (?:et\ )?tips\b | hør\ (?:også|podkast)\b
    # Dutch
    | lees\ (?:ook|meer|verder)\b | bekijk\ (?:ook|hier)\b | advertentie\b | meld\ je\ aan\b
    | volg\ ons\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_CALL = 220

_DATED = re.compile(
    r"""
    \(?(?: stand | aktualisiert | veröffentlicht | erschienen | published | updated | last\ updated
      | posted | publié | mis\ à\ jour | modifié | publicado | actualizado | pubblicato
      | aggiornato | ultimo\ aggiornamento | publisert | oppdatert | sist\ oppdatert | publicerad
      | uppdaterad | publiceret | opdateret | gepubliceerd | bijgewerkt )
    \b [^\d.!?]{0,20}+ \d .{0,40}
    """,
    re.VERBOSE | re.IGNORECASE,
)

_SIGN_OFF = re.compile(r"[-–—*]{1,3}\s?(?:by|von|par|por|di|av|af|door)\s\S", re.IGNORECASE)

_HEADING_OF_LINKS = re.compile(
    r"""
    [\W_]{0,4}+ (?:
      das\ wichtigste\b | auf\ einen\ blick$ | key\ (?:facts|points)\b | at\ a\ glance$
    | l['’]essentiel\b | en\ bref$ | in\ (?:breve|sintesi)$ | las\ claves\b | kort\ fortalt\b |
    related\b | more\ (?:stories|news|from|on|like|to)\b | most\ (?:read|popular|viewed)\b
    | read\ (?:more|next|also)\b | trending\b | recommended\b
    | latest\ (?:news|stories|headlines|videos)\b
    | (?:editor['’]?s['’]?|our)\ picks?\b | top\ stories\b | you\ (?:may|might)\b
    | what\ to\ read\b | up\ next\b | share\ this\b | comments?\b
    | leave\ a\ (?:reply|comment)\b | join\ the\b | about\ the\ authors?\b | newsletter
    | sign\ up\b | subscribe\b | follow\ us\b | advertisement\b | topics\b | tags\b
    | sponsored\b | copyright\b | references$ | sources$ | footnotes$ | contact(?:\ us)?$
    | keep\ reading\b | elsewhere\ on\b | see\ also\b | in\ this\ article$
    | key\ (?:points|takeaways)$ | table\ of\ contents$
    | mehr\ (?:zum\ thema|zu|aus|von|videos|artikel|nachrichten)\b
    | weitere\ (?:artikel|meldungen|themen|nachrichten|videos|informationen|links)\b
    | lesen\ sie\ auch\b | auch\ interessant\b | meistgelesen\b | meist\ gelesen\b
    | das\ könnte\b | verwandte\b | (?:die\ )?neueste[n]?\b | themen$ | kommentare?\b
    | empfehlungen?\b | schlagw(?:ö|o)rte\b | zum\ thema$ | alle\ artikel\b | passend\ zum
    | inhaltsverzeichnis$ | über\ (?:den\ autor|die\ autorin)\b | anzeige$ | jetzt\ im\b
    | (?:verwendete\ )?quellen?$ | top-?(?:news|themen|artikel)\b
    | (?:à|a)\ lire\b | lire\ aussi\b | sur\ le\ même\b
    | les\ plus\ (?:lus|lues|vus|populaires)\b | articles?\ (?:liés|associés|recommandés)\b
    | voir\ aussi\b | commentaires?\b | dans\ la\ même\b | plus\ d['’](?:actualité|infos?)\b
    | pour\ aller\ plus\ loin\b | nos\ (?:newsletters?|lecteurs)\b | notre\ sélection\b
    | services$ | contenus\ sponsorisés
    | noticias?\ relacionad | más\ (?:información|noticias|leídas?|leídos?|sobre|en)\b
    | lo\ más\b | te\ (?:puede|recomendamos)\b | también\ te\b | comentarios\b | archivado\ en\b
    | etiquetas\b | temas\b | relacionad[oa]s\b | sobre\ (?:la|el)\ (?:firma|autor|autora)\b
    | leia\ (?:também|mais)\b
    | leggi\ anche\b | articoli\ correlati\b | ti\ potrebbe\b | più\ (?:letti|lette|visti)\b
    | i\ più\ letti\b | potrebbe\ interessart | correlati\b | approfondimenti\b | commenti\b
    | le\ ultime\b | argomenti\b
    | les\ (?:også|mer|flere)\b | mest\ (?:lest|lästa|læste)\b | siste\ (?:nytt|nyheter)\b
    | relaterte?\b | flere\ (?:saker|nyheter)\b | anbefalt\b | läs\ (?:också|mer|även)\b
    | læs\ også\b | kommentarer\b | senaste\ nytt\b
    | lees\ ook\b|meest\ gelezen\b|meer\ (?:nieuws|over)\b|gerelateerd
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_call(text: str) -> bool:
    """Tell whether a line between paragraphs calls on the reader: "Read also: …", "Anzeige"."""
    if len(text) > _LONGEST_CALL:
        return False
    return _CALL.match(text) is not None or _DATED.fullmatch(text) is not None


def is_sign_off(text: str) -> bool:
    """Tell whether the last line of a story says who wrote it: "-- By Jane Doe, Follow @jdoe"."""
    return len(text) <= _LONGEST_CALL and _SIGN_OFF.match(text) is not None


def is_heading_of_links(text: str) -> bool:
    """Tell whether a heading stands above links or a form: "Related", "Mehr zum Thema"."""
    return _HEADING_OF_LINKS.match(text) is not None
