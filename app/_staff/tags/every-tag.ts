/** What pages ask for that let somebody choose a tag: as many as there can be. */
export const EVERY_TAG = { limit: 500 } as const;
