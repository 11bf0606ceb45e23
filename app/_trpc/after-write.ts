/**
 * What a mutation does with the pages around it. After a success it is done once they show it; a refusal is told at
 * once, and what it shows to be out of date is fetched meanwhile: with the service away that could take for ever.
 */
export function afterWrite(refresh: () => Promise<unknown>) {
  return { onSuccess: () => refresh(), onError: () => void refresh() };
}
