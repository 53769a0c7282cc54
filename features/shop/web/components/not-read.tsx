import { EmptyState } from "@/components/ui/states";

/** A page that was made while no database was there: it renews itself at the first visit. */
export function NotReadYet({ what }: { what: string }) {
  return <EmptyState title={`${what} is being read`}>It comes within a minute. Nothing is lost.</EmptyState>;
}
