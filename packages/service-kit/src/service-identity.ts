import type { ServiceName } from '@concord/contracts/names';

/** Which service this process is. */
export class ServiceIdentity {
  constructor(
    readonly name: ServiceName,
    readonly title: string,
    readonly description: string,
  ) {}
}
