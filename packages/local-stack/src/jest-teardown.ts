import { leaveTestStack, sharedTestPlaces } from './test-stack';

/** jest's globalTeardown: the counterpart of jest-setup. */
export default async function teardown(): Promise<void> {
  await leaveTestStack(await sharedTestPlaces());
}
