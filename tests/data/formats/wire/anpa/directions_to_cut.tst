n0414aa-----
r e bc-ferry-coast 11-04 0100
^BC-FERRY-COAST<
^A FERRY, SLOWLY<
^By INES HOLM=
^c.2019 Coast News Service=
	   ELKO, Nev. _ The ferry has no bell, so the ferryman sings.
	   (STORY CAN END HERE. OPTIONAL MATERIAL FOLLOWS.)
	   He knows one song.
	   (END OPTIONAL TRIM)
CN-WF-11-04-19 1509GMT<

