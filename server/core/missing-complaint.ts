import { DomainError } from "./errors.ts";
import { parseComplaintRef } from "./ids.ts";

/** The refusal where a complaint is not there: by what named it where that can be one, since the rest may be any sentence. */
export function missingComplaint(ref: string): DomainError {
  return new DomainError(
    "complaint.not-found",
    parseComplaintRef(ref)
      ? { key: "refusals.complaint.unknown.number", values: { complaintId: ref } }
      : { key: "refusals.complaint.unknown.text" },
  );
}
