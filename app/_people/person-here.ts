let person: string | null = null;

/** Says whom this page was rendered for, and hears whom it belongs to: the first one, for as long as it lives. In the browser. */
export function reportPerson(personId: string): string {
  person ??= personId;
  return person;
}

/** Whom everything that is written on this page is written as; null on a visitor's page. */
export function personHere(): string | null {
  return person;
}
