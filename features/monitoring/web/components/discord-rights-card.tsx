import { Check, Minus, TriangleAlert } from "lucide-react";
import { Status } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { BotRights } from "@/features/guilds/data/bot-rights";

/** What Grizzly OS may do in the Discord server, and what it misses for what the guild switched on. */
export function DiscordRightsCard({ rights }: { rights: BotRights }) {
  const { missing, all, at } = rights;
  return (
    <Card flush className="min-w-0 overflow-hidden">
      <CardHeader
        className="px-5 pt-4 pb-3 max-md:px-4"
        title="Discord permissions"
        hint={
          at ? (
            <>
              Checked <Time at={at} />
            </>
          ) : (
            "Checked within five minutes after Grizzly OS joins."
          )
        }
        aside={
          missing.length > 0 ? (
            <Status meaning="warn">
              {missing.length === 1 ? "1 problem" : `${missing.length} problems`}
            </Status>
          ) : all.length > 0 ? (
            <Status meaning="good">Enough</Status>
          ) : null
        }
      />
      {missing.length > 0 ? (
        <ul className="divide-y border-t bg-warn-soft">
          {missing.map((sentence) => (
            <li key={sentence} className="flex gap-3 px-5 py-3 text-13 max-md:px-4">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
              {sentence}
            </li>
          ))}
        </ul>
      ) : null}
      {all.length > 0 ? (
        <ul className="grid grid-cols-2 gap-x-4 gap-y-2.5 border-t px-5 py-4 text-13 max-md:px-4">
          {all.map(({ name, held }) => (
            <li key={name} className={held ? "flex gap-2" : "flex gap-2 text-muted"}>
              {held ? (
                <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
              ) : (
                <Minus aria-hidden className="mt-0.5 size-4 shrink-0" />
              )}
              <span>
                {name}
                {held ? null : <span className="block text-12">not given</span>}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="border-t px-5 py-3 text-12 text-muted max-md:px-4">
        Grizzly never asks for Administrator.
      </p>
    </Card>
  );
}
