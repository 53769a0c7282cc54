import { AppError } from "@/lib/errors";

/** Refuses a file with a sentence that stands at its field. */
export const refusedFile = (sentence: string) =>
  new AppError("invalid", sentence, { fields: { files: sentence } });
