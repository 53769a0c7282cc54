import { STAFF_REPLY, writingRoute } from "@/features/tickets/writing";

export const POST = writingRoute(STAFF_REPLY);
