a1000_ha-----
b a bc-apnewsalert 11-04 0030
^BC-APNewsAlert,20<
	   ELKO, Nev. (AP) _ Two boats collide off Pyramid Lake, sheriff says.
AP-WF-11-04-19 1509GMT<

