import type { FrequencyTable } from './model';
import { restFrequencies } from './levels';

/** Per mille of people; England and Wales, United States and Australia, 1850 to 2000, taken together. */
const givenNames = `
john 30 william 25 james 24 george 15 thomas 15 robert 16 charles 12 david 14 michael 14 joseph 11 henry 10
richard 11 edward 9 mary 20 elizabeth 12 anne 4 ann 6 margaret 7 sarah 9 jane 5 alice 4 emma 5 emily 5
daniel 9 matthew 8 christopher 9 andrew 8 anthony 6 paul 8 mark 8 steven 6 stephen 6 peter 7 kevin 5 brian 5
patricia 6 linda 6 barbara 6 jennifer 6 maria 5 susan 7 dorothy 4 lisa 4 nancy 3 karen 4 betty 3 helen 4
sandra 3 donna 3 carol 3 ruth 3 sharon 3 michelle 4 laura 4 kimberly 3 deborah 3 jessica 5 ashley 3 amanda 3
samuel 6 benjamin 5 alexander 5 joshua 6 jack 6 oliver 6 harry 6 thomas 15 charlie 4 jacob 5 ethan 4 noah 4
joan 2 frances 2 arthur 6 frederick 6 albert 4 alfred 4 walter 4 ernest 3 francis 4 harold 3 edwin 2 philip 4
hugh 2 patrick 4 martin 4 simon 3 alan 3 ian 3 kenneth 4 ronald 4 donald 4 eric 3 frank 4 raymond 3 gary 4
nicholas 5 jonathan 4 timothy 4 jason 4 ryan 5 adam 4 nathan 3 luke 4 liam 3 lucas 3 max 2 leo 2 oscar 2
sophie 4 olivia 5 amelia 4 isabella 4 grace 4 charlotte 5 ella 3 lily 4 chloe 4 mia 4 hannah 4 lucy 4 ellie 3
ruby 3 evie 2 freya 2 georgia 2 lachlan 2 nicholas 4 mitchell 2 alexandra 2 catherine 5 kate 2 katie 2 rachel 4
rebecca 5 anna 4 julia 2 claire 3 nicola 3 victoria 4 louise 3 christine 3 jacqueline 2 julie 4 ali 2 mohammed 6
muhammad 6 jose 3 juan 2 carlos 2 antonio 2 luis 2 hans 1 peter 5 karl 1 jean 2 pierre 1 marie 3 maria 5 giovanni 1
edmund 2 herbert 2 percy 1 leonard 2 sidney 2 stanley 2 ralph 2 roger 2 lewis 2 louis 2 isaac 2 jeremy 2 oliver 6
anna 4 thomas 15 lukas 3 leon 2 felix 2 jonas 2 paul 8 lena 2 laura 4 sabine 2 petra 2 monika 2 ursula 2 andreas 4
stefan 4 wolfgang 2 klaus 2 jurgen 2 markus 2 christian 4 sebastian 2 katharina 2 claudia 3 heike 2 birgit 2
philippe 2 nicolas 2 julien 2 sylvie 2 nathalie 2 isabelle 2 sandrine 2 camille 2 lea 2 marco 2 giulia 2 francesca 2
francesco 2 andrea 3 carmen 3 pablo 2 miguel 2 javier 2 manuel 2 fernando 2 sofia 3 elena 2 lars 1 erik 1 anders 1
jan 2 piotr 1 anna 4 katarzyna 1 ivan 2 olga 2 sergey 2 hiroshi 1 priya 1 fatima 3 ahmed 3 omar 2 wei 2 li 2 min 1
lord 6 sir 12 lady 4 mr 8 mrs 8 miss 4 dr 5 rev 3 baronet 5 bt 2 jr 2 junior 2 von 2 van 3 de 5 la 2 du 1 st 1
`;

