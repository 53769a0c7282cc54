import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from "discord.js";
import { plain } from "@/features/guilds/feed-words";
import { formatCoins } from "@/lib/money";

/** A moment as Discord shows it, in the reader's zone and words: by itself, or how far away. */
export const when = (iso: string, style: "f" | "R" | "t" = "R"): string =>
  `<t:${Math.floor(Date.parse(iso) / 1_000)}:${style}>`;

export const coins = (amount: number | bigint, { symbol }: { symbol: string }): string =>
  `${formatCoins(amount)} ${plain(symbol)}`;

export const many = (count: number, one: string, more = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${formatCoins(count)} ${more}`;

type Row = APIActionRowComponent<APIButtonComponent>;

export const row = (...buttons: APIButtonComponent[]): Row => ({
  type: ComponentType.ActionRow,
  components: buttons,
});

/** A button that leads to the website. */
export const link = (label: string, url: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  label,
  url,
});

/** A button of ours. @param custom_id at most 100 signs, a component's prefix and a colon first */
export const button = (
  custom_id: string,
  label: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger = ButtonStyle.Secondary,
): APIButtonComponent => ({ type: ComponentType.Button, style, label: label.slice(0, 80), custom_id });

/** Lines of a message, as many as Discord takes. */
export function lines(...all: (string | null)[]): string {
  const text = all.filter((line) => line !== null).join("\n");
  return text.length <= 2_000 ? text : `${text.slice(0, 1_999)}…`;
}
