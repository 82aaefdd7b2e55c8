a0407_aa-----
u a bc-us--heron 11-04 0100
^BC-US--Heron,90<
^___<
^Heron found in courtroom<
^By ANA DIAZ=
^Associated Press=
	   ELKO, Nev. (AP) _ A heron was found in a courtroom on Monday.<
	   It said nothing.<
	   ___<
	   Follow Ana Diaz at www.twitter.com/anadiaz<
AP-WF-11-04-19 1509GMT<

