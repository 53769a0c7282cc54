import { json } from "@/sandbox/http/reply";
import type { Reply } from "@/sandbox/http/types";

/** Discord's error body. Codes: discord.com/developers/docs/topics/opcodes-and-status-codes. */
export function discordError(status: number, code: number, message: string): Reply {
  return json(status, { message, code });
}

export const unauthorized = () => discordError(401, 0, "401: Unauthorized");
export const unknownChannel = () => discordError(404, 10003, "Unknown Channel");
export const unknownGuild = () => discordError(404, 10004, "Unknown Guild");
export const unknownMember = () => discordError(404, 10007, "Unknown Member");
export const unknownMessage = () => discordError(404, 10008, "Unknown Message");
export const unknownRole = () => discordError(404, 10011, "Unknown Role");
export const unknownUser = () => discordError(404, 10013, "Unknown User");
export const missingAccess = () => discordError(403, 50001, "Missing Access");
export const notYourMessage = () =>
  discordError(403, 50005, "Cannot edit a message authored by another user");
export const emptyMessage = () => discordError(400, 50006, "Cannot send an empty message");
export const missingPermissions = () => discordError(403, 50013, "Missing Permissions");
export const tooLarge = () => discordError(413, 40005, "Request entity too large");
export const unknownInteraction = () => discordError(404, 10062, "Unknown interaction");
export const unknownWebhook = () => discordError(404, 10015, "Unknown Webhook");
export const invalidWebhookToken = () => discordError(401, 50027, "Invalid Webhook Token");
export const unknownCommand = () => discordError(404, 10063, "Unknown application command");
export const unknownBan = () => discordError(404, 10026, "Unknown Ban");
export const alreadyAnswered = () => discordError(400, 40060, "Interaction has already been acknowledged.");
export const wrongChannelType = () => discordError(400, 50024, "Cannot execute action on this channel type");
export const systemMessage = () => discordError(403, 50021, "Cannot execute action on a system message");
export const archivedThread = () => discordError(400, 50083, "Thread is archived");
export const invalidJson = () => discordError(400, 50109, "The request body contains invalid JSON.");

/** One field that Discord's form check refuses: its path (`embeds.0.title`), code and sentence. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** 50035, with the fields nested the way Discord nests them. */
export function invalidForm(fields: readonly FieldError[]): Reply {
  const errors: Record<string, unknown> = {};
  for (const field of fields) {
    let node = errors;
    for (const segment of field.path.split(".")) {
      node[segment] ??= {};
      node = node[segment] as Record<string, unknown>;
    }
    const before = Array.isArray(node._errors) ? node._errors : [];
    node._errors = [...before, { code: field.code, message: field.message }];
  }
  return json(400, { message: "Invalid Form Body", code: 50035, errors });
}

export function notSnowflake(path: string, value: string): FieldError {
  return { path, code: "NUMBER_TYPE_COERCE", message: `Value "${value}" is not snowflake.` };
}
