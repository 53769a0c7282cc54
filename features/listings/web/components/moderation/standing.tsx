import { Status } from "@/components/ui/badge";
import { type ListingStanding, standingWords } from "../../../review";

/** Where a listing stands, for staff: what its guild hid is not hidden by them. */
export function Standing({ standing }: { standing: ListingStanding }) {
  const { meaning, label } = standingWords(standing);
  return <Status meaning={meaning}>{label === "Hidden by you" ? "Hidden by its guild" : label}</Status>;
}
