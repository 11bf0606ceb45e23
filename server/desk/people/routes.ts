import { issueAccessToken } from "#server/desk/access/access-token.ts";
import type { Signing } from "#server/desk/access/room.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { SecondFactors } from "#server/desk/second-factor/room.ts";
import { openRoute, type Route } from "#server/platform/doors/route.ts";
import { authenticate } from "./authenticate.ts";
import type { Accounts, Attempts } from "./room.ts";
import { AccessToken, Credentials } from "./wire.ts";

export function signInRoutes(room: () => Signing & Accounts & Attempts & SecondFactors & Trailed): readonly Route[] {
  return [
    openRoute({
      method: "POST",
      path: "/api/auth/token",
      operationId: "issueToken",
      tag: "Sign-in",
      summary: "Get a token",
      description:
        "For e-mail address and password, and the `code` of the second factor where the account has one (401 `auth.second-factor` asks for it). Send it as Authorization: Bearer with every request until it expires. A token for a script is better made in the settings.",
      refuses: ["auth.invalid-credentials", "auth.second-factor", "request.too-many"],
      status: 200,
      body: Credentials,
      example: { email: "you@example.com", password: "your password" },
      output: AccessToken,
      run: async ({ body, ...visit }) => {
        const people = room();
        return issueAccessToken(people, await authenticate(people, body, visit));
      },
    }),
  ];
}
