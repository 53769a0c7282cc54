import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copyable";
import { EmptyState } from "@/components/ui/states";
import type { ListingData } from "../../listing-loaders";

type Opened = Extract<ListingData["opened"], { view: "share" }>;

/** What an owner puts elsewhere: the badge with its code, and the card that a link unfolds to. */
export function ShareView({ opened: { slug, codes } }: { opened: Opened }) {
  if (slug === null) {
    return (
      <Card>
        <EmptyState title="Nothing to share yet">Badge and card come with the live page.</EmptyState>
      </Card>
    );
  }
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <Card>
        <CardHeader
          title="Badge"
          hint="For your website, readme or forum. It draws itself anew every minute, with the clock of its count."
          className="mb-4"
        />
        {/* biome-ignore lint/performance/noImgElement: a drawing of ours that changes by itself */}
        <img src={`/servers/${slug}/badge.svg`} alt="The badge as it is now" height={28} className="h-7" />
        <ul className="mt-5 grid gap-4">
          {codes.map(({ label, code }) => (
            <li key={label} className="grid gap-1.5">
              <div className="flex items-center justify-between gap-3">
                <p className="font-medium text-13">{label}</p>
                <CopyButton value={code} label={`Copy ${label}`} />
              </div>
              <pre className="overflow-x-auto rounded-control bg-sunken p-3 font-mono text-12">{code}</pre>
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <CardHeader
          title="Card"
          hint="What a link to your page unfolds to in Discord and elsewhere. Others may keep it for a while."
          className="mb-4"
        />
        {/* biome-ignore lint/performance/noImgElement: a picture of ours that changes by itself */}
        <img
          src={`/servers/${slug}/card.png`}
          alt="The card as it is now"
          width={1200}
          height={630}
          className="h-auto w-full rounded-card border"
        />
      </Card>
    </div>
  );
}
