/** The Message-ID of a mail of ours: the same mail has the same one, however often it is sent. */
export function messageIdOf(id: string, idHost: string): string {
  return `<${id}@${idHost}>`;
}
