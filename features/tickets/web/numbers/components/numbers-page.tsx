import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { NumbersData } from "../loaders";
import { CourseCard, WaitsCard } from "./numbers-course";
import { NumbersHead } from "./numbers-head";
import { AgentsCard, CategoriesCard, CommentsCard, PromisesCard } from "./numbers-people";
import { NumbersTiles } from "./numbers-tiles";

const PURPOSE = "How fast we answer, whether promises are kept, and how it went.";

/** The desk's numbers: from what people wrote and did, never from what somebody typed in. */
export function NumbersPage({ data }: { data: NumbersData }) {
  if (data.computedAt === null)
    return (
      <>
        <NumbersHead data={data} purpose={PURPOSE} />
        <EmptyState title="Nothing is counted yet">
          Grizzly OS counts what is written and done in tickets, within a minute of its start. The first
          numbers stand here then.
        </EmptyState>
      </>
    );
  const { now, earlier } = data;
  const quiet = now.opened + now.closed + now.messages === 0;
  return (
    <>
      <NumbersHead
        data={data}
        purpose={
          <>
            {PURPOSE} The last change was counted <Time at={data.computedAt} />.
          </>
        }
      />
      {quiet && earlier.opened + earlier.closed + earlier.messages === 0 ? (
        <EmptyState title="A quiet stretch" action={<ButtonLink href="/desk">To the inbox</ButtonLink>}>
          Nobody opened, answered or closed a ticket here, nor in the stretch before. Choose a longer one, or
          other filters.
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <NumbersTiles data={data} />
          <div className="grid grid-cols-[minmax(0,1fr)_22rem] items-start gap-4 max-xl:grid-cols-1">
            <div className="grid min-w-0 gap-4">
              <CourseCard data={data} />
              <AgentsCard data={data} />
              <CategoriesCard data={data} />
            </div>
            <div className="grid min-w-0 gap-4">
              <PromisesCard data={data} />
              <WaitsCard data={data} />
              <CommentsCard data={data} />
            </div>
          </div>
        </div>
      )}
    </>
  );
}
