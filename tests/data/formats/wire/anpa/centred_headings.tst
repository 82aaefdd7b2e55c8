e0404_fe-----
a e bc-film-review-heron 11-04 0300
^BC-Film-Review-Heron,290<
^Review: 'Heron' stands still, and
that is the joy of it<
^By JONAS LIE=
^Film Critic=
^The Associated Press=
	   Little happens in ``Heron.'' It happens slowly.
	   A bird stands. A man waits for
it to move, and so do we.
^THE MAN WHO WAITS=
	   Odd Berge plays him with his back to us.
^END<
AP-WF-11-04-19 1509GMT<

