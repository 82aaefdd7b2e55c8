a0413aa-----
r i bc-us--ferry 11-04 0100
^BC-US--Ferry,90<
^Ferry sails without its ferryman<
^By INES HOLM=
^Associated Press=
	   ELKO, Nev. (AP) _ A ferry left on Monday.
	   Its ferryman had overslept.
AP-WF-11-04-19 1509GMT<
