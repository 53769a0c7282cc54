import { NotFoundState } from "@/components/layout/not-found-state";

/** Inside the frame, which has its own place for a page's content. */
export default function NotFound() {
  return <NotFoundState />;
}
