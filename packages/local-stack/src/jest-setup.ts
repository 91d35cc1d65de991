import { joinTestStack, sharedTestPlaces } from './test-stack';

/** jest's globalSetup: real MongoDB and RabbitMQ for the tests of a package, shared by all test runs of this checkout. */
export default async function setup(): Promise<void> {
  await joinTestStack(await sharedTestPlaces(), (line) => process.stderr.write(`${line}\n`));
}
