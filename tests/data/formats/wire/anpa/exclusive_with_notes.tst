i0700_fn-----
u i bc-as--ap exclusive-salt,3rd ld-writethru,abridged 11-04 0800
^BC-AS--AP Exclusive-Salt, 3rd Ld-Writethru, ABRIDGED,790<
^AP Exclusive: Salt traders tell of a hidden ledger<
^AP Photo XBJ101-112, XBJ201<
^(Eds: UPDATES with comment from the ministry, edits throughout. With AP Photos.)<
^By GERD SHI=
^Associated Press=
	   BEIJING (AP) _ The ledger was kept in a jar.
	   ``It smelled of fish,'' said Li Na, a trader. ``So nobody looked.''
	   The ministry said it would look.
	   ___
	   Associated Press researcher Ana Diaz contributed to this report.
	   ___
	   Follow Gerd Shi on Twitter at http://twitter.com/gerdshi
AP-WF-11-04-19 1509GMT<

