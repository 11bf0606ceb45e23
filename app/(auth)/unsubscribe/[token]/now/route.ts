import { errorResponse } from "#server/platform/doors/error-response.ts";
import { getWeb } from "#server/web/get-web.ts";
import { stopMails } from "#server/web/http/stop-mails.ts";

interface Context {
  readonly params: Promise<{ readonly token: string }>;
}

/** What opens links in mails by itself opens this one, too, and nothing changes: the page has a button. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return to(`/unsubscribe/${encodeURIComponent((await params).token)}`);
}

/** Mail programs (RFC 8058) and the page's own button: by the token alone. No session is asked for, so none can be borrowed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const web = getWeb();
  try {
    const { token } = await params;
    const { isFromPage } = await stopMails(web, request, token);
    return isFromPage ? to(`/unsubscribe/${encodeURIComponent(token)}?done`) : new Response(null, { status: 204 });
  } catch (error) {
    return errorResponse(error, web.log);
  }
}

/** On whatever host this was asked at. */
function to(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });
}
