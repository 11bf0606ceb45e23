/** A year, which is the least that browsers' lists take. */
const MAX_AGE_SECONDS = 31_536_000;

/** For whatever is no page: should a browser take it for one, nothing in it runs, goes anywhere or stands in a frame. */
const NO_PAGE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * What every answer of a process carries, pages and files, refusals and faults: no browser takes it for something else,
 * shows it in a frame, or hands it to another site's page. Pages have a policy of their own in the place of this one.
 */
export function answerHeaders(publicUrl: string, withSubdomains: boolean): Record<string, string> {
  return {
    "Content-Security-Policy": NO_PAGE,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    ...transportSecurity(publicUrl, withSubdomains),
  };
}

/**
 * With https, browsers ask for nothing else from now on. Names below the desk's own are meant, too, unless somebody says that
 * one of theirs has no https.
 */
function transportSecurity(publicUrl: string, withSubdomains: boolean): Record<string, string> {
  if (!publicUrl.startsWith("https:")) return {};
  const subdomains = withSubdomains ? "; includeSubDomains" : "";
  return { "Strict-Transport-Security": `max-age=${MAX_AGE_SECONDS}${subdomains}` };
}
