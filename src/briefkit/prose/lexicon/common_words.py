"""The words of six letters and more that news uses most: what a line end cuts in two."""

from __future__ import annotations

__all__ = ["COMMON_WORDS"]

COMMON_WORDS = frozenset(
    """
    ability abortion absolutely accept access according account accounts accused acknowledged
    across acting action actions active activist activists actually adding addition additional
    address administration advantage advice adviser advisers advocate afternoon against agency
    agenda aggressive agreed agreement alleged allies allowed allowing almost already although
    always ambulance amount analysis announced announcement annual another answer anybody anyone
    anything apartment apparent appeal appear appearance appeared appears approach approval argued
    arguing argument around arrests arrived article asking assault attack attacked attacking
    attacks attempt attempts attention attorney audience author available average backed background
    backing ballot battle became because become becomes becoming before beginning behalf behavior
    behind believe believed believes benefit benefits better between beyond bigger biggest billion
    billionaire border breaking bridges bringing brought builder builders building buildings
    business businessman cabinet called calling campaign campaigning campaigns candidacy candidate
    candidates cannot capital career carried caucus caucuses caused center central certain
    certainly chairman challenge challenges challenging chance change changed changes changing
    charge charged charges children choice choose cities citizens claimed claiming claims
    classified clearly climate closed closely closer coalition collapse college coming comment
    comments commission commitment committed committee common communications communities community
    companies company compared complete completely concern concerned concerns concluded conducted
    conference conflict congressional consequences conservative conservatives consider considered
    construction contest contested contests continue continued continues continuing contrast
    contributions control controversial controversy convention conversation corporate correspondent
    couldn countries country course coverage create created credit criminal crisis critical
    criticism criticized critics crucial culture current currently damage dangerous daughter debate
    debates decade decades decide decided decision decisions declared declined deeply defeat defend
    defended defense degree delegate delegates deliver delivered democracy denied deputy described
    despite details detained determine determined development difference differences difficult
    direct direction directly director disaster discuss discussion district divided documents
    dollars donations donors drawing dropped during earlier earned earthquake easily economic
    economy education effect effective effectively effort efforts either elected election elections
    electorate embrace emerged emergency employees endorse endorsed endorsement endorsements energy
    enforcement engineers enough ensure entering enthusiasm entire environment especially
    establishment estate evening events eventually everybody everyone everything everywhere
    evidence exactly example exchange executive executives expand expect expected experience
    experts explain explained explosion expressed extremely facing failed failure familiar families
    family father favorite federal fellow female fighting figure figures finally financial
    firefighters flooding focused follow followed followers following football forced forces
    foreign former forward friend friends frustration funding further future general generally
    generation getting giving global gotten government governor greater greatest ground groups
    growing growth handling happen happened happens harbor harder having heading headquarters
    health hearing heavily helped helping herself higher highest highly himself history holding
    hoping hospital hosted however hundreds husband illegal immediately immigrants immigration
    impact importance important impossible incident include included includes including income
    increase increased increasing increasingly independent indicated individuals industrial
    industry inequality influence influential information initial injured inside insisted
    inspectors instance instead institute intelligence intended interest interests international
    interview interviews investigation investigators investment involved issued issues itself
    joined judgment justice keeping killed language largely larger largest latest launched
    lawmakers lawsuit lawyer leader leaders leadership leading learned leaving legacy legislation
    letter liberal likely limited little living longer looked looking losing mainstream majority
    making manager margin market massive material matter matters measure measures meeting meetings
    member members mention mentioned message messages middle military million millions minimum
    ministers ministry minority minutes mistake moderate moment momentum months morning mostly
    mother movement moving multiple municipal nation national nationally nations natural nearly
    necessarily necessary needed negative neighborhood network networks newspaper nobody nominating
    nomination nominee nothing noting notion nowhere nuclear number numbers offered offering office
    officers official officials opened opening operation opinion opponent opponents opportunity
    oppose opposed opposition organization organizations others otherwise outcome outside overall
    overnight overseas parents parliament particular particularly parties passed passengers paying
    people percent percentage performance perhaps period person personal personally picture places
    planned planning platform played playing pledged pointed points police policies policy
    political politically politician politicians politics polling pollster popular population
    populist position positions positive possibility possible posted potential potentially powerful
    praised prepared presence present presidency president presidential pressure presumptive pretty
    prevent previous previously primaries primary priority private probably problem problems
    process professor program programs progressive project prominent promise promised promises
    prompted proposal proposals proposed prosecutors protect proved provide provided province
    public publicly published pushed pushing putting question questioned questions quickly racist
    radical railway raised raising rallies rather reached reality really reason reasons receive
    received recent recently recognize record records referring reform refugees refused region
    registered regularly rejected relationship relatively release released religion religious
    remain remained remaining remains remarks remember repeated repeatedly replied report reported
    reporter reporters reporting reports represent represented represents republic reputation
    request requests require required rescue research residents resigned resources respect respond
    responded response responsible result results retired return returned revealed rhetoric rights
    rising rivals roughly running saying scandal scheduled school schools scientists scrutiny
    season second secretary secure security seeing seeking seemed senator senators senior separate
    series serious seriously served server service services serving several shared shooting should
    shouldn showed showing signed significant similar simple simply single sitting situation
    smaller social socialist soldiers somebody someone something sometimes somewhere sought source
    sources speaking speaks special specific specifically speech speeches spending spokesman
    spokeswoman spring stance standard standing stands started starting stated statement statements
    states station status stopped stories strategist strategy strength strong stronger strongly
    struggled student students subject success successful suggest suggested suggesting summer
    support supported supporter supporters supporting supports supposed surprise survey suspects
    system taking talked talking target telephone television telling territory terrorism terrorist
    terrorists thanks themselves things thinking thinks though thought thousands threat through
    throughout ticket together toward traditional traffic transport trouble trying turned turning
    turnout tweeted ultimately unclear understand undocumented university unlikely unusual values
    various vehicles version veteran victims victories victory village violence virtually
    volunteers voters voting wanted warned wealthy weapons weather website weekend whatever whether
    widely willing winner winning within without witnesses worked workers working worried wouldn
    written yesterday younger
    """.split()
)
"""Words in lower case that are written without a hyphen."""
