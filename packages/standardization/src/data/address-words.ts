import { words } from './words';

/** Abbreviation and what it stands for; the key of an address uses the abbreviation. */
const abbreviations = `
  st street saint sankt sainte ste|rd road|ave avenue av avenida|blvd boulevard bd boul bvd|dr drive drv|ln lane|ct court
  pl place platz plaza|sq square|ter terrace tce terr|hwy highway|pkwy parkway pky|cres crescent cr|cl close|gr grove
  pde parade|cct circuit|esp esplanade|expy expressway|fwy freeway|aly alley|cir circle|trl trail|way wy|mt mount
  n north|s south|e east|w west|ne northeast|nw northwest|se southeast|sw southwest|str strasse|bldg building blg
  fl floor flr|hs house|all allee|ch chemin|rte route|imp impasse|fbg faubourg|gdns gardens gdn|pk park|box postfach
`;

/** Folded word to its abbreviation. `st` stays as it is, be it street or saint. */
export const streetAbbreviations: ReadonlyMap<string, string> = new Map(
  abbreviations
    .trim()
    .split(/[|\n]/)
    .flatMap((row) => {
      const [short = '', ...long] = row.trim().split(' ');
      return long.map((word): [string, string] => [word, short]);
    }),
);

/** Say nothing in a key: words before a house or flat number. */
export const keyFillers = words(
  'no nr num number apt apartment unit suite flat room rm appt app whg wohnung po',
);

/** Words after which, in an address without commas, the town begins. */
export const streetTypes = words(`
  street st road rd avenue ave av boulevard blvd drive dr lane ln court ct place pl square sq terrace ter tce highway hwy
  parkway pkwy crescent cres close circuit cct way circle cir trail parade pde grove broadway
`);

/** Stay in capitals in a line that was all capitals. */
export const capitalWords = words('N S E W NE NW SE SW PO II III IV USA UK');

/** Stay lower-case inside a line. */
export const lineParticles = words(
  'de la le les du des der den dem di da do dos del van von zur zum am an auf im in of the and bis ter et und y',
);

/** Countries that write the postcode before the town. */
export const postcodeFirstCountries = words(`
  DE AT CH LI FR BE NL LU ES IT PT DK NO SE FI IS PL CZ SK HU RO BG HR SI RS BA MK ME GR TR EE LV LT MC SM VA UA MA TN DZ IL MX
`);

/** Countries that write the house number after the street. */
export const numberLastCountries = words(
  'DE AT CH LI NL BE DK NO SE FI IS PL CZ SK HU HR SI RS BA IT ES PT BR RO GR TR EE LV LT RU UA',
);

/** Words in the name of a building, which stands on a line of its own. */
export const buildingWords = words(`
  house building bldg tower towers court block centre center mansion mansions hall lodge cottage farm mill works annex annexe
  wing haus gebäude hochhaus bâtiment batiment bât résidence residence immeuble edificio palazzo gebouw villa manor chambers
  arcade exchange studios plaza barn rectory vicarage
`);
