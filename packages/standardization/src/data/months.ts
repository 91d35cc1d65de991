/** Month names and abbreviations, folded (no accents), in the languages of the sources. */
const names = `
  jan january januar janvier enero ene gennaio gen januari janeiro stycznia styczen jaenner janner leden ledna ocak januarie ianuarie tammikuu tammikuuta gener января январь янв січня sty i
  feb february februar fevrier fev febrero febbraio februari fevereiro lutego luty feber unor unora subat februarie helmikuu helmikuuta lut февраля февраль фев лютого ii
  mar march marz maerz mrz mars marzo maart marco mrt marca marzec brezen brezna mart martie maaliskuu maaliskuuta marts marcius mac марта март мар березня iii
  apr april avril avr abril abr aprile kwietnia kwiecien duben dubna nisan aprilie huhtikuu huhtikuuta kwi aprilis апреля апрель апр квітня iv
  may mai mayo maggio mei maio maj maja mag kveten kvetna mayis toukokuu toukokuuta majus мая май травня v
  jun june juni juin junio giugno giu junho czerwca czerwiec cerven cervna haziran iunie kesakuu kesakuuta cze junius июня июнь июн червня vi
  jul july juli juillet julio luglio lug julho lipca lipiec juil cervenec cervence temmuz iulie heinakuu heinakuuta lip julius июля июль июл липня vii
  aug august aout agosto ago augustus sierpnia sierpien srpen srpna agustos elokuu elokuuta sie augusztus ag авг августа август серпня viii
  sep sept september septembre septiembre settembre set setembro wrzesnia wrzesien zari eylul septembrie syyskuu syyskuuta wrz szeptember сентября сентябрь сен сент вересня ix
  oct october oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik rijen rijna ekim octombrie lokakuu lokakuuta paz октября октябрь окт жовтня x
  nov november novembre noviembre novembro listopada listopad listopadu kasim noiembrie marraskuu marraskuuta ноября ноябрь ноя xi
  dec december dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien prosinec prosince aralik decembrie joulukuu joulukuuta gru desember декабря декабрь дек грудня xii
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
   понедельник вторник среда четверг пятница суббота воскресенье г года lunedi martedi mercoledi giovedi venerdi sabato domenica
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
