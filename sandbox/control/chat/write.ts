import { z } from "zod";
import { mentions } from "@/sandbox/discord/message-form";
import { EPHEMERAL } from "@/sandbox/discord/message-shape";
import { editMessage, postMessage, removeMessage } from "@/sandbox/discord/posts";
import { keepUploads, MAX_FILE, type Upload } from "@/sandbox/discord/uploads";
import { json } from "@/sandbox/http/reply";
import { type Route, route } from "@/sandbox/http/types";
import { PERMISSION } from "@/sandbox/state/permissions";
import { action, Refused } from "../input";
import type { Parts } from "../parts";
import { runTyped } from "./run";
import { seenMessage } from "./seen";
import { messageSeen, personIn, type Standing, standingIn } from "./where";

const back = { return: z.string().optional() };
const file = z.instanceof(File);
const write = z.object({
  person: z.string(),
  text: z.string().default(""),
  files: z.union([z.array(file), file.transform((one) => [one])]).default([]),
  replyTo: z.string().optional(),
  ...back,
});
const edit = z.object({ person: z.string(), text: z.string(), ...back });
const person = z.object({ person: z.string(), ...back });

function checkText(text: string, files: number): void {
  if (!text.trim() && files === 0) throw new Refused("Write something first.");
  if (text.length > 2000) throw new Refused("Discord takes 2,000 characters at most.");
}

function checkRights({ place, rights }: Standing, name: string, files: readonly File[]): void {
  if (!(rights & PERMISSION.SEND_MESSAGES)) throw new Refused(`${name} may not write there.`, 403);
  if (files.length > 0 && !(rights & PERMISSION.ATTACH_FILES)) {
    throw new Refused(`${name} may not attach files there.`, 403);
  }
  if (files.length > 10) throw new Refused("Discord takes 10 files at most.");
  if (files.some((one) => one.size > MAX_FILE)) throw new Refused("Discord takes 10 MB a file at most.", 413);
  const locked = place.kind === "guild" && place.thread?.locked && place.thread.archived;
  if (locked && !(rights & PERMISSION.MANAGE_THREADS)) throw new Refused("That thread is closed.", 403);
}

async function uploads(files: readonly File[]): Promise<Upload[]> {
  return Promise.all(
    files.map(async (one, index) => ({
      index: String(index),
      name: one.name,
      type: one.type || "application/octet-stream",
      bytes: Buffer.from(await one.arrayBuffer()),
    })),
  );
}

const mentioned = (text: string, rights: bigint) => {
  const said = mentions(text, null);
  const everyone = said.everyone && Boolean(rights & PERMISSION.MENTION_EVERYONE);
  return { mentionUsers: said.users, mentionRoles: said.roles, mentionEveryone: everyone };
};

/** What the people of the sandbox write in Discord. */
export function writeRoutes(parts: Parts): readonly Route[] {
  const { store } = parts;
  return [
    route("GET", "/__sandbox/discord/channels/:channel/messages", (call) => {
      const who = call.url.searchParams.get("person");
      const viewer = who ? (store.person(who)?.id ?? null) : null;
      const seen = store.state.messages.filter(
        (one) =>
          one.channelId === call.params.channel && (one.onlyFor === null || !who || one.onlyFor === viewer),
      );
      return json(
        200,
        seen.map((one) => seenMessage(call, one)),
      );
    }),
    route(
      "POST",
      "/__sandbox/discord/channels/:channel/messages",
      action(write, async (input, call) => {
        const author = personIn(call, input.person);
        const standing = standingIn(call, author, call.params.channel ?? "");
        const typed = await runTyped(parts, call, author, standing.place, input.text);
        if (typed) return typed;
        checkText(input.text, input.files.length);
        checkRights(standing, author.name, input.files);
        const message = postMessage(store, {
          channelId: standing.place.id,
          authorId: author.id,
          content: input.text,
          attachments: keepUploads(store, await uploads(input.files), null),
          replyTo: input.replyTo || null,
          ...mentioned(input.text, standing.rights),
        });
        return { said: `${author.name} wrote.`, data: seenMessage(call, message) };
      }),
    ),
    route(
      "POST",
      "/__sandbox/discord/channels/:channel/typing",
      action(person, (input, call) => {
        const author = personIn(call, input.person);
        const { place, rights } = standingIn(call, author, call.params.channel ?? "");
        if (!(rights & PERMISSION.SEND_MESSAGES)) throw new Refused("They may not write there.", 403);
        store.tell({ kind: "typing", channelId: place.id, userId: author.id });
        return { said: `${author.name} is typing.` };
      }),
    ),
    route(
      "POST",
      "/__sandbox/discord/messages/:message",
      action(edit, (input, call) => {
        const author = personIn(call, input.person);
        const { message, rights } = messageSeen(call, author, call.params.message ?? "");
        if (message.authorId !== author.id) throw new Refused("Only its author edits a message.", 403);
        checkText(input.text, message.attachments.length);
        editMessage(store, message, { content: input.text, ...mentioned(input.text, rights) });
        return { said: "The message is changed.", data: seenMessage(call, message) };
      }),
    ),
    route(
      "POST",
      "/__sandbox/discord/messages/:message/delete",
      action(person, (input, call) => {
        const author = personIn(call, input.person);
        const { message, rights } = messageSeen(call, author, call.params.message ?? "");
        const mine = message.authorId === author.id || Boolean(message.flags & EPHEMERAL);
        if (!mine && !(rights & PERMISSION.MANAGE_MESSAGES)) {
          throw new Refused(`${author.name} may not delete messages of others there.`, 403);
        }
        removeMessage(store, message);
        return { said: "The message is gone." };
      }),
    ),
  ];
}
