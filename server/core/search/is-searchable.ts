// Not the letters that are typed for an apostrophe, nor those that nobody sees.
const SEARCHABLE =
  /(?![\u02b9-\u02bf\u0640\p{Default_Ignorable_Code_Point}])[\p{L}\p{N}\p{Extended_Pictographic}]|\p{RI}\p{RI}/u;

/** Whether anything of it can be searched for: a letter, a digit, an emoji. Of what is only signs, nothing is ever found. */
export function isSearchable(typed: string): boolean {
  return SEARCHABLE.test(typed.normalize("NFKC"));
}
