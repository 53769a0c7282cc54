"use client";

import { useActionState, useState } from "react";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { strikeKillForm } from "../kill-actions";

/** Takes a disputed kill off the boards, with a note; asks for it first. */
export function StrikeKill({ guildId, killId }: { guildId: string; killId: number }) {
  const [open, setOpen] = useState(false);
  const [result, strike, busy] = useActionState(strikeKillForm, null);
  const problem = result && !result.ok ? (result.error.fields?.reason ?? result.error.message) : null;
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        Strike this kill
      </Button>
    );
  return (
    <form action={strike} className="grid max-w-xl gap-1.5">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="killId" value={killId} />
      <p id={`strike-${killId}`} className="text-12 text-muted">
        It stays in the feed with your note and counts on no board. Coins that it paid stay.
      </p>
      <div className="flex gap-2 max-md:flex-wrap">
        <Input
          name="reason"
          required
          minLength={3}
          maxLength={200}
          aria-label="Why, everybody reads it"
          aria-describedby={`strike-${killId}`}
          placeholder="Why, everybody reads it"
          aria-invalid={problem ? true : undefined}
          autoFocus
        />
        <Button type="submit" look="danger" busy={busy}>
          Strike it
        </Button>
        <Button look="ghost" onClick={() => setOpen(false)}>
          Leave it
        </Button>
      </div>
      {problem ? (
        <p role="alert" className="text-12 text-bad">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
