/** What an address in a setting needs when there are other signs in its user or password; follows the name of the setting. */
export const UNENCODED =
  "has a sign in its user or password that has to be percent-encoded: %40 for @, %3A for :, %2F for /, %3F for ?, %23 for #, %25 for %";

/** What is wrong with the % in a part of an address, to be put after the name of the setting; null when nothing is. */
export function percentProblem(text: string): string | null {
  try {
    decodeURIComponent(text);
    return null;
  } catch {
    return /%(?![\da-f]{2})/i.test(text)
      ? "has a % that is not followed by two hexadecimal digits: write %25 for a % itself"
      : "has percent-encoded signs that are no UTF-8: encode them with encodeURIComponent";
  }
}
