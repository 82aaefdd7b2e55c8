"""Putting findings right: a content and its fixes to the content as it should be.

Nothing here writes a file: whoever asked gets the bytes, what was applied and what is left.
"""

from briefkit.fixing.contents import Fixed, fix_brief, fix_content
from briefkit.fixing.passes import MAX_PASSES

__all__ = ["MAX_PASSES", "Fixed", "fix_brief", "fix_content"]
