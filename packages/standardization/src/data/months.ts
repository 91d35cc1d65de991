/** Month names and abbreviations, folded (no accents), in the languages of the sources. */
const names = `
  jan january januar janvier enero ene gennaio gen januari janeiro stycznia styczen jaenner janner
  feb february februar fevrier fev febrero febbraio februari fevereiro lutego luty feber
  mar march marz maerz mrz mars marzo maart marco mrt marca marzec
  apr april avril avr abril abr aprile kwietnia kwiecien
  may mai mayo maggio mei maio maj maja mag
  jun june juni juin junio giugno giu junho czerwca czerwiec
  jul july juli juillet julio luglio lug julho lipca lipiec juil
  aug august aout agosto ago augustus sierpnia sierpien
  sep sept september septembre septiembre settembre set setembro wrzesnia wrzesien
  oct october oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik
  nov november novembre noviembre novembro listopada listopad
  dec december dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien
`;

/** Folded month name to 1 to 12. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
  names
    .trim()
    .split('\n')
    .flatMap((row, index) =>
      row
        .trim()
        .split(' ')
        .map((name): [string, number] => [name, index + 1]),
    ),
);

/** Words around a written date that say nothing. */
export const dateFillers: ReadonlySet<string> = new Set(
  `of the de del di le den der am vom on born geb geboren dob ne nee
   monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
   montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
   lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo`.split(
    /\s+/,
  ),
);

/** First year of the eras of Japan and of the Republic of China (year 1 of the era). */
export const eraStarts: ReadonlyMap<string, number> = new Map([
  ['明治', 1868],
  ['大正', 1912],
  ['昭和', 1926],
  ['平成', 1989],
  ['令和', 2019],
  ['民国', 1912],
  ['民國', 1912],
]);
