/** What a mail server found out by one method (RFC 8601): `dkim=pass header.d=example.com`. In lower case. */
export interface AuthFinding {
  readonly method: string;
  readonly result: string;
  readonly properties: ReadonlyMap<string, string>;
}

/** What one mail server, by its name, says of a mail. */
export interface AuthResults {
  readonly server: string;
  readonly findings: readonly AuthFinding[];
}

/** A quoted string, whose words are nobody's findings; the value of a property may be one, if it is a plain name. */
const QUOTED = /^"((?:[^"\\]|\\[\s\S])*)"/;
const PLAIN = /^[\w.-]+$/;
/** Only these part words: a sender may choose any other sign that looks empty. */
const SPACE = /[ \t\r\n]+/;

/**
 * Reads an `Authentication-Results`. Quoted strings and comments may hold words of the mail's sender: nothing in them is
 * syntax. What is not balanced, or would be for a server that escapes less, is read as nothing at all: null.
 */
export function readAuthResults(header: string): AuthResults | null {
  const bare = withoutTheirWords(header);
  if (bare === null) return null;
  const [first = "", ...rest] = bare.toLowerCase().split(";");
  const [server = ""] = wordsOf(first);
  return { server, findings: rest.flatMap(readFinding) };
}

/** Comments become a space, and quoted strings nothing but their quotes. */
function withoutTheirWords(header: string): string | null {
  let kept = "";
  for (let rest = header; rest !== ""; ) {
    if (rest[0] === ")") return null;
    const length = rest[0] === '"' ? (QUOTED.exec(rest)?.[0].length ?? 0) : rest[0] === "(" ? commentIn(rest) : 1;
    if (length === 0) return null;
    const [taken, after] = [rest.slice(0, length), rest.slice(length)];
    kept += rest[0] === "(" ? " " : rest[0] === '"' ? spokenBy(taken, kept, after) : taken;
    rest = after;
  }
  return kept;
}

/** A value that is quoted as a whole, and need not be, is what it says. */
function spokenBy(quoted: string, before: string, after: string): string {
  const inner = quoted.slice(1, -1);
  return before.endsWith("=") && /^([ \t\r\n;(]|$)/.test(after) && PLAIN.test(inner) ? inner : '""';
}

/**
 * How long the comment is that a text begins with; 0 where it does not end, or ends within quotes: then some server put an
 * address into it as it is.
 */
function commentIn(text: string): number {
  let [depth, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth -= 1;
    if (depth === 0) return isQuoted ? 0 : at + 1;
  }
  return 0;
}

/** Nothing of a finding that says one thing twice, or holds what is no pair: a sender may have written into it. */
function readFinding(part: string): AuthFinding[] {
  const pairs = wordsOf(part).map((word) => {
    const at = word.indexOf("=");
    return [word.slice(0, Math.max(0, at)), word.slice(at + 1)] as const;
  });
  const [first, ...properties] = pairs;
  const named = new Map(properties);
  if (!first || pairs.some(([name]) => name === "") || named.size < properties.length) return [];
  return [{ method: first[0].replace(/\/\d+$/, ""), result: first[1], properties: named }];
}

const wordsOf = (text: string) => text.split(SPACE).filter((word) => word !== "");
