a0405_aa-----
r a bc-us--ferry 11-04 0100
^BC-US--Ferry,90<
^Ferry stops at noon<
	   ELKO, Nev. (AP) _ The ferry stopped at noon on Monday.
	   It has