import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { formatSpan, MINUTE } from "@/lib/time";
import type { WindowServer } from "../../data/shop-window";
import type { Catalogue, DeliveryPromise } from "../../dto";
import { CUT_OFF_MINUTES } from "../../rules";
import { DeliveryHistogram } from "./delivery-histogram";
import { ShopTimes } from "./shop-times";

const PLATFORMS: Record<string, string> = { pc: "PC", xbox: "Xbox", playstation: "PlayStation" };
const COUNTS = [
  "No game server",
  "One server",
  "Two servers",
  "Three servers",
  "Four servers",
  "Five servers",
];
const LIST = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** `Two servers on Xbox: Chernarus and Livonia.` */
function serverWords(servers: readonly WindowServer[]): string {
  if (servers.length === 0) return "No game server is connected yet.";
  const platforms = new Set(servers.flatMap(({ platform }) => PLATFORMS[platform ?? ""] ?? []));
  const maps = new Set(servers.flatMap(({ mapName }) => mapName ?? []));
  const on = platforms.size > 0 ? ` on ${LIST.format(platforms)}` : "";
  const of = maps.size > 0 ? `: ${LIST.format(maps)}` : "";
  return `${COUNTS[servers.length] ?? `${servers.length} servers`}${on}${of}.`;
}

/** How long deliveries of this shop take, from its own orders. */
export function DeliveryCard({ delivery }: { delivery: DeliveryPromise | null }) {
  if (!delivery)
    return (
      <Card className="flex flex-col justify-center">
        <h2 className="font-semibold text-16">No delivery yet</h2>
        <p className="mt-1 text-13 text-muted">
          After the first orders, this shows how long they take from paying to the restart that places them.
        </p>
      </Card>
    );
  return (
    <Card>
      <h2 className="font-semibold text-16">
        Usually delivered within {formatSpan(delivery.withinMinutes * MINUTE)}
      </h2>
      <p className="text-13 text-muted">
        {delivery.percent} % of {delivery.orders} orders, last 30 days
      </p>
      <DeliveryHistogram promise={delivery} />
      <p className="mt-2 flex justify-between gap-4 border-t pt-3 text-12 text-muted">
        <span>Orders by time from paying to restart</span>
        <span>{delivery.refunded} refunded</span>
      </p>
    </Card>
  );
}

/** Whose shop this is, how it works in three sentences, and when the next order appears. */
export function ShopHead({
  shop,
  servers,
  at,
}: {
  shop: Catalogue;
  servers: readonly WindowServer[];
  at: string;
}) {
  return (
    <header className="grid gap-8 border-b pt-8 pb-8 md:grid-cols-[minmax(0,1fr)_400px] max-md:gap-6 max-md:pt-5 max-md:pb-5">
      <div className="flex flex-col">
        <div className="flex items-center gap-4">
          <Avatar square name={shop.guild.name} size={56} />
          <div className="min-w-0">
            <h1 className="truncate font-semibold text-24">{shop.guild.name}</h1>
            <p className="text-13 text-muted">{serverWords(servers)}</p>
          </div>
        </div>
        <p className="mt-5 mb-7 max-w-md text-16 text-muted max-md:mb-5">
          Items are paid in {shop.currency.name} that you{" "}
          <b className="font-medium text-ink">earn by playing</b>. They cannot be bought, and prices are the
          same for everyone. Your order appears on the map at a restart.
        </p>
        <div className="mt-auto">
          <ShopTimes servers={servers} cutOffMinutes={CUT_OFF_MINUTES} at={at} />
        </div>
      </div>
      <DeliveryCard delivery={shop.delivery} />
    </header>
  );
}
