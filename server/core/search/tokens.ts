/** Signs that join or cut a word as its writer likes: hyphens, apostrophes, an underscore, the joiner of Persian. */
const HYPHEN = String.raw`\-\u2010\u05be'\u2019\u0060_&\u00b7\u05f3\u05f4\u200c`;
const WORD = String.raw`\p{M}*[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`;
// A point before a word, as in ".NET", and signs at its end, as in "C++" and "C#", are a part of it.
const SPELLED = String.raw`(?:(?<![\p{L}\p{N}\p{M}.])\.)?${WORD}(?:[${HYPHEN}.@]${WORD})*(?:\+\+|[+#](?![\p{L}\p{N}]))?`;
const PICTURE = String.raw`\p{Extended_Pictographic}|\p{RI}\p{RI}`;
const TOKEN = new RegExp(`${SPELLED}|(?<picture>${PICTURE})`, "gu");
const HYPHENS = new RegExp(`[${HYPHEN}]`, "u");
const POINTS = /(?<=.)[.@]/u;
/** Of no meaning to a reader; but the joiner of Persian cuts words. */
const SHOWS_NOTHING = /(?!\u200c)[\p{Default_Ignorable_Code_Point}\u0640]/gu;
/** Letters that look like an apostrophe, and are typed as one. */
const APOSTROPHE = /[\u02b9-\u02bf]/g;

/** What somebody wrote in one go. */
export interface Token {
  /** Cut at points, and then at hyphens: "my-site.example.com" has three segments, the first of two words. */
  readonly segments: readonly (readonly string[])[];
  /** The whole of an e-mail address; null for anything else. */
  readonly address: string | null;
  /** Whether a single blank is all that stands between it and the token before. */
  readonly followsOn: boolean;
}

/** What a text is written of, in its order; words as they are spelled, and each emoji. Nothing else can be searched for. */
export function* tokensOf(text: string): Generator<Token> {
  const shown = text.normalize("NFKC").replace(APOSTROPHE, "'").replace(SHOWS_NOTHING, "");
  let end = -1;
  for (const { 0: found, index, groups } of shown.matchAll(TOKEN)) {
    const followsOn = index === end + 1 && shown[end] === " " && !groups?.["picture"];
    end = index + found.length;
    yield {
      segments: found.split(POINTS).map((segment) => segment.split(HYPHENS)),
      address: found.includes("@") ? found : null,
      followsOn,
    };
  }
}
