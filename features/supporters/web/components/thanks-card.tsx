"use client";
import { useActionState, useState } from "react";
import { describedBy, Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { hideFromWall, showOnWall } from "../actions";

/** Whether, and under which name, a supporter is thanked in public; off until they choose it. */
export function ThanksCard({ shown, name }: { shown: string | null; name: string }) {
  const [result, save, busy] = useActionState(showOnWall, null);
  const [text, setText] = useState(shown ?? name.slice(0, 40));
  const error = result && !result.ok ? (result.error.fields?.name ?? result.error.message) : undefined;
  return (
    <Card>
      <CardHeader
        title="Thanks wall"
        hint={
          shown
            ? `You are thanked as ${shown}, with your tier and since when.`
            : "We thank supporters by name, if they want it. Yours is not there."
        }
        aside={
          <SoftLink href="/supporters#thanks" className="quiet-link">
            See it
          </SoftLink>
        }
      />
      <form action={save} className="mt-3 grid gap-2.5">
        <Field id="wall-name" label="Name on the wall" error={error}>
          <Input
            id="wall-name"
            name="name"
            required
            minLength={2}
            maxLength={40}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy("wall-name", { error })}
          />
        </Field>
        <div className="flex flex-wrap items-center gap-2.5">
          <Button type="submit" size="small" busy={busy} disabled={text.trim() === shown}>
            {shown ? "Change the name" : "Thank me by name"}
          </Button>
          {shown ? (
            <ActionButton action={hideFromWall} look="ghost">
              Take me off
            </ActionButton>
          ) : null}
        </div>
      </form>
    </Card>
  );
}
