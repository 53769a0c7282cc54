"use client";

import { useActionState } from "react";
import { RadioCard } from "@/components/form/choice";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { Time } from "@/components/ui/time";
import type { ActionResult } from "@/features/identity/web/action";
import type { PlayerRef } from "../../schema";

type Result = ActionResult<{ code: string; name: string }>;

/** Choose one of the players; the code that follows is shown once. */
export function LinkForm({
  guildId,
  players,
  action,
}: {
  guildId: string;
  players: readonly PlayerRef[];
  action: (previous: Result | null, form: FormData) => Promise<Result>;
}) {
  const [result, submit, pending] = useActionState(action, null);
  if (result?.ok) {
    return (
      <div className="grid gap-2 border-t px-5 py-5 text-13" role="status">
        <p>
          Your code for <strong>{result.data.name}</strong>, good for a day and shown once:
        </p>
        <p className="max-w-60 rounded-control border border-honey-line bg-honey-soft px-4 py-2 text-20 tracking-widest">
          <Copyable value={result.data.code} />
        </p>
        <p className="text-muted">
          Tell it to the guild's staff while you are on the server as {result.data.name}. They type it in, and
          your coins arrive.
        </p>
      </div>
    );
  }
  return (
    <form action={submit} className="grid gap-3 border-t px-5 py-4">
      <input type="hidden" name="guildId" value={guildId} />
      <div className="grid grid-cols-2 gap-2 max-md:grid-cols-1">
        {players.map((player) => (
          <RadioCard
            key={player.playerId}
            name="playerId"
            value={player.playerId}
            required
            label={player.name}
            aside={player.lastSeenAt ? <Time at={player.lastSeenAt} /> : "not known"}
          />
        ))}
      </div>
      {result && !result.ok && (
        <p role="alert" className="text-13 text-bad">
          {result.error.message}
        </p>
      )}
      <div>
        <Button type="submit" look="primary" busy={pending}>
          Get a code
        </Button>
      </div>
    </form>
  );
}
