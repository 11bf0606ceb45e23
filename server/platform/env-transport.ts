type Given = Readonly<Record<string, string | undefined>>;

/** What nodemailer reads in an address as "whatever certificate". */
const TAKES_ANY_CERTIFICATE = /[?&]tls[.]rejectUnauthorized=false\b/i;

/** Settings that would let whoever stands between read and change everything, a sentence each. */
export function transportProblems({ NODE_TLS_REJECT_UNAUTHORIZED, SMTP_URL }: Given): string[] {
  return [
    ...(NODE_TLS_REJECT_UNAUTHORIZED === "0"
      ? [
          "NODE_TLS_REJECT_UNAUTHORIZED=0 takes any certificate for the right one, the database's and AWS's among them. Remove it, and name the authority of certificates of your own in NODE_EXTRA_CA_CERTS.",
        ]
      : []),
    ...(SMTP_URL && TAKES_ANY_CERTIFICATE.test(SMTP_URL)
      ? [
          "SMTP_URL takes any certificate for the mail server's. Leave tls.rejectUnauthorized out, and name the authority of a certificate of your own in NODE_EXTRA_CA_CERTS.",
        ]
      : []),
  ];
}
