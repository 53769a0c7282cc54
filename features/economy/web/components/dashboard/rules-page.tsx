import { ButtonLink } from "@/components/ui/button";
import { Freshness } from "@/components/ui/freshness";
import type { RulesData } from "../../dashboard-loaders";
import { EconomyHead } from "./economy-head";
import { draftOf } from "./rules-draft";
import { RulesForm } from "./rules-form";

/** The rules by which coins are paid and move, to be tried before they are saved. */
export function RulesView({ data }: { data: RulesData }) {
  const { access, coins, kills, weapons, currency, manages, until } = data;
  return (
    <>
      <EconomyHead
        guild={access}
        tab="/rules"
        actions={
          <>
            <Freshness until={until} />
            <ButtonLink href={`/guilds/${access.slug}/audit?about=economy`} size="small">
              Changes of rules
            </ButtonLink>
          </>
        }
      />
      {manages ? null : (
        <p className="mb-5 rounded-control border px-4 py-3 text-13 text-muted">
          You see the rules. Changing them needs the level “manager” in the economy.
        </p>
      )}
      <RulesForm
        guild={{ id: access.guildId, slug: access.slug }}
        saved={draftOf(coins, kills)}
        weapons={weapons}
        symbol={currency.symbol}
        manages={manages}
      />
    </>
  );
}
