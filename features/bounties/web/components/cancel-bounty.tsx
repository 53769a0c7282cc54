"use client";
import { useActionState } from "react";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { cancelBountyForm } from "../actions";

/** Ends a bounty with a reason that whoever placed it reads. */
export function CancelBounty({ guildId, bountyId }: { guildId: string; bountyId: number }) {
  const [result, cancel, busy] = useActionState(cancelBountyForm, null);
  const problem = result && !result.ok ? (result.error.fields?.reason ?? result.error.message) : null;
  return (
    <form action={cancel} className="grid gap-1.5">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="bountyId" value={bountyId} />
      <div className="flex gap-2">
        <Input
          name="reason"
          required
          minLength={3}
          maxLength={300}
          aria-label="Reason, the placer reads it"
          placeholder="Reason, the placer reads it"
          aria-invalid={problem ? true : undefined}
        />
        <Button type="submit" look="danger" busy={busy}>
          Cancel it
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
