f2233_sy-----
f i bc-eu--harbour-bridge 11-04 0321
^BC-EU--Harbour-Bridge,310<
^For harbour ferrymen, a bridge can hurt<
^AP Photo LIL101, LIL102<
^Eds: With AP Photos.<
^By TORA VIK and ODD BERGE=
^Associated Press=
	   LILLESAND, Norway (AP) _ The ferrymen of Lillesand have carried farmers over the sound for six generations.
	   ``We know each wave,'' said Ines Holm, 61, who took the wheel from her mother. ``Nobody asked the waves.''
	   The bridge _ four lanes, no toll _ opens in May.
	   A last crossing is planned for the evening before.
	___
	   Associated Press writer Ana Diaz in Oslo contributed to this report.
AP-WF-11-04-19 1509GMT<

