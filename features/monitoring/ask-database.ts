import { databaseClock } from "@/db/clock";
import { withPublic } from "@/db/context";

/** Asks the database what time it is: proof that it answers. @throws AppError unavailable, at the latest after two seconds */
export const askDatabase = (): Promise<Date> => withPublic(databaseClock, { statementTimeoutMs: 2_000 });
