"""Countries, states and cities as datelines print them: the tables."""

from __future__ import annotations

__all__ = ["STAND_ALONE", "is_country", "is_region"]

# In lower case, one a line or a comma. The names are those of English datelines and, where they
# differ, of German, French, Spanish and Italian ones.
_COUNTRIES = """
    afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria,
    azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan,
    bolivia, bosnia, bosnia and herzegovina, bosnia-herzegovina, botswana, brazil, britain, brunei,
    bulgaria, burkina faso, burma, burundi, cambodia, cameroon, canada, cape verde,
    central african republic, chad, chile, china, colombia, congo, costa rica, croatia, cuba,
    cyprus, czech republic, czechia, denmark, djibouti, dominica, dominican republic, east timor,
    ecuador, egypt, el salvador, england, equatorial guinea, eritrea, estonia, eswatini, ethiopia,
    fiji, finland, france, french guiana, french polynesia, gabon, gambia, gaza, gaza strip,
    germany, ghana, gibraltar, great britain, greece, greenland, grenada, guadeloupe, guatemala,
    guinea, guinea-bissau, guyana, haiti, honduras, hong kong, hungary, iceland, india, indonesia,
    iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya,
    kiribati, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya,
    liechtenstein, lithuania, luxembourg, macau, macedonia, madagascar, malawi, malaysia, maldives,
    mali, malta, marshall islands, martinique, mauritania, mauritius, mexico, micronesia, moldova,
    monaco, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nauru, nepal, netherlands,
    new caledonia, new zealand, nicaragua, niger, nigeria, north korea, north macedonia,
    northern cyprus, northern ireland, norway, oman, pakistan, palau, palestinian territories,
    palestinian territory, palestine, panama, papua new guinea, paraguay, peru, philippines,
    poland, portugal, puerto rico, qatar, republic of congo, romania, russia, rwanda, samoa,
    san marino, saudi arabia, scotland, senegal, serbia, seychelles, sierra leone, singapore,
    slovakia, slovenia, solomon islands, somalia, south africa, south korea, south sudan, spain,
    sri lanka, st lucia, sudan, suriname, swaziland, sweden, switzerland, syria, taiwan,
    tajikistan, tanzania, thailand, the bahamas, the gambia, the netherlands, the philippines,
    timor-leste, togo, tonga, trinidad, trinidad and tobago, tunisia, turkey, turkmenistan,
    türkiye, tuvalu, uganda, uk, ukraine, united arab emirates, uae, united kingdom,
    united states, us, usa, uruguay, uzbekistan, vanuatu, venezuela, vietnam, wales, west bank,
    yemen, zambia, zimbabwe,
    deutschland, österreich, schweiz, frankreich, italien, spanien, polen, allemagne, autriche,
    belgique, espagne, états-unis, italie, royaume-uni, suisse, alemania, brasil, españa,
    estados unidos, francia, italia, méxico, perú, reino unido
"""
_REGIONS = """
    alabama, ala, al, alaska, ak, arizona, ariz, az, arkansas, ark, ar, california, calif, cal, ca,
    colorado, colo, co, connecticut, conn, ct, delaware, del, de, florida, fla, fl, georgia, ga,
    hawaii, hi, idaho, id, illinois, ill, il, indiana, ind, in, iowa, ia, kansas, kan, kans, ks,
    kentucky, ky, louisiana, la, maine, me, maryland, md, massachusetts, mass, ma, michigan, mich,
    mi, minnesota, minn, mn, mississippi, miss, ms, missouri, mo, montana, mont, mt, nebraska, neb,
    nebr, ne, nevada, nev, nv, new hampshire, nh, new jersey, nj, new mexico, nm, new york, ny,
    north carolina, nc, north dakota, nd, ohio, oh, oklahoma, okla, ok, oregon, ore, or,
    pennsylvania, pa, penn, rhode island, ri, south carolina, sc, south dakota, sd, tennessee,
    tenn, tn, texas, tex, tx, utah, ut, vermont, vt, virginia, va, washington, wash, wa,
    west virginia, wva, wv, wisconsin, wis, wisc, wi, wyoming, wyo, wy, dc,
    district of columbia, guam, us virgin islands,
    alberta, alta, ab, british columbia, bc, manitoba, man, mb, new brunswick, nb,
    newfoundland, nfld, northwest territories, nwt, nova scotia, ns, nunavut, ontario, ont, on,
    prince edward island, pei, quebec, québec, que, qc, saskatchewan, sask, sk, yukon,
    new south wales, nsw, queensland, qld, south australia, tasmania, victoria, western australia,
    crimea, catalonia, bavaria, chechnya, dagestan, kashmir, punjab
"""
# The State of Georgia, unless the town says that it is the country.
_GEORGIAN = frozenset("batumi gori kutaisi poti rustavi sukhumi tbilisi tskhinvali zugdidi".split())


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.strip() for name in listed.replace("\n", " ").split(","))


_COUNTRY_NAMES, _REGION_NAMES = _names(_COUNTRIES), _names(_REGIONS)

STAND_ALONE = _names(
    """
    atlanta, baltimore, boston, chicago, cincinnati, cleveland, dallas, denver, detroit, honolulu,
    houston, indianapolis, las vegas, los angeles, miami, milwaukee, minneapolis, new orleans,
    new york, oklahoma city, philadelphia, phoenix, pittsburgh, st. louis, salt lake city,
    san antonio, san diego, san francisco, seattle, washington, abu dhabi, amsterdam, ankara,
    athens, baghdad, bangkok, beijing, beirut, bengaluru, berlin, brussels, bucharest, budapest,
    buenos aires, cairo, canberra, caracas, chennai, colombo, copenhagen, damascus, dhaka, doha,
    dubai, dublin, geneva, guatemala city, havana, helsinki, hong kong, islamabad, istanbul,
    jakarta, jerusalem, johannesburg, kabul, karachi, kathmandu, kiev, kolkata, kuala lumpur,
    kuwait city, kyiv, lagos, lahore, lisbon, london, luxembourg, macau, madrid, manila,
    melbourne, mexico city, milan, monaco, montreal, moscow, mumbai, munich, nairobi, new delhi,
    oslo, ottawa, panama city, paris, prague, quebec city, rio de janeiro, riyadh, rome,
    san salvador, santiago, sao paulo, seoul, shanghai, singapore, stockholm, sydney, taipei,
    tehran, tel aviv, tokyo, toronto, united nations, vatican city, vienna, warsaw, zurich
    """
)
"""Cities that datelines name without state or country, after AP; in lower case."""


def is_country(name: str, town: str = "") -> bool:
    """Tell whether `name` is that of a country or territory, as ``BUENOS AIRES, Argentina``.

    Args:
        name: What stands after the town.
        town: The town: with ``TBILISI``, "Georgia" is the country.
    """
    plain = _plain(name)
    return plain in _COUNTRY_NAMES or (plain == "georgia" and town.lower() in _GEORGIAN)


def is_region(name: str) -> bool:
    """Tell whether `name` is a state or province in full or short: ``Nev.``, ``Iowa``, ``NY``."""
    return _plain(name) in _REGION_NAMES


def _plain(name: str) -> str:
    return " ".join(name.replace(".", "").lower().split())
