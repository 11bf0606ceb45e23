/**
 * The one form of all that look and type like the same password: an accent may come composed or apart, a letter full-width
 * or not, by the keyboard and the system it is typed on (NIST SP 800-63B, 3.1.1.2). Hashes are made of it.
 */
export function passwordForm(typed: string): string {
  return typed.normalize("NFKC");
}
