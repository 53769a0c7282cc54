"use client";
import { Ban, HandCoins, Timer, TriangleAlert, Undo2 } from "lucide-react";
import Link from "next/link";
import { Input, Select } from "@/components/form/input";
import { Time } from "@/components/ui/time";
import { capProblem, capsOf } from "@/features/guilds/moderation/rules";
import { formatCoins } from "@/lib/money";
import { BanLength } from "./ban-length";
import { EffectRow } from "./effect-row";
import { ItemPart } from "./item-part";
import { type PartProps, serversOf, upTo } from "./verdict-draft";

/** Who is warned or banned, where the ticket does not say. */
function TargetField({ about, sheet, problems, set }: PartProps) {
  if (about.target !== null) return null;
  return (
    <div className="grid gap-1">
      <label htmlFor="verdict-target" className="text-12">
        In-game name of the player
      </label>
      <Input
        id="verdict-target"
        name="target"
        maxLength={64}
        autoComplete="off"
        value={sheet.target}
        aria-invalid={problems.target ? true : undefined}
        onChange={(event) => set({ target: event.target.value })}
        className="max-w-72"
      />
    </div>
  );
}

function WarnPart(props: PartProps) {
  const { about, sheet, problems, set } = props;
  const before = about.earlier.filter(({ kind }) => kind === "warn");
  const [last] = before;
  return (
    <EffectRow
      name="warn"
      icon={TriangleAlert}
      label="Warn"
      who={about.target?.name}
      aside="Any role"
      checked={sheet.warn}
      onChange={(warn) => set({ warn })}
      problem={sheet.warn ? problems.target : undefined}
    >
      {sheet.warn && !sheet.ban ? <TargetField {...props} /> : null}
      {last ? (
        <p>
          Has {before.length === 1 ? "a warning" : `${before.length} warnings`}
          {last.rule ? ` (${last.rule})` : ""}, <Time at={last.at} shape="date" /> in{" "}
          <Link href={`/desk/${about.guildId}/${last.ticket}`} className="quiet-link" prefetch={false}>
            {last.ticket}
          </Link>
          .
        </p>
      ) : about.target ? (
        <p>No warning stands.</p>
      ) : null}
    </EffectRow>
  );
}

function BanPart({ now, ...props }: PartProps & { now: Date }) {
  const { about, sheet, problems, set } = props;
  const cap = capsOf(about, about.level).banDays;
  const refused = about.servers.filter(({ refusal }) => refusal !== null);
  const servers = serversOf(about, sheet);
  return (
    <EffectRow
      name="ban"
      icon={Timer}
      label="Timed ban"
      who={about.target?.name}
      aside={upTo(cap, (most) => `${most} days`)}
      checked={sheet.ban}
      disabled={cap === 0}
      onChange={(ban) => set({ ban })}
      problem={sheet.ban ? (problems.ban ?? problems.target) : undefined}
    >
      {sheet.ban ? (
        <>
          <TargetField {...props} />
          <BanLength about={about} days={sheet.days} now={now} onChange={(days) => set({ days })} />
          {about.here !== null && about.servers.length > 1 ? (
            <label className="flex items-center gap-2 max-md:min-h-11">
              <input
                type="checkbox"
                name="everywhere"
                checked={sheet.everywhere}
                onChange={(event) => set({ everywhere: event.target.checked })}
                className="size-4 accent-[var(--honey)]"
              />
              On all {about.servers.length} servers of the guild
            </label>
          ) : null}
          <p>
            {servers.length === 0
              ? (refused[0]?.refusal ?? "The guild has no game server.")
              : `Goes onto the list of ${servers.map(({ name }) => name).join(", ")}.`}
          </p>
        </>
      ) : cap === 0 ? (
        <p>{capProblem(about, about.level, "banDays", 1)}</p>
      ) : null}
    </EffectRow>
  );
}

