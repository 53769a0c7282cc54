import { OWN_REPLY, writingRoute } from "@/features/tickets/writing";

export const POST = writingRoute(OWN_REPLY);
