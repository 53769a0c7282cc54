import { STAFF_NOTE, writingRoute } from "@/features/tickets/writing";

export const POST = writingRoute(STAFF_NOTE);
