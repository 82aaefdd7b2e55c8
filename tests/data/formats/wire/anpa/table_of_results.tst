s3334_ag-----
d q bc-ten--results 11-04 0040
^BC-TEN--Results,40<
^Harbour Open Results<
^By The Associated Press=
^Monday<
^At the Lake Club<
	Ana López, Spain, def. Ines Holm (3), Norway, 6-3, 6-4.
	Tora Vik, Norway, def. Gerd Shi, China, 7-6 (2), 6-1.
^END<
AP-WF-11-04-19 1509GMT<

