"""The words of a brief as rules see them: all texts as one, and whose words they are."""
