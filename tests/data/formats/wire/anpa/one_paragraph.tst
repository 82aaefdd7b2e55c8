a0999_yb-----
r a bc-us--odd-crab 11-04 0090
^BC-US--Odd Crab,80<
^$90 crab is found dead<
	   ELKO, Nev. (AP) _ A crab that a diner bought for $90 to set it free was found dead on Monday, the mayor's office said.
AP-WF-11-04-19 1509GMT<

