"use client";
import { RotateCw } from "lucide-react";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { retryMirrorForm } from "../../mirror-actions";

interface SendNowProps {
  guildId: string;
  number: number;
  messageId: number;
}

/** Asks Discord at once for a message that it does not have. */
export function SendNow({ guildId, number, messageId }: SendNowProps) {
  const [result, send, busy] = useActionState(retryMirrorForm, null);
  return (
    <form action={send} className="inline-flex items-center gap-2">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="messageId" value={messageId} />
      {result && !result.ok ? (
        <span role="alert" className="text-bad">
          {result.error.message}
        </span>
      ) : null}
      <Button type="submit" size="small" busy={busy}>
        <RotateCw aria-hidden />
        Send now
      </Button>
    </form>
  );
}
