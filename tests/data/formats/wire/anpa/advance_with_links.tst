a0416aa-----
r a bc-us--ferry-adv10 11-04 0100
^BC-US--Ferry-ADV10,90<
^ADV10<
^For release Sunday, Nov. 10, 2019<
^Ferrymen dream of bells<
^By INES HOLM=
^Associated Press=
	   ELKO, Nev. (AP) _ They dream at noon.
	   They wake at one.
	   ___
	   On the Net:
	   Ferry: http://ferry.example
^AP Photo REN102<
^END<
AP-WF-11-04-19 1509GMT<

