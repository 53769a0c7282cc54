import { FlaskConical } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SoftLink } from "@/components/ui/soft-link";
import { TierBadge } from "@/components/ui/tier-badge";
import { Time } from "@/components/ui/time";
import { tierName } from "@/features/supporters/rules";
import type { Tier } from "@/features/supporters/schema";
import { FLAG_ABOUT, type FlagDto } from "../../flags";
import type { FlagsData } from "../flag-loaders";
import { FlagSwitch } from "./flag-switch";

/** Where a value comes from, as the end of a sentence. */
function sourceWords({ source, on, needs, chosen }: FlagDto, tier: Tier): string {
  if (source === "platform" && !on) return "Switched off by the platform for every guild.";
  if (source === "platform") return "Opened by the platform for every guild.";
  if (source === "plan")
    return `${tierName(tier)} does not have it; ${tierName(needs ?? "gold")} does.${chosen === null ? "" : ` Your choice (${chosen ? "on" : "off"}) counts once it does.`}`;
  return source === "guild" ? "Chosen by your guild." : "As it comes; nobody has chosen here.";
}

function Row({ flag: dto, data }: { flag: FlagDto; data: FlagsData }) {
  const { flag, on, source, needs, free, changedAt, changedBy } = dto;
  const { access, tier, manages } = data;
  const about = FLAG_ABOUT[flag];
  const base = `/guilds/${access.slug}`;
  const locked = !manages ? "Only a manager of Settings may." : free ? null : sourceWords(dto, tier);
  return (
    <li className="flex items-start justify-between gap-6 px-5 py-4 max-md:gap-4 max-md:px-4">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5">
          <h2 className="font-medium text-14">{about.name}</h2>
          {about.beta ? (
            <Badge icon={<FlaskConical aria-hidden className="size-3.5 text-info" />}>Beta</Badge>
          ) : null}
          {needs !== null && needs !== "none" ? (
            <TierBadge tier={needs} words={`${tierName(needs)} and more`} />
          ) : null}
        </div>
        <p className="mt-1.5 max-w-prose text-13">
          <span className="text-muted">On: </span>
          {about.on}
        </p>
        <p className="mt-1 max-w-prose text-13">
          <span className="text-muted">Off: </span>
          {about.off}
        </p>
        <p className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-12 text-muted">
          <span>{sourceWords(dto, tier)}</span>
          {changedAt ? (
            <span>
              Changed by {changedBy ?? "somebody"} <Time at={changedAt} shape="smart" />
            </span>
          ) : null}
          {source === "plan" ? (
            <SoftLink href={`${base}/plan`} className="text-ink underline">
              See the plan
            </SoftLink>
          ) : on && about.path ? (
            <SoftLink href={`${base}${about.path}`} className="text-ink underline">
              Where it shows
            </SoftLink>
          ) : null}
        </p>
      </div>
      <FlagSwitch
        guildId={access.guildId}
        flag={flag}
        name={about.name}
        on={on}
        chosen={dto.chosen}
        start={about.start}
        locked={locked}
      />
    </li>
  );
}

/** What the guild has switched on and off, and whose word counts for each. */
export function FlagsPage({ data }: { data: FlagsData }) {
  const { access, flags } = data;
  const base = `/guilds/${access.slug}`;
  return (
    <div className="max-w-5xl">
      <PageHeader
        title="Feature flags"
        purpose="What your guild switches on and off. The platform comes first, then your plan, then you."
        crumbs={[{ label: access.name, href: base }, { label: "Feature flags" }]}
        actions={
          <ButtonLink href={`${base}/audit?about=flags`} size="small">
            Changes of flags
          </ButtonLink>
        }
        className="mb-5"
      />
      <Card flush className="overflow-hidden">
        <ul className="divide-y" aria-label="Feature flags">
          {flags.map((flag) => (
            <Row key={flag.flag} flag={flag} data={data} />
          ))}
        </ul>
      </Card>
    </div>
  );
}
