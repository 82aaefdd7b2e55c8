"""Quotations: the words in marks, who speaks, and the word that says so."""

from briefkit.prose.quotes.drafts import Draft, dialogue_draft, draft_quotes, find_quotes, is_direct

__all__ = ["Draft", "dialogue_draft", "draft_quotes", "find_quotes", "is_direct"]
