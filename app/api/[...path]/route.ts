/** Whatever no other route answers: in the shape of every error, with the way to those that exist. */
function handle(): Response {
  const message = "There is no such route. /api/docs lists those that exist.";
  return Response.json({ error: { code: "route.not-found", message } }, { status: 404 });
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
