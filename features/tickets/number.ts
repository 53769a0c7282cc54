import { notFound } from "@/lib/errors";

/** A ticket's number from an address. @throws AppError not_found for what is none */
export function ticketNumber(given: string | undefined): number {
  if (!/^\d{1,9}$/.test(given ?? "")) throw notFound("This ticket does not exist.");
  return Number(given);
}
