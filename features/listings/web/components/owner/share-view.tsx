import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copyable";
import { EmptyState } from "@/components/ui/states";
import type { ListingData } from "../../listing-loaders";

type Opened = Extract<ListingData["opened"], { view: "share" }>;

/** What an owner puts elsewhere: the badge with its code. */
export function ShareView({ opened: { slug, codes } }: { opened: Opened }) {
  if (slug === null) {
    return (
      <Card>
        <EmptyState title="Nothing to share yet">
          The badge comes with the live page: it shows its name and its players.
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="grid max-w-3xl items-start gap-6">
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
    </div>
  );
}
