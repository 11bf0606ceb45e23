/** Whom a page was rendered for. */
export interface PageOwner {
  readonly _id: string;
  readonly name: string;
  readonly email: string;
  readonly confirmsBy: string;
}
