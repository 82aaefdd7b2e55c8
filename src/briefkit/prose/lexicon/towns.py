"""Towns that datelines name without state or country, and what names of towns look like."""

from __future__ import annotations

import re

from briefkit.prose.lexicon.places import is_country, is_region

__all__ = ["TOWNS", "looks_like_town"]

# Capitals of countries and states, and large towns, as datelines of several languages spell them;
# "_" is a space within a name.
TOWNS = frozenset(
    name.replace("_", " ")
    for name in """
    aachen aarhus aberdeen abidjan abilene abu_dhabi abuja acapulco accra addis_ababa adelaide
    aden agra ahmedabad akron albany albuquerque aleppo alexandria algiers allentown almaty
    amarillo amman amritsar amsterdam anaheim anchorage angers ankara ann_arbor annapolis
    antalya antananarivo antwerp appleton arlington arusha asheville ashgabat asmara aspen
    astana asuncion asunción athens atlanta atlantic_city auckland augusta aurora austin baghdad
    bakersfield baku bali baltimore bamako bandung bangalore bangkok bangor bangui banja_luka
    banjul barcelona bari barranquilla basel basra baton_rouge beaumont bedford beijing beirut
    belfast belgrade belize_city bellevue bellingham bend bengaluru benghazi bergamo bergen
    berkeley berlin bern berne bethesda bethlehem beverly_hills bilbao billings biloxi
    birmingham bishkek bismarck bissau bloomington boca_raton bochum bogota bogotá boise bologna
    bombay bonn bordeaux boston boulder bowling_green bozeman braga brasilia brasília bratislava
    brazzaville bregenz bremen brest bridgeport bridgetown brighton brisbane bristol brockton
    bronx brooklyn brownsville bruges brunswick bruselas brussels bruxelles brüssel bucharest
    budapest buenos_aires buffalo bujumbura burbank burlington busan butte cagliari cairo calais
    calcutta calgary cali cambridge camden canberra cancun cancún cannes canton cape_town
    caracas cardiff carson_city cartagena casablanca casper cedar_rapids champaign chandler
    chapel_hill charleston charlotte charlottesville chattanooga chengdu chennai chesapeake
    cheyenne chiang_mai chicago chico chisinau chittagong chongqing christchurch chula_vista
    cincinnati ciudad_de_méxico clarksville clearwater cleveland coimbra cologne colombo
    colorado_springs columbia columbus compton conakry concord copenhagen coral_gables cordoba
    cork corpus_christi council_bluffs cupertino córdoba dakar dalian dallas damascus danbury
    dandong dar_es_salaam darwin davenport davos dayton daytona_beach dearborn decatur delhi
    den_haag denton denver des_moines detroit dhaka diego_garcia dijon diyarbakir djibouti doha
    donetsk dortmund douala dover dresden dubai dublin dubrovnik dubuque duluth durban durham
    dushanbe dusseldorf düsseldorf eau_claire edinburgh edmonton eindhoven el_paso elizabeth
    entebbe erbil erfurt erie escondido essen eugene eureka evanston evansville everett
    fairbanks fairfax fairfield fallujah fargo faro fayetteville ferguson firenze flagstaff
    flint florence fort_collins fort_lauderdale fort_myers fort_wayne fort_worth frankfort
    frankfurt fredericksburg freetown freiburg fremont fresno fukuoka fukushima fullerton
    funchal gaborone gainesville galveston gary gaza gaza_city gaziantep gdansk gdańsk geneva
    genf genoa genève georgetown gettysburg ghent gijón gilbert ginebra glasgow glendale goma
    gothenburg granada grand_forks grand_rapids graz great_falls greeley green_bay greensboro
    greenville greenwich grenoble grozny guadalajara guam guangzhou guantanamo guantanamo_bay
    guatemala_city guayaquil gulfport göteborg halifax hamburg hamilton hampton hangzhou
    hannover hanoi hanover harare harbin harrisburg hartford hattiesburg havana hebron helena
    helsinki hempstead henderson hershey hialeah hilo hilton_head ho_chi_minh_city hobart
    hoboken hollywood hong_kong honolulu houston huntington huntington_beach huntsville
    hyderabad ibiza incheon independence indianapolis inglewood innsbruck iowa_city irkutsk
    irvine irving islamabad istanbul ithaca izmir jackson jacksonville jaipur jakarta jeddah
    jefferson_city jersey_city jerusalem johannesburg johnstown joliet jonesboro joplin juba
    juneau kabul kairo kalamazoo kampala kandahar kansas_city karachi karlsruhe kathmandu kazan
    kenosha key_west kharkiv khartoum kiel kiev kigali killeen kingston kinshasa kirkuk
    klagenfurt knoxville kobani kolkata kopenhagen kosice krakow kraków kuala_lumpur kunduz
    kuwait kuwait_city kyiv kyoto köln københavn la_crosse la_habana la_paz lafayette lagos
    lahore lake_charles lakeland lancaster lansing laramie laredo las_cruces las_vegas lausanne
    lawrence le_havre leeds leicester leipzig lens lexington liege lille lilongwe lima limassol
    limerick lincoln linz lisboa lisbon lisbonne little_rock liverpool ljubljana lome london
    londonderry londres long_beach los_angeles louisville lowell luanda lubbock lucerne lucknow
    lugano lusaka luxembourg luxor luzern lviv lynchburg lyon macao macau macon madison madrid
    magdeburg mailand mainz malabo malaga male malibu malmo malmö managua manama manassas
    manchester manhattan manila mannheim maputo maracaibo mariupol marrakech marseille mcallen
    mecca medellin medellín medford medina melbourne memphis menlo_park meridian mesa metz
    mexico_city miami miami_beach midland milan milano milwaukee minneapolis minot minsk
    missoula mobile modesto mogadishu monaco monroe monrovia monte_carlo monterrey montevideo
    montgomery montpelier montreal montréal moscou moscow moscú moskau moskva mosul
    mountain_view mumbai muncie munich murcia muscat myrtle_beach málaga münchen münster nablus
    nagasaki nagoya nairobi nancy nanjing nantes napa naples napoli nashua nashville nassau
    naypyidaw new_bedford new_britain new_brunswick new_castle new_delhi new_haven new_london
    new_orleans new_rochelle new_york newark newport newport_beach newport_news niamey nice
    nicosia norfolk norman nouakchott novosibirsk nueva_york nuremberg nürnberg oak_ridge
    oakland ocala odense odesa odessa ogden okinawa oklahoma_city olympia omaha orlando osaka
    oslo ottawa ouagadougou oviedo oxford padova palermo palm_beach palm_springs palma palmyra
    palo_alto panama panama_city paris pasadena peking pekín pensacola peoria perth peshawar
    philadelphia phnom_penh phoenix pierre pittsburgh plano podgorica port-au-prince port_louis
    port_moresby port_of_spain portland porto porto_alegre portsmouth potsdam poughkeepsie prag
    prague praia pretoria princeton pristina providence provo pueblo pyongyang pékin quebec
    quebec_city queens quetta quito québec rabat racine raleigh ramadi ramallah rangoon
    rapid_city rawalpindi reading recife redding redmond regina reims rennes reno reykjavik
    reykjavík richmond riga rio_de_janeiro riverside riyadh roanoke rochester rock_hill rockford
    rom roma rome rostock roswell rotterdam rouen round_rock saarbrücken sacramento saginaw
    saint-denis salem salinas salt_lake_city salvador salzburg samarkand san_antonio
    san_bernardino san_diego san_francisco san_jose san_juan san_salvador sana sanaa santa_ana
    santa_barbara santa_cruz santa_fe santa_monica santiago santo_domingo sao_paulo sapporo
    sarajevo sarasota saskatoon savannah schenectady schwerin scottsdale scranton seattle selma
    seoul sevastopol sevilla seville shanghai sharjah sharm_el-sheikh sheboygan sheffield
    shenyang shenzhen shreveport simferopol singapore sinjar sioux_city sioux_falls skopje sochi
    sofia south_bend southampton spartanburg split spokane springfield srinagar st._gallen
    st._george st._john's st._louis st._paul st._petersburg stamford state_college staten_island
    stavanger stockholm stockton strasbourg stuttgart sucre sunnyvale surabaya suva sydney
    syracuse são_paulo tacoma taipei tallahassee tallinn tampa tampere tangier tashkent tbilisi
    tegucigalpa tehran tel_aviv tempe terre_haute texarkana the_hague thessaloniki thimphu
    tianjin tijuana tikrit tirana tokyo toledo topeka torino toronto toulouse tours trenton
    trieste tripoli tromso tromsø trondheim troy tucson tulsa tunis tupelo turin turku
    tuscaloosa tyler ulaanbaatar ulan_bator united_nations uppsala utica utrecht valdosta
    valencia valletta valparaiso vancouver varsovie vatican_city venedig venezia venice verona
    vicksburg victoria vienna vientiane vigo vilnius virginia_beach visalia vladivostok waco
    warren warsaw warschau washington waterbury waterloo waukesha wellington west_palm_beach
    west_point wheeling white_plains whitehorse wichita wichita_falls wien wiesbaden
    wilkes-barre williamsburg wilmington windhoek winnipeg winston-salem winterthur wolfsburg
    woodstock worcester wuhan yakima yangon yaounde yekaterinburg yerevan yokohama yonkers york
    youngstown yuma zagreb zaragoza zurich zürich århus αθήνα астана киев львов минск москва
    одесса санкт-петербург
    """.split()
)
"""The names, in lower case."""

