"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { withGuild } from "@/db/context";
import { mayEnter } from "@/features/guilds/rules";
import { defineAction, defineFormAction } from "@/features/identity/web/action";
import { addNote, removeNote } from "../mutations/notes";
import { noteInput } from "../notes";

const guildId = z.string().max(60);
const auth = { guild: "support", section: "players" } as const;
const limits = [{ by: "user", max: 60, seconds: 60 }] as const;

/** Staff write down something about a player. */
export const addNoteForm = defineFormAction({
  name: "players.note.add",
  auth,
  input: noteInput.extend({ guildId }),
  limits,
  async handler({ input: { guildId: _, ...note }, scope }) {
    const done = await withGuild(scope, (ctx) => addNote(ctx, note));
    refresh();
    return done;
  },
});

/** Takes a note of one's own away; a manager anybody's. */
export const removePlayerNote = defineAction({
  name: "players.note.remove",
  auth,
  input: z.strictObject({ guildId, id: z.uuid() }),
  limits,
  async handler({ input, scope, access }) {
    const anybodys = mayEnter(access.sections, "players", "manager");
    await withGuild(scope, (ctx) => removeNote(ctx, input.id, anybodys));
    refresh();
  },
});
