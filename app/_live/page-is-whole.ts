/** A part that never comes must not keep the live connection away. */
const AT_MOST_MS = 5_000;
const LOOK_EVERY_MS = 50;
const WHOLE_MARK = "quickfix:page-is-whole";

/** The server writes a page once; what it becomes later is made in the browser. */
let whole: Promise<void> | null = null;

/**
 * Resolves once every part of the page has come and React has taken it over. News before that would change what a part is made
 * from between the server's markup and its own first render, and React throws such a part away.
 */
export function pageIsWhole(): Promise<void> {
  whole ??= untilWhole();
  return whole;
}

async function untilWhole(): Promise<void> {
  const givesUpAt = performance.now() + AT_MOST_MS;
  const isOnItsWay = () => document.readyState !== "complete" || hasPartAsleep();
  let isWhole = !isOnItsWay();
  while (!isWhole && performance.now() < givesUpAt) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    isWhole = !isOnItsWay();
  }
  // For whoever looks at the page's timings: a page that is never whole begins seconds late, and nothing else tells.
  performance.mark(WHOLE_MARK, { detail: { isWhole } });
}

/**
 * Whether there is a part that React has yet to take over. It does so one after the other, and last of all what is complete and
 * needs nothing, so that no idle moment tells. The server's markup has a comment before each; what is taken over bears a mark.
 */
function hasPartAsleep(): boolean {
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  for (let found = comments.nextNode(); found; found = comments.nextNode()) {
    if (!(found instanceof Comment)) continue;
    if (/^\$[?~]/.test(found.data)) return true;
    const first = found.data === "$" ? firstOfPart(found) : null;
    if (first && !Object.keys(first).some((key) => key.startsWith("__reactFiber"))) return true;
  }
  return false;
}

/** What the markup itself runs or loads is nobody's to take over. */
const INERT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "LINK", "META"]);

/** The first element between the comments of a part; null where it has none. */
function firstOfPart(opening: Comment): Element | null {
  let depth = 0;
  for (let node = opening.nextSibling; node; node = node.nextSibling) {
    // Parts stand in parts: an empty one before all else ends nothing but itself.
    if (node instanceof Comment && node.data.startsWith("$")) depth++;
    if (node instanceof Comment && node.data === "/$" && depth-- === 0) return null;
    if (node instanceof Element && !INERT.has(node.tagName)) return node;
  }
  return null;
}