# "SANTA ROSA", "FORT SMITH", "BAD HOMBURG"
_FIRST = frozenset(
    """
    bad cabo camp ciudad cote côte el fort ft glen la lac las le los mont monte mount mt nova nueva
    palm port porto puerto rio saint sainte san santa santo são st ste tel vila villa
    """.split()
)
# "EAST LANSING": a town by itself follows.
_SIDES = frozenset("east greater lower new north northern south southern upper west".split())
# "BAY CITY", "CORAL SPRINGS"
_LAST = frozenset(
    """
    airport base bay beach bluffs border canyon cape city county cove creek crossing desert falls
    gardens grove harbor harbour haven heights hill hills hole island islands junction lake landing
    mills mountain ocean park peninsula plains prairie ranch rapids ridge river sea shores springs
    strip town township valley village vineyard wells woods
    """.split()
)
_SUFFIX = re.compile(
    r"\w{3,}(?:ville|burgh?|borough|boro|bourg|polis|chester|cester|minster|mouth|hampton|ington"
    r"|ingham|stown|dorf|furt|stadt|heim|hausen|abad|grad|gorod|nagar|wick|bury|havn)"
)


def looks_like_town(name: str) -> bool:
    """Tell whether `name` is a town that we know or is built as names of towns are.

    >>> looks_like_town("SANTA ROSA"), looks_like_town("OTTERVILLE"), looks_like_town("SPOTTED")
    (True, True, False)
    """
    lower = name.lower()
    if lower in TOWNS or is_region(name) or is_country(name):
        return lower in TOWNS
    parts = re.split("[-–]", lower)
    if len(parts) > 1 and all(part.strip() in TOWNS for part in parts):
        return True  # "MINNEAPOLIS-ST. PAUL"
    words = lower.replace(".", "").split()
    if len(words) < 2:
        return _SUFFIX.fullmatch(lower) is not None
    if words[0] in _SIDES:
        return looks_like_town(name.split(maxsplit=1)[1])
    # "SAN ANTONIO SPURS" is no town, as "SAN ANTONIO" is one.
    is_more = lower.rpartition(" ")[0] in TOWNS
    return words[-1] in _LAST or (words[0] in _FIRST and not is_more)
