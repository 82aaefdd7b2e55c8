"""The look of a page: one column that reads well on a phone, on a desk and on paper."""

__all__ = ["STYLE"]

STYLE = """\
:root { color-scheme: light dark; --ink: #1c1b1a; --soft: #5f5b55; --line: #d9d4cb;
  --paper: #fffdf9; --shade: #f4f0e8; --accent: #9a2a1f;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Georgia,
    "DejaVu Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e4db; --soft: #a8a197; --line: #45413b; --paper: #191816; --shade: #24221f;
    --accent: #f0907f; } }
*, ::before, ::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 var(--serif); overflow-wrap: break-word; }
article { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.9rem, 1.35rem + 2.4vw, 2.75rem); line-height: 1.12;
  letter-spacing: -.015em; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.45rem; }
h3, h4, h5, h6 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
p, ul, ol, pre, blockquote, figure, table { margin: 0 0 1.1em; }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: .06em;
  text-underline-offset: .16em; }
a:hover { color: var(--accent); }
header { margin-bottom: 2rem; padding-bottom: 1.25rem; border-bottom: 1px solid var(--line); }
header p { margin: 0; }
.masthead, .kicker, .byline, .times, figcaption, footer, aside, table { font-family: var(--sans); }
.masthead { color: var(--soft); font-size: .8rem; letter-spacing: .02em; }
.masthead + :not(.masthead) { margin-top: 1.5rem; }
header .kicker { margin-bottom: .5rem; color: var(--accent); font-size: .8rem; font-weight: 700;
  letter-spacing: .08em; text-transform: uppercase; }
header .deck { margin-top: .9rem; color: var(--soft); font-size: 1.25rem; line-height: 1.4; }
header .byline { margin-top: 1.4rem; font-size: .95rem; font-weight: 600; }
header .times { display: flex; flex-wrap: wrap; gap: 0 1.4em; margin-top: .25rem;
  color: var(--soft); font-size: .85rem; }
.dateline { font-weight: 700; }
blockquote { padding: .1rem 0 .1rem 1.25rem; border-left: .2rem solid var(--line);
  color: var(--soft); }
blockquote > :last-child, blockquote p:last-of-type { margin-bottom: 0; }
blockquote footer { margin-top: .5rem; font-size: .85rem; line-height: 1.4; }
blockquote cite { font-style: normal; }
.pullquote { margin: 2rem 0; padding: .9rem 0 .9rem 1.25rem;
  border-left: .3rem solid var(--accent); color: var(--ink);
  font-size: 1.5rem; line-height: 1.3; text-wrap: balance; }
.pullquote footer { color: var(--soft); }
figure { margin: 2rem 0; }
img, video { display: block; max-width: 100%; height: auto; background: var(--shade); }
figcaption { margin-top: .6rem; color: var(--soft); font-size: .85rem; line-height: 1.45; }
.credit { opacity: .85; }
ul, ol { padding-left: 1.4em; }
li { margin-bottom: .35em; }
pre { overflow-x: auto; padding: .9rem 1rem; background: var(--shade);
  font: .85rem/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code { font-size: .88em; }
table { display: block; overflow-x: auto; border-collapse: collapse; font-size: .9rem;
  font-variant-numeric: tabular-nums; line-height: 1.4; }
th, td { padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line);
  text-align: left; vertical-align: top; }
th { border-bottom-color: currentcolor; }
hr { width: 5rem; margin: 2.25rem auto; border: 0; border-top: 1px solid var(--line); }
sub, sup { line-height: 0; }
article > footer { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line);
  color: var(--soft); font-size: .85rem; line-height: 1.5; }
article > footer p, article > footer ul { margin-bottom: .6rem; }
.gallery { margin-top: 3rem; }
.note[data-kind="correction"], .note[data-kind="update"] { padding: .75rem 1rem;
  background: var(--shade); color: var(--ink); }
@media (min-width: 60rem) {
  article { padding-top: 4rem; }
  body { font-size: 1.1875rem; }
  .pullquote { margin-left: -2rem; margin-right: -2rem; padding-left: 1.7rem; }
}
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --shade: #f5f5f5;
    --accent: #000; }
  @page { margin: 2cm; }
  body { font-size: 11pt; line-height: 1.45; }
  article { max-width: none; padding: 0; }
  h1 { font-size: 24pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  figure, blockquote, pre, tr { break-inside: avoid; }
  pre { white-space: pre-wrap; }
  table { display: table; overflow: visible; }
  .pullquote { font-size: 15pt; }
}
"""
"""The style sheet that every page carries."""
