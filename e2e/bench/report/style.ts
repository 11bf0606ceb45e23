/** The page's own style: colours that plots and words share, one column on a phone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #14161a);
  --ink: light-dark(#1b1f27, #e6e8ec);
  --quiet: light-dark(#5b6472, #9aa3b2);
  --line: light-dark(#d9dee6, #333a45);
  --missed: light-dark(#b3261e, #ff8a80);
  --reached: light-dark(#1a6e3c, #7bd69b);
  --series-1: light-dark(#2457c5, #7aa2ff);
  --series-2: light-dark(#b4540a, #ffb26b);
  --series-3: light-dark(#1a7f5a, #5fd3a4);
  --series-4: light-dark(#8b2fa8, #d79aef);
  --series-5: light-dark(#a8324a, #ff93a8);
  --series-6: light-dark(#5f6b1c, #c9d36a);
  --series-7: light-dark(#4a5568, #b6c0d0);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 62rem;
  padding: 1rem;
  background: var(--paper);
  color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.6rem; margin: 0.5rem 0 0; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.25rem; text-wrap: balance; }
.when, .notes { color: var(--quiet); font-size: 0.85rem; }
.when { margin: 0 0 1rem; }
.notes { padding-inline-start: 1.1rem; overflow-wrap: anywhere; }
figure { margin: 0 0 1.5rem; }
figcaption { font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; margin: 0.25rem 0; padding: 0; list-style: none; font-size: 0.85rem; }
.legend i { display: inline-block; width: 0.7rem; height: 0.7rem; margin-inline-end: 0.35rem; border-radius: 2px; }
svg.plot { --plot-background: var(--paper); color: var(--ink); display: block; max-width: 100%; overflow: visible; }
.narrow { display: none; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: baseline; }
th { color: var(--quiet); font-weight: 600; }
td { white-space: nowrap; }
td:first-child { white-space: normal; min-width: 9rem; }
.figure { text-align: end; }
td.missed { color: var(--missed); font-weight: 700; }
td.reached { color: var(--reached); }
@media (max-width: 640px) {
  .wide { display: none; }
  .narrow { display: block; }
}
`;
