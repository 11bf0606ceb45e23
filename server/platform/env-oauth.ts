/** What a provider of sign-ins knows this desk by. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Undefined where nobody signs in that way. */
export function oauthClient(clientId: string | undefined, clientSecret: string | undefined): OAuthClient | undefined {
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}
