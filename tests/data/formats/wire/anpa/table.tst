s3333_ag-----
r q bc-fbn--gull lines 11-04 0060
^BC-FBN--Gull Lines,60<
^Lines of the week<
^Sunday, Nov. 10<
FAVORITEOPENTODAYO/UUNDERDOG
	Gulls33{(41)Terns
	Elko6{7(44{)Herons

	López11(39)Diaz
^END<
AP-WF-11-04-19 1509GMT<

