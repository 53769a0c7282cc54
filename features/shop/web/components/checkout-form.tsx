"use client";
import { type ComponentType, useState } from "react";
import type { PlaceMapProps } from "@/features/deliveries/map-view";
import { type Choice, firstChoice, firstPlace, placesFor } from "../../checkout-choice";
import type { Checkout } from "../../data/checkout";
import type { Quote } from "../../dto";
import { useQuote } from "../queries";
import { CheckoutItem } from "./checkout-item";
import { CheckoutSummary } from "./checkout-summary";
import { CheckoutWhere, type MapFacts } from "./checkout-where";
import { CheckoutWho } from "./checkout-who";
import { useKeptPress } from "./use-kept-press";
import { usePurchase } from "./use-purchase";

export interface CheckoutProps {
  data: Checkout;
  guild: { id: string; slug: string; name: string };
  /** Facts of each map that the guild's servers play, by its key. */
  maps: Record<string, Omit<MapFacts, "footprint">>;
  /** Made when the page opened: whatever is pressed on it is one order. */
  pressKey: string;
  maxQuantity: number;
}

/** Who, how many, where, and the one press. Nothing is decided here: each choice is asked of the site. */
export function CheckoutForm(props: CheckoutProps & { Map: ComponentType<PlaceMapProps> }) {
  const { data, guild } = props;
  const { item } = data;
  const inGame = item.kind === "in_game";
  const [own, setOwn] = useState<Choice>(() => firstChoice(data));
  const [key, setKey] = useState(props.pressKey);
  const [price, setPrice] = useState(item.price);
  const { kept, keep, drop } = useKeptPress(guild.id, item.id);
  const { pay, busy, problem, forget } = usePurchase(guild.id, guild.slug, keep);

  const choice: Choice = kept ? kept.input : own;
  const change = (part: Partial<Choice>) => {
    forget();
    drop();
    setOwn({ ...choice, ...part });
  };
  const asked = inGame
    ? { itemId: item.id, ...pick(choice) }
    : { itemId: item.id, quantity: choice.quantity, playerId: null, serviceId: null, place: null };
  const { data: answer, error, isPlaceholderData } = useQuote(guild.id, asked);
  const server = data.servers.find((one) => one.serviceId === choice.serviceId) ?? null;
  const player = data.players.find((one) => one.playerId === choice.playerId) ?? null;
  const quote = answer?.quote ?? guess(props, choice, server?.makes ?? null);
  const shownPrice = kept ? kept.input.expectedPrice : problem?.price ? price : quote.unitPrice;
  const total = shownPrice * choice.quantity;
  const { zones, saved } = placesFor(data, server);
  const placeId = choice.place?.kind === "place" ? choice.place.id : null;
  const placeName =
    choice.place?.kind === "spot"
      ? "your spot"
      : ([...zones, ...saved].find((one) => one.id === placeId)?.name ?? null);
  const ready = kept !== null || problem !== null || (!isPlaceholderData && quote.allowed);
  const mapKey = server?.map ?? null;
  const map = mapKey === null ? null : props.maps[mapKey];

  function press() {
    const expectedPrice = problem?.kind === "price" && problem.price !== null ? problem.price : shownPrice;
    setPrice(expectedPrice);
    void pay(kept && problem?.kind !== "price" ? kept.input : { ...asked, key, expectedPrice });
  }
  function anew() {
    keep(null);
    drop();
    forget();
    setKey(crypto.randomUUID());
  }
  return (
    <div className="grid items-start gap-10 md:grid-cols-[minmax(0,1fr)_344px] max-md:gap-6">
      <div className="min-w-0">
        <div className="grid border-t md:grid-cols-[1fr_1fr]">
          <div className="py-5 md:pr-6">
            <CheckoutItem
              item={item}
              quantity={choice.quantity}
              most={Math.min(
                props.maxQuantity,
                item.stock ?? props.maxQuantity,
                Math.max(1, quote.mayBuy ?? 99),
              )}
              mayBuy={quote.mayBuy}
              change={(quantity) => change({ quantity })}
            />
          </div>
          {inGame ? (
            <div className="py-5 md:border-l md:pl-6 max-md:border-t">
              <CheckoutWho
                players={data.players}
                servers={data.servers}
                server={server}
                playerId={choice.playerId}
                choosePlayer={(playerId) => change({ playerId })}
                chooseServer={(serviceId) => {
                  const next = data.servers.find((one) => one.serviceId === serviceId) ?? null;
                  change({ serviceId, place: firstPlace(data, player, next) });
                }}
              />
            </div>
          ) : null}
        </div>
        {inGame ? (
          <CheckoutWhere
            data={data}
            guildName={guild.name}
            server={server}
            player={player}
            place={choice.place}
            spot={answer && !isPlaceholderData ? answer.spot : null}
            map={
              map && server
                ? { ...map, footprint: `/api/guilds/${guild.id}/footprint/${server.serviceId}` }
                : null
            }
            Map={props.Map}
            choose={(place) => change({ place })}
          />
        ) : null}
      </div>
      <aside className="md:sticky md:top-6">
        {kept ? (
          <p role="status" className="mb-3 rounded-control border border-info/40 bg-info-soft p-3 text-13">
            Your last press got no answer. Asking again is about that same order: it never pays twice.
          </p>
        ) : null}
        <CheckoutSummary
          quote={{
            ...quote,
            quantity: choice.quantity,
            total,
            coinsAfter: quote.coinsBefore - total,
            reasons:
              error && !answer
                ? ["What this costs could not be asked just now. Nothing was paid."]
                : quote.reasons,
          }}
          inGame={inGame}
          playerName={player?.name ?? null}
          placeName={placeName}
          collectUntil={collectUntil(server?.restarts ?? [], quote.expectedAt)}
          ready={ready}
          busy={busy}
          problem={problem}
          guildSlug={guild.slug}
          onPay={press}
          onAnew={anew}
        />
      </aside>
    </div>
  );
}

const pick = ({ quantity, playerId, serviceId, place }: Choice) => ({ quantity, playerId, serviceId, place });

const collectUntil = (restarts: readonly string[], makes: string | null): string | null =>
  makes === null ? null : (restarts.find((at) => at > makes) ?? null);

/** What stands in the summary until the first answer came: what the page itself knows. */
function guess({ data }: CheckoutProps, choice: Choice, makes: string | null): Quote {
  const total = data.item.price * choice.quantity;
  return {
    itemId: data.item.id,
    name: data.item.name,
    quantity: choice.quantity,
    unitPrice: data.item.price,
    total,
    coinsBefore: data.coins,
    coinsAfter: data.coins - total,
    currency: data.currency,
    stock: data.item.stock,
    mayBuy: null,
    place: null,
    playerName: null,
    expectedAt: makes,
    allowed: false,
    reasons: [],
  };
}
