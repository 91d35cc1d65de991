import type { AddressValue } from '@concord/contracts/canonical';
import { hidden } from '../../masking/hidden';
import { maskPostcode } from '../postcode/masking';

/** City, region and country stay, the beginning of the postcode too; what leads to a door is hidden. */
export function maskAddress({ city, region, postcode, country }: AddressValue): AddressValue {
  return {
    lines: [hidden],
    ...(city === undefined ? {} : { city }),
    ...(region === undefined ? {} : { region }),
    ...(postcode === undefined ? {} : { postcode: maskPostcode(postcode) }),
    ...(country === undefined ? {} : { country }),
  };
}