/** Per mille of people; the same countries. */
const familyNames = `
smith 11 jones 8 williams 7 brown 6 taylor 6 johnson 7 davies 5 wilson 5 evans 4 thomas 4 roberts 3 walker 3
wright 3 robinson 3 thompson 4 white 4 hughes 3 edwards 3 green 3 hall 3 wood 2.5 harris 3 lewis 3 martin 4
jackson 3 clarke 3 clark 3 turner 2.5 hill 2.5 scott 3 cooper 2.5 morris 2.5 ward 2 moore 3 king 2.5 watson 2
baker 2.5 harrison 2 morgan 2.5 patel 2 allen 2.5 james 2 phillips 2 mitchell 2.5 campbell 2.5 lee 3 anderson 3.5
young 2.5 parker 2 cook 2 bennett 2 shaw 1.7 griffiths 1.5 kelly 2 richardson 2 cox 2 marshall 1.6 collins 2
bell 2 murphy 2 adams 2 miller 4 davis 4 garcia 3 rodriguez 3 martinez 3 hernandez 3 lopez 2.5 gonzalez 2.5
perez 2 sanchez 2 ramirez 2 torres 2 nguyen 2.5 flores 1.5 rivera 1.5 gomez 1.5 diaz 1.5 khan 1.7 singh 2 ali 1.5
ahmed 1.2 begum 1 murray 1.5 stewart 2 simpson 1.3 mason 1.3 hunt 1.3 rogers 1.7 reed 1.5 gray 1.5 grant 1.2
graham 1.4 ross 1.3 fraser 1 macdonald 1.1 robertson 1.5 ryan 1.5 webb 1.3 palmer 1.3 mills 1.2 fox 1.2 stone 1
carter 2 nelson 1.7 howard 1.5 russell 1.4 powell 1.3 price 1.5 butler 1.3 barnes 1.4 fisher 1.3 foster 1.5
henderson 1.2 cole 1.2 west 1.2 jordan 1.1 reynolds 1.2 hamilton 1.3 wallace 1.1 woods 1 long 1.1 perry 1.2
peters 1 chapman 1.2 dixon 1 ellis 1.3 gibson 1.2 hart 1 holmes 1.1 hudson .9 hunter 1 kennedy 1.1 knight 1.2
lloyd 1 matthews 1.1 mcdonald 1.2 mccarthy .8 obrien 1 oconnor .8 owen 1 pearson 1 rose 1 saunders .9 spencer 1
stevens 1.2 sullivan 1 walsh 1 watts .9 wells 1 williamson 1 muller 1.2 schmidt 1.2 schneider .8 fischer .8
weber .7 meyer .8 wagner .7 becker .6 hoffmann .5 rossi .5 russo .4 silva 1.2 santos 1 martinez 3 kim 2 park 1.2
becker 1.2 schulz 1 bauer 1 koch 1 richter .8 klein .9 wolf .9 schroder .7 neumann .8 schwarz .8 braun .8
zimmermann .7 hofmann .8 hartmann .7 lange .7 krause .7 lehmann .7 kohler .6 mayer .7 maier .7 huber .7 kaiser .6
fuchs .6 peters 1 scholz .6 moller .6 weiss .6 jung .6 hahn .5 vogel .6 keller .7 frank .6 berger .7 bernard .6 dubois .6
durand .6 moreau .6 laurent .6 simon .7 michel .6 lefebvre .6 leroy .6 roux .5 andre .5 petit .6 ferrari .5 esposito .5
bianchi .5 romano .5 colombo .5 ricci .5 marino .5 fernandez 1.5 gonzales 1 alvarez .8 romero .8 jimenez .8 ruiz .8
alonso .6 moreno .8 jansen .5 devries .4 janssen .5 andersson .5 johansson .5 hansen .8 larsen .5 nielsen .6 jensen .7
ivanov .6 kowalski .4 nowak .4 novak .4 kumar 1.5 sharma 1 gupta .6 shah .7 hussain 1 chowdhury .4 tanaka .4 sato .4
suzuki .4 tran 1 pham .6 le .8 hoang .3 choi .5 jung .6 chang .6
sir 1 baronet 2 bt 1
`;

