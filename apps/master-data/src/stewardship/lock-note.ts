/** Who locked a customer, when and why. */
export interface LockNote {
  /** `lck_…` */
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

export function noteOf({ id, by, at, reason }: LockNote): LockNote {
  return { id, by, at, reason };
}
