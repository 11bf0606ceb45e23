import { zodResolver } from "@hookform/resolvers/zod";
import { FileComplaint } from "#server/domain/wire/complaint.ts";

export const resolver = zodResolver(FileComplaint);
