"""What the grammars know of words: names, places, agencies, offices, cues, days."""
