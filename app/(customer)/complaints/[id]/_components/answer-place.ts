/**
 * Where the customer writes on a complaint, while it is open and after: what they were writing when it ended is what they open
 * it again with.
 */
export const answerPlace = (ticketId: string): string => `answer:${ticketId}`;
