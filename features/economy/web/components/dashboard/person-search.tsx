import { Search } from "lucide-react";
import { Input } from "@/components/form/input";
import { Button } from "@/components/ui/button";
import { SoftLink } from "@/components/ui/soft-link";
import type { EconomyPerson } from "../../../data/people";

const WHOLE = new Intl.NumberFormat("en-GB");

/** Looks for a person by a part of the name; several who fit stand below to be chosen. */
export function PersonSearch({
  path,
  who,
  found,
  hrefOf,
  symbol,
}: {
  path: string;
  who: string;
  found: readonly EconomyPerson[];
  hrefOf: (discordId: string) => string;
  symbol: string;
}) {
  return (
    <>
      <search>
        <form action={path} className="flex gap-2">
          <Input
            name="who"
            defaultValue={who}
            maxLength={60}
            aria-label="Name in the game or in Discord"
            placeholder="In the game or Discord"
            lead={<Search aria-hidden className="size-4" />}
          />
          <Button type="submit">Find</Button>
        </form>
      </search>
      {found.length > 0 ? (
        <ul className="mt-3 divide-y rounded-control border" aria-label="People who fit">
          {found.map((person) => (
            <li key={person.discordId}>
              <SoftLink
                href={hrefOf(person.discordId)}
                className="flex min-h-9 items-center justify-between gap-4 px-3 py-1.5 text-13 hover:bg-fill max-md:min-h-11"
              >
                <span className="truncate font-medium">{person.name}</span>
                <span className="whitespace-nowrap text-muted">
                  {person.balance === null ? "no account yet" : `${WHOLE.format(person.balance)} ${symbol}`}
                </span>
              </SoftLink>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
