/** What stands in a macro's words in place of what is known only once it is used. */
export const FIELDS = ["customer", "agent", "number", "link"] as const;
type Field = (typeof FIELDS)[number];
export type FieldValues = Readonly<Record<Field, string>>;

const FIELD = /\{\{([^{}]*)\}\}/g;

/**
 * Words with what their fields stand for: the same on the page that shows them beforehand and in the message that is sent. What
 * people are called goes in to the letter, and is looked through for no fields of its own.
 */
export function fillFields(words: string, values: FieldValues): string {
  return words.replace(FIELD, (whole, name: string) => {
    const field = FIELDS.find((each) => each === name.trim());
    return field ? values[field] : whole;
  });
}

/** Fields that there are not, as they are written. */
export function unknownFields(words: string): string[] {
  const names = [...words.matchAll(FIELD)].map(([, name = ""]) => name.trim());
  return [...new Set(names.filter((name) => !FIELDS.some((field) => field === name)))];
}

/** Where a complaint is read, on the desk at this address. */
export function linkTo(complaintId: string, site: string): string {
  return new URL(`/complaints/${complaintId}`, site).href;
}
