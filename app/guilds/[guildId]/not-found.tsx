import { NotFoundState } from "@/components/layout/not-found-state";

/** Inside the dashboard's frame, so that whoever looks through other eyes can stop that here. */
export default function GuildNotFound() {
  return <NotFoundState />;
}
