/** Who a log line names. Rows are keyed on the id; the name is what was written that time. */
export interface LogPlayer {
  platformId: string;
  name: string;
}
