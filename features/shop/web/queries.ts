import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { askJson } from "@/lib/http/ask";
import type { SpotFacts } from "../data/spot";
import type { Quote } from "../dto";
import type { OrderState, QuoteInput } from "../schema";

export interface QuoteAnswer {
  quote: Quote;
  spot: SpotFacts | null;
}

function quoteAddress(guildId: string, input: QuoteInput): string {
  const { itemId, quantity, playerId, serviceId, place } = input;
  const params = new URLSearchParams({ itemId: String(itemId), quantity: String(quantity) });
  if (playerId !== null) params.set("playerId", String(playerId));
  if (serviceId !== null) params.set("serviceId", serviceId);
  if (place?.kind === "place") params.set("placeId", place.id);
  if (place?.kind === "spot") {
    params.set("map", place.map);
    params.set("x", String(place.x));
    params.set("z", String(place.z));
  }
  return `/api/guilds/${guildId}/shop/quote?${params}`;
}

/** What an order would cost and why it would be refused, asked anew for each choice. */
export function useQuote(guildId: string, input: QuoteInput) {
  return useQuery(
    queryOptions({
      queryKey: ["quote", guildId, input],
      queryFn: ({ signal }) => askJson<QuoteAnswer>(quoteAddress(guildId, input), { signal }),
      placeholderData: keepPreviousData,
      staleTime: 10_000,
    }),
  );
}

export interface OrderNow {
  state: OrderState;
  stateAt: string;
}

/** Where an order is, asked every 15 seconds while somebody looks; a hidden tab asks nothing. */
export function useOrderState(guildId: string, number: number, initial: OrderNow, moving: boolean) {
  return useQuery(
    queryOptions({
      queryKey: ["order", guildId, number],
      queryFn: ({ signal }) => askJson<OrderNow>(`/api/guilds/${guildId}/shop/orders/${number}`, { signal }),
      initialData: initial,
      refetchInterval: moving ? 15_000 : false,
      refetchIntervalInBackground: false,
      staleTime: 5_000,
    }),
  );
}
