"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { changeZoneForm } from "../actions";

/** Opens, closes or removes a zone with one press. Paid orders keep the place as it was. */
export function ChangeZone({ guildId, zoneId, open }: { guildId: string; zoneId: string; open: boolean }) {
  const [result, change, busy] = useActionState(changeZoneForm, null);
  return (
    <form action={change} className="flex flex-wrap items-center gap-2 md:justify-end">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="zoneId" value={zoneId} />
      <Button type="submit" name="change" value={open ? "close" : "open"} size="small" busy={busy}>
        {open ? "Switch off" : "Switch on"}
      </Button>
      <Button type="submit" name="change" value="remove" size="small" look="ghost" busy={busy}>
        Remove
      </Button>
      {result && !result.ok ? (
        <p role="alert" className="text-12 text-bad">
          {result.error.message}
        </p>
      ) : null}
    </form>
  );
}
