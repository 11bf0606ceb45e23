import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";

/** What can be wrong with the token that somebody is vouched for with. */
export interface Vouching {
  readonly claims?: JWTPayload;
  /** `other`: signed with a key that is not the provider's. `none`: not signed. */
  readonly signedWith?: "own" | "other" | "none";
}

const CLIENT = { clientId: "desk", clientSecret: "a secret of the desk" };

/** An OpenID provider as Google is one, on this machine: it vouches for whoever comes, as each test wants it. */
export async function startIdentityProvider() {
  const [own, other] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const keys = [{ ...(await exportJWK(own.publicKey)), kid: "own", alg: "RS256", use: "sig" }];
  /** What was asked for, by the code that is handed out for it. */
  const journeys = new Map<string, { asked: URLSearchParams; vouching: Vouching }>();

  const tokenFor = async (code: string, verifier: string) => {
    const journey = journeys.get(code);
    journeys.delete(code);
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    if (!journey || journey.asked.get("code_challenge") !== challenge) return null;
    const { asked, vouching } = journey;
    const now = Math.floor(Date.now() / 1000);
    const nonce = asked.get("nonce") ?? undefined;
    const claims = { iss: url, aud: CLIENT.clientId, iat: now, exp: now + 300, nonce, ...vouching.claims };
    if (vouching.signedWith === "none") return new UnsecuredJWT(claims).encode();
    const { privateKey } = vouching.signedWith === "other" ? other : own;
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "own" }).sign(privateKey);
  };
  const answer = async (path: string, body: URLSearchParams): Promise<object> => {
    if (path === "/keys") return { keys };
    if (path === "/token") {
      const token = await tokenFor(body.get("code") ?? "", body.get("code_verifier") ?? "");
      return token
        ? { access_token: "opens google", token_type: "Bearer", id_token: token }
        : { error: "invalid_grant" };
    }
    return {
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
    };
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await answer(request.url ?? "", new URLSearchParams(await text(request)));
    response.writeHead("error" in body ? 400 : 200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void serve(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    client: CLIENT,
    /** Where the provider sends somebody back to who came with this address and said yes. */
    goBack(asked: URL, vouching: Vouching): { code: string; state: string } {
      const code = `code-${journeys.size + 1}`;
      journeys.set(code, { asked: asked.searchParams, vouching });
      return { code, state: asked.searchParams.get("state") ?? "" };
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
