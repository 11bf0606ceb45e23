/** What the process with the browsers is told, and what it says. */
export interface CrowdOrder {
  readonly url: string;
  readonly tokens: readonly string[];
  readonly connections: number;
}

export type FromTheCrowd =
  | { readonly kind: "all-connected"; readonly at: number }
  /** The last of all has heard of it. Times are of the wall clock, in ms. */
  | { readonly kind: "all-heard"; readonly ticketId: string; readonly at: number };
