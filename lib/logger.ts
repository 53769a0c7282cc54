import pino from "pino";
import { rawEnv } from "./env";

// A value under one of these names is never written, wherever it stands in the object.
const SECRET_NAMES = [
  "password",
  "secret",
  "token",
  "accessToken",
  "access_token",
  "refreshToken",
  "refresh_token",
  "authorization",
  "cookie",
  "client_secret",
  "code",
  "websocket_token",
];

/**
 * Structured logs on standard output, one JSON object a line: a CR or LF in a name is escaped and cannot
 * forge a line, and values under secret names are removed up to two levels down.
 */
export const loggerOptions: pino.LoggerOptions = {
  level: rawEnv().LOG_LEVEL || "info",
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
};

// Synchronous: no line is lost in a crash, and a process whose reader has gone can still end (the asynchronous
// stream tries for ever to flush into the broken pipe).
export const logger = pino(loggerOptions, pino.destination({ dest: 1, sync: true }));

/** A logger that marks its lines with the part of the house that writes them. */
export function loggerFor(part: string): pino.Logger {
  return logger.child({ part });
}
