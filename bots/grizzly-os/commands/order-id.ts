/** What a button that pays stands for: exactly what was shown beside it. */
export interface Order {
  /** The interaction that showed it: pressed twice it is one purchase. */
  shownBy: string;
  itemId: number;
  quantity: number;
  /** Of one piece. */
  price: number;
  playerId: number | null;
  serviceId: string | null;
  placeId: string | null;
}

// Discord keeps 100 signs with a button: numbers in base 36, ids of places in base64.
const short = (value: string | number | null): string => (value === null ? "" : BigInt(value).toString(36));
const packed = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex").toString("base64url");

function long(text: string): bigint | null {
  if (!/^[0-9a-z]{1,14}$/.test(text)) return null;
  return [...text].reduce((sum, sign) => sum * 36n + BigInt(Number.parseInt(sign, 36)), 0n);
}

function unpacked(text: string): string | null {
  const hex = Buffer.from(text, "base64url").toString("hex");
  if (hex.length !== 32) return null;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The order as a button's `custom_id`, at most 100 signs. A server's id that is no number stands as it is. */
export function writeOrder(order: Order): string {
  const { shownBy, itemId, quantity, price, playerId, serviceId, placeId } = order;
  const server = serviceId === null ? "" : /^[1-9]\d*$/.test(serviceId) ? short(serviceId) : `.${serviceId}`;
  const place = placeId === null ? "" : packed(placeId);
  const parts = [
    short(shownBy),
    short(itemId),
    short(quantity),
    short(price),
    short(playerId),
    server,
    place,
  ];
  return `shop:pay:${parts.join(":")}`;
}

/** Reads what {@link writeOrder} wrote; null for anything else. */
export function readOrder(customId: string): Order | null {
  const [prefix, what, ...parts] = customId.split(":");
  if (prefix !== "shop" || what !== "pay" || parts.length !== 7) return null;
  const [shown = "", item = "", many = "", each = "", player = "", server = "", place = ""] = parts;
  const [shownBy, itemId, quantity, price] = [shown, item, many, each].map(long);
  const playerId = player === "" ? null : long(player);
  const placeId = place === "" ? null : unpacked(place);
  if (shownBy == null || itemId == null || quantity == null || price == null) return null;
  if ((player !== "" && playerId === null) || (place !== "" && placeId === null)) return null;
  const serviceId = server === "" ? null : server.startsWith(".") ? server.slice(1) : `${long(server) ?? ""}`;
  return {
    shownBy: shownBy.toString(),
    itemId: Number(itemId),
    quantity: Number(quantity),
    price: Number(price),
    playerId: playerId === null ? null : Number(playerId),
    serviceId,
    placeId,
  };
}
