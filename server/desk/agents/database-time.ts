/** The database's clock as this process knows it: signs of life are compared across processes, whose clocks differ. */
export interface DatabaseTime {
  /** The database said that it is so late. */
  set(now: Date): void;
  now(): Date;
}

/** Until the database has said anything, this process's own clock. */
export function createDatabaseTime(ownNow: () => Date): DatabaseTime {
  let aheadMs = 0;
  return {
    set(now) {
      aheadMs = now.getTime() - ownNow().getTime();
    },
    now: () => new Date(ownNow().getTime() + aheadMs),
  };
}
