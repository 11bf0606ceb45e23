/** Does one piece of work after the other, in the order in which it was asked for. */
export type OneAtATime = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** A line of its own. Work that fails holds nobody up. */
export function createOneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
