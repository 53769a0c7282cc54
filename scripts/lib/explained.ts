/**
 * A failure whose message is a sentence that a person may read as it is: what happened and what to do.
 * Scripts print the message alone; anything else that is thrown is a defect and prints with its stack.
 */
export class Explained extends Error {
  override name = "Explained";
}

interface SystemError extends Error {
  code?: string;
}

/** The system's error code (`ENOSPC`, `EACCES` …), or undefined for any other thrown value. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as SystemError;
  return typeof code === "string" ? code : undefined;
}

/**
 * Turns the errors of a machine that cannot go on (disk full, no write access, read-only) into a sentence.
 * @param path the file or folder that was being written; named in the sentence
 */
export function explainDisk(error: unknown, path: string): unknown {
  switch (systemCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return new Explained(
        `The disk is full: nothing more could be written to ${path}. Free some space and start again.`,
      );
    case "EROFS":
      return new Explained(
        `${path} is on a read-only disk. Put the checkout where it can be written, then start again.`,
      );
    case "EACCES":
    case "EPERM":
      return new Explained(
        `No permission to write ${path}. Run this as the user who owns the checkout, or give that user the folder with chown -R.`,
      );
    default:
      return error;
  }
}
