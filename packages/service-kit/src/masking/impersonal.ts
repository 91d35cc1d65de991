import { SetMetadata } from '@nestjs/common';

export const impersonal = 'concord:impersonal';

/** Says that the answers of a controller or method hold nothing about persons, so that they are never masked. */
export const Impersonal = () => SetMetadata(impersonal, true);
