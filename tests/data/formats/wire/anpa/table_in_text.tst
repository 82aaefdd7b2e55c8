s0415aa-----
r s bc-tab--glance 11-04 0100
^BC-TAB--Glance,90<
^Harbour League Glance<
	   The standings on Monday:
WLGB
	Elko91_
	Reno554{
	   All games are at noon.
AP-WF-11-04-19 1509GMT<

