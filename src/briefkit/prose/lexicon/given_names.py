"""Given names, and whom they are mostly given to: three tables."""

from __future__ import annotations

__all__ = ["EITHER", "MEN", "WOMEN"]

MEN = frozenset(
    """
    aaron abdul abdullah abe abel abraham adam aditya adolf adrian ahmad ahmed akbar al alan
    albert alberto alec alejandro aleksandr alex alexander alexei alfonso alfred alfredo
    alistair allan allen alvaro alvin amir amit amos anand anders andreas andrei andres
    andrew andrzej andré andrés andy angelo anil anthony antoine anton antonio antony
    antónio archie ari arjun armando arnold arthur arturo arun asher ashok ashraf augustus
    austin avi axel babak barack barney barrett barry bart bashar basil bayard ben benedict
    benito benjamin bennett benny bernard bernie bert bertrand bilal bill billy björn blaine
    bob bobby boris boutros brad bradford bradley brandon brendan brent bret brett brian
    brock bronisław bruce bruno bryan bryant burhan burt byron caleb callum calvin carl
    carlo carlos carlton carlyle cecil cedric cesar chad charles charlie chester chet chip
    christoph christopher chuck clarence clark claude claudio clay clayton clement cliff
    clifford clint clinton clive clyde cody colin conor conrad corey cory craig curt curtis
    cyril cyrille cyrus césar damian damien damon dan daniel daniele danny darnell darrell
    darren darryl dave david dean deandre declan deepak demarcus demetrius denis dennis
    denny denzel derek derrick desmond dexter dick diego dieter dimitri dinesh dirk dmitri
    dmitry dominic don donald donny doug douglas duane duncan dustin dwayne dwight eamon
    earl ed eddie edgar edmund eduard eduardo edward edwin efraim efrén ehud eli elijah elio
    elliott elmer elon elvis emanuel emil emilio emlyn emmanuel emmett emre enrique enzo
    eoin erdal eric erich erik ernest ernesto ernie esteban ethan eugene evan evgeny evo
    ezra fabian fabio faisal farid fazal felipe felix feng ferdinand fergus fernando fidel
    finn floyd francesco francisco franck franco frank franklin franz françois fred freddie
    frederic frederick fredrik friedrich fritz gabriel gareth garrett garry garth gary gavin
    gene gennady geoff geoffrey georg george georges georgi gerald gerard gerardo gerhard
    gerry gethin ghassan gianni gideon gilbert gilberto giles gilles giorgio giovanni
    giuseppe glen glenn gordon graham grant greg gregg gregor gregory grover guido guillermo
    gunnar gus gustav gustavo guy günter hakeem hamid hamish hamza hank hans harald harold
    harris harrison harry haruki harvey hashim hassan hector heinrich helmut henri henrik
    henry herb herbert herman hideo hiroki hiroshi horace hosni howard howie hubert hugh
    hugo humphrey hussein héctor ian ibrahim idris ignacio igor ike ilham ilya imran imre
    ira irving isaac isaiah ismael ismail israel ivan ivo ivor jacek jack jacob jacques jair
    jake jakob jalal jamal james jared jason javier jay jean-claude jean-luc jean-pierre jeb
    jed jeff jefferson jeffery jeffrey jelani jens jerald jeremiah jeremy jermaine jerome
    jerrold jerry jesper jesús jim jimmy jiri joachim joaquin joaquín joe joel joey johan
    johann johannes john johnny jon jonah jonas jonathan jorge joschka jose josef joseph
    josh joshua josiah josip josé juan juergen jules julian julien julio julius junichiro
    justin jürgen kamal kareem karim karl kaspar kazimierz kazuo keith ken kenji kenneth
    kenny kent kevin khaled khalid khalil khizr kieran kirk kjell klaus kofi konrad
    konstantin kurt kwame lamar lambert lamont lance larry lars laurent lawrence lech leo
    leon leonard leonardo leopold leroy les leszek lev levi lewis liam lincoln lionel lloyd
    lonnie lorenzo lorne lou louis lowell lubomir luc luca lucas lucien ludwig luigi luis
    luiz lukas luke luther lyle lyndon mack magnus maher mahmoud mahmud maksim malik manfred
    manny mansour manuel marc marcel marcello marco marcos marcus mariano mario mark marko
    marlon marquis marshall martin martín marvin marwan masoud massimo mateo mathew matt
    matteo matthew matthias maurice mauricio maurizio max maxim maximilian maxwell mehdi
    mehmet mel melvin merrill michael mick miguel mihail mikael mike mikhail miles miloš
    milt milton mitch mitchell mitt mohamed mohammad mohammed mohandas mohsen moisés
    mordechai morris mortimer moshe muammar muhammad murray mustafa nabil nadir naftali
    naguib narendra nasser nate nathan nathaniel naveen nawaz neal ned neil nelson newt
    nicholas nick nicolai nicolas nicolás niels nigel nikolai nikolas nils noah nolan
    norbert norm norman nouri octavio olaf oleg oliver olivier omar orlando orrin orson
    osama oscar oskar osvaldo otto owain owen pablo padraig paolo pascal patrice patrick
    paul paulo pavel pedro pekka percy perry pervez pete peter petr petros phil philip
    philippe phillip pierce pierre pieter pietro piotr pradeep pranab prescott quentin
    quincy rafael rafał rahm rahul raj rajiv ralf ralph ramon ramzi ramón rand randall
    randolph randy raoul rashad rashid rasmus raul ravi ray raymond raúl recep reggie
    reginald reince reinhard rené rex reza rhys ricardo riccardo rich richard rick ricky rob
    robb robby robert roberto rod roderick rodney rodolfo rodrick rodrigo roger roland rolf
    roman romano ron ronald ronnie ross roy ruairi ruben rubén rudolf rudolph rudy rupert
    russ russell rustam ryan sadiq saeed salem salman salvador salvatore sammy samuel sanjay
    sanjeev satya saul saúl scott seamus sean sebastian serge sergei sergey sergio seth
    shafiq shahid shaun shimon shinzo shivshankar siegfried silvio simon slobodan solomon
    spencer spiro stan stanislav stanley stefan stefano stephan stephen sterling steve
    steven stewart strobe stuart stéphane suresh sven syed sébastien søren tad tadeusz
    tancredo tarek tariq tavis tayyip ted teddy teodoro terrence thabo thad theo theodore
    thierry thom thomas thorsten tim timothy tobias todd tom tomas tomasz tommy tomás tony
    torsten toshiro travis trent trevor trey trymaine tucker tyrell tyrone ulrich umberto
    urs uwe vernon vicente victor vidkun vijay vikram viktor vince vincent vincenzo vinny
    vinod virgil vitaly vito vittorio vlad vladimir vojislav volker volodymyr václav wade
    wael walid wallace wally walt walter ward warren wayne wendell wes wesley wilbur wilfred
    wilhelm will willard willem william willie willy wilson winston wojciech wolf wolfgang
    woodrow woody xavier yair yannis yasir yasser yasuo yaşar yevgeny yitzchak yitzhak yosef
    yoshihide yossi youssef yuri yusuf yves zach zachary zack zbigniew zeke ziad zoran
    zygmunt ángel étienne óscar
    """.split()
)
"""Names that are mostly given to men, in lower case."""

