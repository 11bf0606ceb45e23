import { issueAccessToken } from "#server/desk/access/access-token.ts";
import { authenticate } from "#server/desk/people/authenticate.ts";
import { AccessToken, Credentials } from "#server/desk/people/wire.ts";
import { clientIp } from "../../http/client-ip.ts";
import { openRoute } from "../route.ts";

export const issueTokenRoute = openRoute({
  method: "POST",
  path: "/api/auth/token",
  operationId: "issueToken",
  tag: "Sign-in",
  summary: "Get a token",
  description:
    "For e-mail address and password. Send it as Authorization: Bearer with every request until it expires. A token for a script is better made in the settings.",
  refuses: ["auth.invalid-credentials", "request.too-many"],
  status: 200,
  body: Credentials,
  output: AccessToken,
  run: async ({ deps, body, headers }) => {
    const account = await authenticate(deps.accounts, body, { ip: clientIp(headers) });
    return issueAccessToken(deps.accounts, account);
  },
});
