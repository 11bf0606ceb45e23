/** A plain letter, and those that Unicode names after it ("o with stroke") and yet takes apart into nothing. */
const NAMED_AFTER: Readonly<Record<string, string>> = {
  a: "ⱥᶏɑɐ",
  b: "ƀɓƃᵬᶀꞗ",
  c: "ƈȼɕꞓꞔ",
  d: "đðɖɗƌȡᵭᶁᶑꝺꟈ",
  e: "ɇǝəɛɘᶒⱸ",
  f: "ƒᵮᶂꞙꝼ",
  g: "ǥɠɡᵹᶃꞡ",
  h: "ħɦⱨꞕ",
  i: "ɨɩᶖ",
  j: "ɉʝȷ",
  k: "ĸƙᶄⱪꝁꝃꝅꞣ",
  l: "łƚȴɫɬɭᶅⱡꝉꞎ",
  m: "ɱɯᵯᶆ",
  n: "ŋƞɲȵɳᵰᶇꞑꞥ",
  o: "øɵɔⱺꝋꝍ",
  p: "ƥᵱᵽᶈꝑꝓꝕ",
  q: "ɋʠꝗꝙ",
  r: "ɍɼɽɾᵲᵳᶉꞧꞃꝛ",
  s: "ȿʂʃᵴᶊꞩꞅꟊ",
  t: "ŧƫƭʈȶᵵⱦꞇ",
  u: "ʉʊᶙꞹ",
  v: "ʋʌᶌⱱⱴꝟ",
  w: "ⱳ",
  x: "ᶍ",
  y: "ƴɏỿ",
  z: "ƶȥɀʐʑʒᵶᶎⱬ",
  aa: "ꜳ",
  ae: "æ",
  ao: "ꜵ",
  au: "ꜷ",
  av: "ꜹꜻ",
  ay: "ꜽ",
  hv: "ƕ",
  oe: "œ",
  oi: "ƣ",
  oo: "ꝏ",
  ou: "ȣ",
  th: "þꝥꝧ",
  tz: "ꜩ",
  vy: "ꝡ",
  // Letters that keyboards of one script and several languages write differently, and readers do not tell apart.
  "\u0627": "\u0671", // alef: with wasla
  "\u064a": "\u0649\u06cc", // yeh: maksura, Farsi
  "\u0643": "\u06a9", // kaf: keheh
  "\u0647": "\u0629\u06c1\u06be", // heh: teh marbuta, goal, doachashmee
  "\u0433": "\u0491", // ghe: with upturn
};

/** From each such letter, in lower case, to what it is found by. */
export const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMED_AFTER).flatMap(([plain, letters]) => [...letters].map((letter) => [letter, plain] as const)),
);
