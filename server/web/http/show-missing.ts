import type { IncomingMessage, ServerResponse } from "node:http";
import { DomainError } from "#server/core/errors.ts";
import { findReadable } from "#server/desk/complaints/find-ticket.ts";
import type { WebContext } from "../context.ts";
import type { Admit } from "./before-serving.ts";
import { movedTo, namedIn } from "./named-pages.ts";

/** The page for what is nowhere. At its own address there is nothing, either. */
const MISSING_PAGE = "/missing";

type Looking = Pick<WebContext, "identifyOwing"> & { readonly desk: Parameters<typeof findReadable>[0] };

/**
 * Answers with 404 and a whole page where an address names a complaint that is not there for whoever asks. Known before Next
 * is asked: a page that finds out by itself has begun its answer with 200 by then, or is thrown away for an empty one.
 */
export function showMissing(web: Looking): Admit {
  return (request, response, serve) => {
    const look = async () => {
      if (await isMissing(request, web)) asMissing(request, response);
      serve();
    };
    if (isAsked(request)) void look();
    else serve();
  };
}

/** A page that is there already looks for what it leads to, and says itself what it does not find. */
function isAsked({ method = "", headers }: IncomingMessage): boolean {
  return ["GET", "HEAD"].includes(method) && headers["rsc"] === undefined;
}

/** Who is not signed in, or owes something, is led elsewhere by the page itself. */
async function isMissing({ method = "GET", url = "", headers }: IncomingMessage, web: Looking): Promise<boolean> {
  const [pathname = ""] = url.split("?", 1);
  if (pathname === MISSING_PAGE) return true;
  const named = namedIn(pathname);
  if (!named || movedTo(pathname)) return false;
  try {
    const { cookie = "" } = headers;
    const access = await web.identifyOwing({ method, headers: new Headers({ cookie }) });
    if (access && !access.owes) await findReadable(web.desk, access.actor, named.ref);
    return false;
  } catch (error) {
    // What else goes wrong, goes wrong on the page, which tells its reader.
    return error instanceof DomainError && error.code === "complaint.not-found";
  }
}

function asMissing(request: IncomingMessage, response: ServerResponse): void {
  request.url = MISSING_PAGE;
  const { writeHead } = response;
  response.writeHead = (status: number, ...rest: []) =>
    Reflect.apply(writeHead, response, [status === 200 ? 404 : status, ...rest]);
}
