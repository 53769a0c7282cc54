import { X } from "lucide-react";
import { Input, Select } from "@/components/form/input";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ChipLink } from "@/components/ui/chip";
import { SoftLink } from "@/components/ui/soft-link";
import { type LedgerAsked, ledgerAddress } from "../../../guild-ledger";
import { KIND_WORDS } from "../../../ledger-kinds";
import { CAUSE_WORDS } from "../../../ledger-query";
import { CAUSE_KINDS, MOVEMENT_KINDS } from "../../../schema";
import type { LedgerData } from "../../dashboard-loaders";

const WAYS = [
  [undefined, "Both ways"],
  ["in", "Came in"],
  ["out", "Went out"],
] as const;

/** What the ledger is asked, all of it in its address. */
export function LedgerFilters({ path, asked, data }: { path: string; asked: LedgerAsked; data: LedgerData }) {
  const { chosen, found, currency } = data;
  const plain = Object.entries(asked).every(([name, value]) => name === "before" || value === undefined);
  return (
    <Card className="mb-5 grid gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <nav aria-label="Way" className="flex flex-wrap gap-2">
          {WAYS.map(([way, words]) => (
            <ChipLink
              key={words}
              href={ledgerAddress(path, asked, { way })}
              on={asked.way === way}
              scroll={false}
            >
              {words}
            </ChipLink>
          ))}
        </nav>
        {chosen ? (
          <SoftLink
            href={ledgerAddress(path, asked, { person: undefined, who: undefined })}
            className="inline-flex h-8 items-center gap-1.5 rounded-full border border-honey-line bg-honey-wash px-3 text-13 max-md:h-11"
          >
            {chosen.name}
            <X aria-hidden className="size-3.5" />
            <span className="sr-only">: show everybody again</span>
          </SoftLink>
        ) : null}
      </div>
      <form action={path} className="flex flex-wrap items-end gap-3 max-md:grid max-md:grid-cols-2">
        {asked.person ? <input type="hidden" name="person" value={asked.person} /> : null}
        {asked.way ? <input type="hidden" name="way" value={asked.way} /> : null}
        {asked.person ? null : (
          <label className="grid min-w-0 gap-1 text-12 text-muted" htmlFor="ledger-who">
            Person
            <Input
              id="ledger-who"
              name="who"
              defaultValue={asked.who}
              maxLength={60}
              placeholder="Part of a name"
              className="w-36 max-md:w-full"
            />
          </label>
        )}
        <label className="grid min-w-0 gap-1 text-12 text-muted" htmlFor="ledger-kind">
          Kind
          <Select id="ledger-kind" name="kind" defaultValue={asked.kind ?? ""} className="w-40 max-md:w-full">
            <option value="">Every kind</option>
            {MOVEMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {KIND_WORDS[kind]}
              </option>
            ))}
          </Select>
        </label>
        <label className="grid min-w-0 gap-1 text-12 text-muted" htmlFor="ledger-cause">
          Cause
          <Select
            id="ledger-cause"
            name="cause"
            defaultValue={asked.cause ?? ""}
            className="w-40 max-md:w-full"
          >
            <option value="">Any cause</option>
            {CAUSE_KINDS.filter((cause) => CAUSE_WORDS[cause]).map((cause) => (
              <option key={cause} value={cause}>
                {CAUSE_WORDS[cause]}
              </option>
            ))}
          </Select>
        </label>
        <label className="grid min-w-0 gap-1 text-12 text-muted" htmlFor="ledger-least">
          At least
          <Input
            id="ledger-least"
            name="least"
            inputMode="numeric"
            defaultValue={asked.least}
            maxLength={12}
            unit={currency.symbol}
            className="w-28 max-md:w-full"
          />
        </label>
        <label className="grid min-w-0 gap-1 text-12 text-muted max-md:col-span-2" htmlFor="ledger-from">
          From, UTC
          <Input
            id="ledger-from"
            type="date"
            name="from"
            defaultValue={asked.from}
            className="w-36 max-md:w-full"
          />
        </label>
        <label className="grid min-w-0 gap-1 text-12 text-muted max-md:col-span-2" htmlFor="ledger-to">
          To
          <Input
            id="ledger-to"
            type="date"
            name="to"
            defaultValue={asked.to}
            className="w-36 max-md:w-full"
          />
        </label>
        <Button type="submit">Show</Button>
        {plain ? null : (
          <ButtonLink href={path} look="ghost">
            Show everything
          </ButtonLink>
        )}
      </form>
      {found.length > 0 ? (
        <nav aria-label="People who fit" className="flex flex-wrap items-center gap-2 text-13">
          <span className="text-muted">Whom do you mean?</span>
          {found.map((person) => (
            <ChipLink
              key={person.discordId}
              href={ledgerAddress(path, asked, { who: undefined, person: person.discordId })}
            >
              {person.name}
            </ChipLink>
          ))}
        </nav>
      ) : asked.who && !chosen ? (
        <p role="status" className="text-13 text-muted">
          Nobody here has “{asked.who}” in their name.
        </p>
      ) : null}
    </Card>
  );
}