const cities = `
london 40 birmingham 12 manchester 12 liverpool 9 leeds 8 sheffield 7 bristol 7 edinburgh 8 glasgow 9 dublin 8
cardiff 5 belfast 5 newcastle 4 nottingham 5 leicester 5 coventry 4 bradford 4 westminster 8 sydney 20 melbourne 20
brisbane 10 perth 9 adelaide 6 canberra 3 paris 12 berlin 10 hamburg 5 munchen 4 munich 4 madrid 8 roma 6 rome 6
milano 4 wien 5 vienna 5 zurich 4 amsterdam 5 bruxelles 3 brussels 3 new\u00a0york 20 los\u00a0angeles 10 chicago 8 houston 6
boston 5 philadelphia 5 san\u00a0francisco 5 toronto 6 montreal 4 beijing 25 shanghai 28 guangzhou 15 shenzhen 15
chengdu 12 chongqing 10 hangzhou 10 wuhan 10 nanjing 8 tianjin 8 xian 8 suzhou 7 singapore 10 hong\u00a0kong 12 taipei 6
北京 25 上海 28 广州 15 深圳 15 成都 12 重庆 10 杭州 10 武汉 10 南京 8 天津 8 西安 8 苏州 7
`;

/** Days that systems fill in when they know none. The 1st of January of any year stands for "year only". */
const placeholderDates: Readonly<Record<string, number>> = {
  'january-first': 0.0012,
  '1900-01-01': 0.02,
  '1970-01-01': 0.02,
  '1901-01-01': 0.01,
  '2000-01-01': 0.01,
  '1980-01-01': 0.008,
  '1800-01-01': 0.005,
  '1990-01-01': 0.005,
  '1911-11-11': 0.005,
  '1999-09-09': 0.002,
};

const placeholderMail =
  'info 5 sales 3 office 3 contact 3 admin 4 noreply 5 no-reply 5 test 6 none 4 unknown 4 na 3 mail 2 service 2 support 2 kontakt 2 hello 1';

/** Words that many organizations have in their names. */
const organizationWords = `
international 25 group 40 holdings 20 services 30 solutions 25 trading 20 technology 25 technologies 25 systems 20
consulting 15 company 25 global 15 industries 15 management 15 engineering 12 construction 12 media 8 software 8 the 15
and 30 of 25 bank 10 energy 8 logistics 8 transport 8 design 6 foods 5 medical 5 university 5 school 5 hospital 4
association 5 centre 5 center 5 european 3 china 10 shanghai 8 beijing 8 shenzhen 6 london 4 american 4 national 5 united 4
first 4 new 5 north 3 south 3 west 3 east 3 city 3 auto 4 motors 4 electric 4 electronics 5 equipment 4 products 4
enterprises 8 partners 8 capital 6 investment 6 investments 6 properties 6 associates 5 marketing 4 health 4 care 4
`;

function table(source: string, rest: number, text: string): FrequencyTable {
  const values: Record<string, number> = {};
  for (const [, name = '', share = ''] of text.matchAll(/(\S[^\d\n]*?) +([\d.]+)(?=\s|$)/g)) {
    values[name.replace(/\u00a0/g, ' ')] = Number(share) / 1000;
  }
  return { source, rest, values };
}

const registers = 'common names of English-speaking registers, rounded';
const plain = (rest: number): FrequencyTable => ({
  source: 'default of the type',
  rest,
  values: {},
});

/** Value frequencies that hold before any data was seen. */
export const builtInFrequencies: Readonly<Record<string, FrequencyTable>> = {
  given: table(registers, restFrequencies.given, givenNames),
  family: table(registers, restFrequencies.family, familyNames),
  organization: table(
    'common words of company names',
    restFrequencies.organization,
    organizationWords,
  ),
  date: {
    source: 'placeholder days of business systems',
    rest: restFrequencies.date,
    values: placeholderDates,
  },
  email: table('mailboxes of roles and placeholders', restFrequencies.email, placeholderMail),
  phone: plain(restFrequencies.phone),
  address: plain(restFrequencies.address),
  postcode: plain(restFrequencies.postcode),
  place: table('large cities', restFrequencies.place, cities),
  identifier: plain(restFrequencies.identifier),
  category: plain(restFrequencies.category),
  text: plain(restFrequencies.text),
  number: plain(restFrequencies.number),
  gender: { source: 'census', rest: 0.5, values: { female: 0.5, male: 0.5, other: 0.02 } },
  country: plain(0.4),
  language: plain(0.4),
  boolean: { source: 'default of the type', rest: 0.5, values: {} },
};
