// Edition: one slot of a subscription's timetable, published once.

export interface Edition {
  /** `subscription@instant`, which is also the delivery's id in the ledger. */
  readonly id: string;
  readonly subscriptionId: string;
  /** The instant on the timetable. */
  readonly dueAt: number;
}
