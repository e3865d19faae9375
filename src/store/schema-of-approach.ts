/** A mentor’s plan for one mentee. */
export type ApproachTables = {
  approach: { pair_id: number; plan: string; changed_at: string }
}
