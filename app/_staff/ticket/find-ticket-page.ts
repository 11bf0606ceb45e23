import { TRPCError } from "@trpc/server";
import { notFound } from "next/navigation";
import { getQueryClient, prefetch, trpc } from "#app/_trpc/server.tsx";

/** Fetches what a ticket's page shows. A ticket that is not there is a real 404; any other failure is the browser's to retry. */
export async function findTicketPage(id: string): Promise<void> {
  try {
    const complaint = await getQueryClient().fetchQuery(trpc.complaints.byId.queryOptions({ id }));
    prefetch(trpc.desk.customer.queryOptions({ userId: complaint.userId }));
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
  }
}
