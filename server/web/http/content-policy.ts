interface PolicyOptions {
  readonly nonce: string;
  /** Where the browser's socket goes. */
  readonly realtimeUrl: string;
  readonly isHttps: boolean;
  /** React's development build evaluates code, and its hot reload has a socket of its own. */
  readonly isDevelopment: boolean;
}

/**
 * The Content-Security-Policy of a page: only scripts that carry this response's nonce, and what they load themselves.
 * Styles may be inline because components position things with style attributes, which take no nonce.
 */
export function contentPolicy({ nonce, realtimeUrl, isHttps, isDevelopment }: PolicyOptions): string {
  const socketUrl = realtimeUrl.replace(/^http/, "ws");
  const directives = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", realtimeUrl, socketUrl, ...(isDevelopment ? ["ws:"] : [])],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(isHttps ? { "upgrade-insecure-requests": [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}
