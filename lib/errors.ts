const STATUS = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof STATUS;

interface AppErrorOptions {
  /** Sentences by form field name. */
  fields?: Record<string, string>;
  /** Facts for the caller, safe to show. */
  details?: Record<string, unknown>;
  cause?: unknown;
}

/** An error whose message is a sentence that a person may read. Anything else that is thrown is a fault of ours. */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  readonly fields: Record<string, string> | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.fields = options.fields;
    this.details = options.details;
  }

  /** HTTP status that goes with the code. */
  get status(): number {
    return STATUS[this.code];
  }
}

export const invalid = (message: string, fields?: Record<string, string>) =>
  new AppError("invalid", message, fields ? { fields } : {});

/** For things that do not exist and for things of others alike. */
export const notFound = (message = "There is nothing here.") => new AppError("not_found", message);

export const forbidden = (message = "You may not do this.") => new AppError("forbidden", message);

export const unauthenticated = (message = "Sign in first.") => new AppError("unauthenticated", message);

export const conflict = (message: string, details?: Record<string, unknown>) =>
  new AppError("conflict", message, details ? { details } : {});

export const tooLarge = (message: string) => new AppError("too_large", message);

/** @param retryAfterSeconds whole seconds until the next try is allowed */
export const rateLimited = (
  retryAfterSeconds: number,
  message = "That was too often. Try again in a moment.",
) => new AppError("rate_limited", message, { details: { retryAfterSeconds } });

export const unavailable = (message: string, cause?: unknown) =>
  new AppError("unavailable", message, { cause });
