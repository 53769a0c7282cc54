import { Segments } from "@/components/ui/tabs";
import type { ListingData } from "../../listing-loaders";
import { WIDTHS, type Width } from "../../listing-query";
import { FeaturedCards } from "../featured-cards";
import { ServerView } from "../server-view";
import { RowPreview } from "./row-preview";

type Opened = Extract<ListingData["opened"], { view: "preview" }>;

/** The kept draft as visitors will see it, by the public pages' own parts. It is a picture: nothing in it can be pressed. */
export function PreviewView({
  opened,
  featured,
  boards,
  width,
  path,
}: {
  opened: Opened;
  featured: boolean;
  boards: boolean;
  width: Width;
  path: string;
}) {
  const { page, cards } = opened;
  if (!page || !cards)
    return <p className="text-13 text-muted">There is nothing to show of this server yet.</p>;
  return (
    <section aria-label="Preview">
      <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segments
          label="Preview as"
          tabs={(Object.keys(WIDTHS) as Width[]).map((one) => ({
            href: `${path}?view=preview${one === "page" ? "" : `&as=${one}`}`,
            label: WIDTHS[one],
            current: one === width,
          }))}
        />
        <p className="text-13 text-muted">The draft that was saved last, with the numbers of now.</p>
      </div>
      {width === "card" ? (
        <div inert className="grid gap-8">
          <RowPreview directory={cards} />
          {featured ? (
            <div className="max-w-sm">
              <FeaturedCards directory={cards} />
            </div>
          ) : null}
        </div>
      ) : (
        <div
          inert
          className={
            width === "phone"
              ? "w-[390px] max-w-full overflow-hidden rounded-card border bg-ground px-4 pb-8"
              : "overflow-hidden rounded-card border bg-ground px-6 pb-10 max-md:px-4"
          }
        >
          <ServerView server={{ ...page, boards }} kills={null} />
        </div>
      )}
    </section>
  );
}
