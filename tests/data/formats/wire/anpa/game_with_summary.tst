s0123_sn-----
r s bc-bkn--gulls-terns,1st ld 11-04 0400
^BC-BKN--Gulls-Terns, 1st Ld,390<
^Odd Berge has 33 points, Gulls beat Terns 115-111<
^Odd Berge scored 33 points, Tora Vik had a late layup that put the Gulls ahead for good and the visitors from the coast held on to beat the Terns 115-111 on Friday night.<
^AP Photo REN101, REN102<
^By ANA DIAZ=
^AP Sports Writer=
	   RENO (AP) _ The Gulls needed a guard who could shoot. They got two.
	   Odd Berge scored 33 points as the Gulls beat the Terns on Friday night.
	   TIP-INS
	   Gulls: The team made 12 of 22 free throws. ... Ines Holm had 14 points.
	   Terns: Coach Jonas Lie was missed by everyone.
	   UP NEXT
	   Gulls: At Elko on Sunday.
	   Terns: Host the Herons on Monday.
	___
	   More AP basketball: http://example.com/tag/basketball
AP-WF-11-04-19 1509GMT<

