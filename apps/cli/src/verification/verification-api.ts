import { goldenVerification, type GoldenVerification } from '@concord/contracts/verification';
import type { ServiceConnection } from '../service-connection';

const pageSize = 500;
/** The most that one request may draw. */
const largestSample = 5_000;

/** Every golden record, page by page. */
export async function* verifyAllGolden(
  master: ServiceConnection,
): AsyncIterable<GoldenVerification> {
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: String(pageSize),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const page = await master.get(`/v1/verification/golden?${String(query)}`, goldenVerification);
    yield page;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** Some of them, drawn by chance; in several draws where they are many, in which one may come twice. */
export async function* verifySomeGolden(
  master: ServiceConnection,
  size: number,
): AsyncIterable<GoldenVerification> {
  for (let left = size; left > 0; left -= largestSample) {
    const sample = Math.min(left, largestSample);
    yield await master.get(`/v1/verification/golden?sample=${sample}`, goldenVerification);
  }
}
