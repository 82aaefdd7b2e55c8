a0411_ny-----
r a bc-us--marsh,1st ld-writethru 11-04 0500
^BC-US--Marsh, 1st Ld-Writethru,480<
^Marshes vanish in the push for dry roads<
^Eds: UPDATES with quotes. With AP Photos, AP Graphic.<
^EDITOR'S NOTE _ One in an occasional series of stories on the hidden cost of roads.<
^By INES HOLM and ODD BERGE=
^Associated Press=
	   RENO, Nevada (AP) _ Herons stood in the road on Monday.
	   That is no jest. ``They stood there,'' Holm said.
	   Engineers poured gravel at noon.
	___
	   Associated Press writers Ana Diaz in Carson City and Tora Vik in Fallon contributed to this report.
AP-WF-11-04-19 1509GMT<

