a0412aa-----
r n bc-nv--toll,corrective 11-04 0100
^BC-NV--Toll, CORRECTIVE,90<
^Correction: Toll story<
	   ELKO, Nev. (AP) _ In a story about a toll, The Associated Press reported erroneously that herons pay it. They do not.
	   Ducks do.
	   ___
	   Associated Press writers Ana Diaz in Fallon, Nev., and Tora Vik in Mitchell, S.D., contributed to this report.
AP-WF-11-04-19 1509GMT<

