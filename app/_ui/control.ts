export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What stands in a control that the server did not write there: words, a choice, or whether it is on. */
export type Early = string | boolean;

/** The choice that the server's markup names; none in a list that came up in the browser. */
export function writtenIn({ options }: HTMLSelectElement): HTMLOptionElement | undefined {
  return [...options].find(({ defaultSelected }) => defaultSelected);
}
