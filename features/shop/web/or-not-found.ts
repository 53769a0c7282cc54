import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** A page for what is not there instead of an error page for it. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
