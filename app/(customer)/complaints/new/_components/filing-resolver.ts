import { zodResolver } from "@hookform/resolvers/zod";
import { FileComplaint } from "#server/desk/complaints/wire.ts";

export const resolver = zodResolver(FileComplaint);
