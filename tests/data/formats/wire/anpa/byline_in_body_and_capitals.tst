a0408_aa-----
r a bc-us--week ahead 11-04 0100
^BC-US--Week Ahead,90<
^What to watch this week<
	   By The Associated Press
	   Here is what to watch:
	   1. WILL THE TOLL GO? ``NOBODY KNOWS.''
	   The council votes on Monday.
	   2. HERONS, AND A VERY LONG LIST OF QUESTIONS THAT THE COURT IS GOING TO PUT TO THEM
	   They say nothing.
	   Also:
	   _ Terns play Gulls on Friday.
	   _ The bridge is painted.
AP-WF-11-04-19 1509GMT<

