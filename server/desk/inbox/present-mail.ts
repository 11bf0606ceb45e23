import type { KeptMail } from "./store.ts";
import type { InboxMail, InboxMailDetail } from "./wire.ts";

export function presentMail(mail: KeptMail): InboxMail {
  const { id, state, reason, detail, at, bytes, from, fromName, subject, words, files, complaintId } = mail;
  const said = { reason, detail, bytes, from, fromName, subject, words, files, complaintId };
  return { _id: id, state, at: at.toISOString(), ...said };
}

export const presentWhole = (mail: KeptMail): InboxMailDetail => ({ ...presentMail(mail), whole: mail.whole });
