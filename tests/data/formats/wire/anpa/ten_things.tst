a2222_nd-----
r a bc-us--10 things to know-today 11-04 0900
^BC-US--10 Things to Know-Today,880<
^10 Things to Know for Today<
^Eds: With AP Photos.<
^By The Associated Press=
	   Your daily look at late-breaking news, upcoming events and the stories that will be talked about today:
	   1. MAYOR OPENS THE BRIDGE
	   The ribbon was cut twice, for the cameras.
	   2. WHERE THE HERONS WENT
	   Engineers say that they moved to the other bank.
	   3. 'NOBODY ASKED THE WAVES'
	   A ferrywoman of 61 looks back.
	   4. WHO GETS THE SALT
	   Traders wait for word from the ministry.
	   5. CRAB DIES, DINER MOURNS
	   He had paid $90 to set it free.
	   6. WHY TERNS LOST, AGAIN
	   They missed their coach, they say.
	   7. SENATE BACKS TOLL-FREE ROADS
	   The vote was 51-49.
	   8. LAKE PATROL GETS TWO NEW BOATS
	   The old ones collided.
	   9. A MARSH FOR SALE
	   Nobody has made an offer.
	   10. SINGER, 90, RECORDS AGAIN
	   ``I had a tune left,'' she says.
AP-WF-11-04-19 1509GMT<

