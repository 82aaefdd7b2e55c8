"""The structure of running text: lines, passages, head, blocks and tail."""
