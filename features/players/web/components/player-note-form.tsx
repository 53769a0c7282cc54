"use client";

import { useActionState } from "react";
import { Textarea } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { addNoteForm } from "../note-actions";

/** A note about a player; the field empties itself when it is kept. */
export function NoteForm({ guildId, playerId }: { guildId: string; playerId: number }) {
  const [result, add, busy] = useActionState(addNoteForm, null);
  const problem = result && !result.ok ? (result.error.fields?.body ?? result.error.message) : null;
  return (
    <form action={add} className="grid gap-2">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="playerId" value={playerId} />
      <Textarea
        key={result?.ok ? result.data.id : "first"}
        name="body"
        rows={2}
        required
        maxLength={1_000}
        aria-label="A note, staff read it"
        placeholder="A note, staff read it"
        aria-invalid={problem ? true : undefined}
        className="min-h-16"
      />
      {problem ? (
        <p role="alert" className="text-12 text-bad">
          {problem}
        </p>
      ) : null}
      <Button type="submit" size="small" busy={busy} className="justify-self-start">
        Keep this note
      </Button>
    </form>
  );
}
