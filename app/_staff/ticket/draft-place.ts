/** A reply and an internal note are two texts: mixing them up is how a note reaches a customer. */
export type DraftKind = "reply" | "note";

/** Where staff write on a ticket. */
export const draftPlace = (ticketId: string, kind: DraftKind): string => `${kind}:${ticketId}`;
