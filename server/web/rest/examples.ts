/** A body for each operation that takes one: in the document, and in the commands of the documentation page. */
export const EXAMPLE_BODIES: Readonly<Record<string, unknown>> = {
  issueToken: { email: "you@example.com", password: "your password" },
  fileComplaint: {
    title: "The internet is down",
    description: "No connection since this morning.",
    category: "Technical",
  },
  changeStatus: { status: "Resolved", message: "The cable was loose." },
  addComment: { message: "We are looking into it." },
  assignComplaint: { agentId: null },
  setMyAvailability: { availability: "available" },
};