function RefundPart({ about, sheet, problems, set }: PartProps) {
  const none = about.orders.every(({ problem }) => problem !== null);
  return (
    <EffectRow
      name="refund"
      icon={Undo2}
      label="Refund"
      who={about.opener}
      aside={upTo(capsOf(about, about.level).refund, (cap) => `${formatCoins(cap)} ${about.symbol}`)}
      checked={sheet.refund}
      disabled={none}
      onChange={(refund) => set({ refund })}
      problem={sheet.refund ? problems.order : undefined}
    >
      {none ? (
        <p>{about.opener} has no order that can be refunded now.</p>
      ) : sheet.refund ? (
        <>
          <Select
            name="order"
            aria-label="Order"
            value={sheet.order ?? ""}
            onChange={(event) => set({ order: Number(event.target.value) })}
            className="max-w-md"
          >
            {about.orders.map((order) => (
              <option key={order.number} value={order.number} disabled={order.problem !== null}>
                {order.number} {order.name}, {formatCoins(order.total)} {about.symbol}
              </option>
            ))}
          </Select>
          <p>All coins of the order come back. This cannot be undone.</p>
        </>
      ) : null}
    </EffectRow>
  );
}

function CoinsPart({ about, sheet, problems, set }: PartProps) {
  const cap = capsOf(about, about.level).compensation;
  const asked = about.given + (Number(sheet.coins) || 0);
  const share = cap === null || cap === 0 ? 0 : Math.min(1, asked / cap);
  return (
    <EffectRow
      name="compensate"
      icon={HandCoins}
      label="Compensation"
      who={about.opener}
      aside={upTo(cap, (most) => `${formatCoins(most)} ${about.symbol} a ticket`)}
      checked={sheet.compensate}
      disabled={cap === 0}
      onChange={(compensate) => set({ compensate })}
      problem={sheet.compensate && sheet.coins !== "" ? problems.coins : undefined}
    >
      {sheet.compensate ? (
        <>
          <Input
            name="coins"
            type="number"
            inputMode="numeric"
            min={1}
            required
            aria-label={`Coins for ${about.opener}`}
            unit={about.symbol}
            value={sheet.coins}
            onChange={(event) => set({ coins: event.target.value })}
            className="max-w-40"
          />
          <p className="flex flex-wrap justify-between gap-x-4 text-12">
            <span>
              This ticket: {formatCoins(asked)}
              {cap === null ? "" : ` of ${formatCoins(cap)}`} {about.symbol}
            </span>
            {about.balance === null ? null : (
              <span>
                Has {formatCoins(about.balance)} {about.symbol} now
              </span>
            )}
          </p>
          {cap === null || cap === 0 ? null : (
            <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-fill-strong">
              <span
                className={share >= 1 && asked > cap ? "block h-full bg-warn" : "block h-full bg-muted"}
                style={{ width: `${share * 100}%` }}
              />
            </span>
          )}
        </>
      ) : null}
    </EffectRow>
  );
}

/** The effects that a verdict can have, or that there are none. */
export function VerdictParts({ now, ...props }: PartProps & { now: Date }) {
  const { sheet, set, problems } = props;
  const rejected = sheet.decision === "rejected";
  return (
    <>
      {rejected ? null : (
        <>
          <WarnPart {...props} />
          <BanPart {...props} now={now} />
          <RefundPart {...props} />
          <CoinsPart {...props} />
          <ItemPart {...props} />
        </>
      )}
      <EffectRow
        name="reject"
        icon={Ban}
        label={props.about.type === "report" ? "Reject the report" : "Reject it"}
        aside="Any role"
        checked={rejected}
        problem={rejected ? problems.decision : undefined}
        onChange={(on) =>
          set(
            on
              ? {
                  decision: "rejected",
                  warn: false,
                  ban: false,
                  refund: false,
                  compensate: false,
                  give: false,
                }
              : { decision: "upheld" },
          )
        }
      >
        <p>
          {rejected
            ? "Nothing follows but the reason below."
            : "Clears the effects above. The reason below stays."}
        </p>
      </EffectRow>
    </>
  );
}
