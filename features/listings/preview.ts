import type { ServerCard } from "./card";
import type { ListingForm } from "./form";
import type { ServerPage } from "./schema";

/** The parts of a form that page and card show as they are. */
function shown(form: ListingForm) {
  const { serverName: name, tagline, icon, hue, platform, region, city, languages, fighting, tags } = form;
  return { name, tagline, icon, hue, platform, region, city, languages, fighting, tags };
}

interface Drawn {
  /** The next restarts by the form's hours, ISO. */
  restarts: string[];
  /** Address of the form's banner in the dashboard; null without one. */
  banner: string | null;
}

/** A server's page as a form would make it: its texts, with the numbers of now. */
export function pageWith(page: ServerPage, form: ListingForm, { restarts, banner }: Drawn): ServerPage {
  const { description, rules, inviteLink, website, mods, features, wipes, restartTimes, timeZone } = form;
  const texts = { description, rules, inviteLink, website, mods, features, wipes, restartTimes, timeZone };
  return { ...page, ...shown(form), ...texts, slug: form.slug, restarts, banner };
}

/** A server's card as a form would make it. */
export function cardWith(card: ServerCard, form: ListingForm, { restarts, banner }: Drawn): ServerCard {
  const { banner: _, ...rest } = card;
  return { ...rest, ...shown(form), slug: form.slug, restarts, ...(banner && { banner }) };
}