WOMEN = frozenset(
    """
    abby abigail ada adele adriana agatha agnes aicha aida aileen aisha aishah alana alba
    alejandra alessandra alexa alexandra alexandria alice alicia alina alison alissa
    alixandria aliya allison alma alyssa amal amalia amanda amber amelia amelie amina amira
    amy ana anabel ananya anastasia angela angelica angelina angharad angie anita anja ann
    anna annabel anne anneliese annette annie antoinette antonia aoife april arianna arlene
    arundhati asma astrid audra audrey aurora ava ayaan ayesha azadeh barbara bea beata
    beatrice beatriz becky belinda benazir benita bernadette bernice bertha bess beth
    bethany betsy bette betty beverly bianca birgit birgitta blanca blanche bonnie bożena
    brandi brenda briana bridget brigid brigitte britt brittany bronwyn brooke camila
    camilla camille candace candice candy caren carin carina carla carlotta carly carol
    carola carole carolina caroline carolyn carrie cassandra cassie catalina caterina
    catherine cathleen cathy cecile cecilia cecily celeste celia celine chantal charlene
    charlotte chelsea cherie cheryl chiara chloe chloé chrissy christa christie christina
    christine christyn ciara cindy claire clara clarissa claudette claudia cleo clotilde
    colette colleen concepción condoleezza connie consuelo cora cordelia corinne cornelia
    cristiane cristina crystal cynthia dagmar daisy danai daniela danielle daphne darla
    darlene dawn deanna deb debbie deborah debra deirdre delia delores denise denisse
    desiree diana diane dianna dianne dilma dina dinah dolores donatella donna dora doreen
    doris dorota dorothea dorothy dorrit ebba edith edna edwidge edwina eileen eilidh elaine
    eleanor elena eleni elisa elisabeth elise eliza elizabeth ella ellen ellie elsa elsie
    elvira elżbieta emilia emily emma erica erika erin erma esmeralda esther ethel eugenia
    eunice eva eve evelyn ewa faith farah fatima faye federica felicia felicity fern
    fernanda fiona flora florence fran frances francesca francine françoise frida frieda
    fumiko gabriela gabriella gabrielle gail gayle gemma genevieve georgette georgia
    georgina geraldine germaine gertrude ghazala gigi gillian gina ginger ginny giovanna
    gisela gladys glenda gloria golda grace greta gretchen gráinne guadalupe gudrun gwen
    gwendolyn hadiya hanan hanna hannah harriet hasina hattie hazel heather heidi helen
    helena helene helga henrietta hermione hilary hilda hildegard hillary hiroko holly hope
    huma ida ilana ilona ilse imelda imogen ina indira indra ines inga inge ingeborg ingrid
    inés irena irene irina iris irma isabel isabella isabelle ivana ivanka ivone ivonne ivy
    jacinda jacqueline jacquelyn jade jadwiga jana jane janelle janet janice janine jasmine
    jayne jeanette jeanine jeanne jeannie jemima jen jenna jennifer jenny jessica jill jo
    joan joann joanna joanne jocelyn jodi jodie johanna jolanta joni josefina josephine joy
    joyce juana juanita judith judy julia juliana julianne julie juliet juliette june
    justine jóhanna kaitlyn kaja kamala karen kari karin karla karolina kate katerina
    katharina katharine katherine kathleen kathryn kathy katie katja katrin katrina katy kay
    kayla keiko keisha kellyanne kendra khadija khadijah kiersten kimberly kirsten kirsti
    kirstie kirsty kitty klara kristan kristen kristi kristin kristina kristine krystal
    krystyna kshama laila lakisha lana lara latasha latoya laura lauren lavinia lea leah
    leanne leila lena leona leonora leticia letitia leymah leïla lidia ligia lila lilian
    liliana lillian lily lina linda lisa lisbeth liv liz liza lizzie lois lola lolita
    lorella loretta lori lorna lorraine lottie louisa louise loujain lourdes luana lucia
    lucille lucinda lucretia lucy lucía luisa lupita luz lydia lynda lynette lynne mabel
    madeleine madeline madelyn madge maeve magda magdalena maggie mairead malala malia
    mallory mamie mandy manuela mara marcella marcia margaret margarete margarita margit
    margo margot margrethe marguerite maria mariah marian mariana marianne marie mariel
    mariela marilyn marina marine marisa marisol marissa marjorie marla marlene marta martha
    martina mary maryam maría matilda maud maura maureen mavis maxine maya małgorzata meera
    meg megan meghan megyn mehbooba melania melanie melinda melissa mercedes meryl mette
    mhairi mia michaela michaëlle michele michelle michiko mildred millicent millie mimi
    mindy minnie mira miranda mireille miriam misty moira mollie molly mona monica monika
    monique muriel myra myriam myrna mélanie nadia nadine naledi nancy naomi natalia natalie
    natasha neelam neema nell nellie nermin ngozi niamh nichole nicola nicole nikki nina
    nirmala noelle noemi noor nora noreen norma nujood octavia odette oksana olena olga
    olive olivia olympia oprah orla ornella paige pamela patience patricia patti patty paula
    paulette pauline pearl peggy penelope penny petra philippa phoebe phyllis pilar polly
    portia pratibha priscilla priyanka prudence queenie rachael rachel raisa ramona rania
    raquel rebecca rebekah regina renata renee renée reva rhiannon rhoda rhonda rigoberta
    rita roberta rochelle rocío rosa rosalie rosalind rosalyn rosalía rosamund rosanna rose
    roseanne rosemarie rosemary rosie rowena roxanne roza ruth ruthie róisín sabina sabine
    sabrina sadie sally samantha sandra saoirse sara sarah savannah selena selma serena
    shanice shaniqua shari sharon sheena sheikha sheila shelley shelly sherri sherry sheryl
    shirin shirley shonda sigrid silvia simone sinéad siobhan siobhán sirimavo smriti sofia
    soledad sonal sondra sonia sonja sonya sophia sophie stacey stella stephanie sue sumitra
    summer susan susana susanna susanne sushma susie suzanne suzy svetlana sybil sylvia
    ségolène tabitha tamara tamika tammy tanya tara tarja tatiana teresa teresita teri terri
    tess tessa thea thelma theodora theresa therese tiffany tilda tina tonya tora tori
    tracey tricia trina trish trudy tulsi ulla ulrike uma ursula uzo valentina valeria
    valerie valérie vanessa vera verena veronica vicki vicky victoria vigdís viola violet
    virginia vivian viviana vivienne wanda wangari wendy whoopi wilhelmina wilma winifred
    winnie winona wynonna xiomara yasmin yelena yingluck yoko yolanda yuko yulia yuliya
    yvette yvonne zainab zara zelda zeynep zoe zoey zofia zoë
    """.split()
)
"""Names that are mostly given to women, in lower case."""

EITHER = frozenset(
    """
    addison akira alexis ali andrea angel ariel ashley aubrey avery bailey blair bobbie
    cameron carey carmen carroll casey chris christian courtney dakota dale dana devin
    dominique drew dylan elliot emerson finley francis frankie gale hayden hunter jackie
    jaime jamie jan jean jess jesse jessie jody jordan kelly kelsey kendall kerry kim kris
    kyle lane laurie lee leigh leslie lindsay lindsey logan loren lynn mackenzie marion
    marty meredith merle micah michel mickey morgan nicky nico nikita noel parker pat patsy
    payton peyton quinn rana randi reagan reese ricki riley robbie robin rory rowan sage sam
    sandy sasha shannon shawn shelby sidney skyler stacy stevie sydney taylor terry toby
    tracy tyler val whitney yuval
    """.split()
)
"""Names that are given to men and to women: they tell that it is a person, and no more."""
