/** One entry's failure as SNS and SQS report it. */
export interface FailedEntry {
  readonly Id?: string | undefined;
  readonly SenderFault?: boolean | undefined;
  readonly Code?: string | undefined;
  readonly Message?: string | undefined;
}

/** Both services put every entry into one of two lists. */
export interface BatchAnswer {
  readonly Successful?: readonly { readonly Id?: string | undefined }[] | undefined;
  readonly Failed?: readonly FailedEntry[] | undefined;
}

/**
 * The entries that were not taken, by their place in the batch, each with what the service said of it. Only what it says it
 * took is taken: an entry in neither list has no answer (null), and whoever sent it has to try again.
 */
export function untaken<Item>(
  batch: readonly Item[],
  { Successful = [], Failed = [] }: BatchAnswer,
): [Item, FailedEntry | null][] {
  const taken = new Set(Successful.map(({ Id }) => Id));
  const failed = new Map(Failed.map((entry) => [entry.Id, entry]));
  return batch.flatMap((item, index) => {
    const failure = failed.get(String(index));
    return failure || !taken.has(String(index)) ? [[item, failure ?? null] satisfies [Item, FailedEntry | null]] : [];
  });
}
