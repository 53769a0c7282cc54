"use client";
import { Trash2 } from "lucide-react";
import { useActionState, useState } from "react";
import { Asked } from "@/components/ui/asked";
import { Button, IconButton } from "@/components/ui/button";
import { deleteReplyForm } from "../../reply-actions";

/** Deletes a saved reply, after a question. */
export function DeleteReply({ guildId, id, title }: { guildId: string; id: number; title: string }) {
  const [asks, setAsks] = useState(false);
  const [result, remove, busy] = useActionState(deleteReplyForm, null);
  return (
    <>
      <IconButton label={`Delete ${title}`} size="small" onClick={() => setAsks(true)}>
        <Trash2 aria-hidden />
      </IconButton>
      {asks ? (
        <Asked id={`delete-reply-${id}`} title={`Delete “${title}”?`} onClose={() => setAsks(false)}>
          <form action={remove} className="grid gap-4">
            <input type="hidden" name="guildId" value={guildId} />
            <input type="hidden" name="id" value={id} />
            <p>Answers that were written with it stay as they are.</p>
            {result && !result.ok ? (
              <p role="alert" className="text-bad">
                {result.error.message}
              </p>
            ) : null}
            <div className="flex justify-end gap-2">
              <Button data-closes>Keep it</Button>
              <Button type="submit" look="danger" busy={busy}>
                Delete it
              </Button>
            </div>
          </form>
        </Asked>
      ) : null}
    </>
  );
}
